package org.ipmarket.auction.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SignaturesTest {
    @Test
    void aPrivateKeyGivesItsPair() throws Exception {
        KeyPair made = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

        KeyPair read = Signatures.keyPair(
                Base64.getEncoder().encodeToString(made.getPrivate().getEncoded()));

        assertThat(read.getPublic()).isEqualTo(made.getPublic());
        assertThat(Signatures.verify(made.getPublic(), "text", Signatures.sign(read.getPrivate(), "text")))
                .isTrue();
        assertThat(Signatures.verify(made.getPublic(), "other text", Signatures.sign(read.getPrivate(), "text")))
                .isFalse();
    }

    @Test
    void theFirstVectorOfRfc8032() {
        String pkcs8 =
                "302e020100300506032b6570042204209d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
        byte[] encoded = HexFormat.of().parseHex(pkcs8);

        KeyPair pair = Signatures.keyPair(Base64.getEncoder().encodeToString(encoded));

        assertThat(HexFormat.of().formatHex(pair.getPublic().getEncoded()))
                .endsWith("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assertThat(Signatures.sign(pair.getPrivate(), ""))
                .startsWith(Base64.getEncoder()
                        .encodeToString(HexFormat.of().parseHex("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974")));
    }

    @Test
    void whatIsNoKeyIsRefused() {
        assertThatThrownBy(() -> Signatures.keyPair("bm90IGEga2V5")).isInstanceOf(IllegalArgumentException.class);
    }
}
