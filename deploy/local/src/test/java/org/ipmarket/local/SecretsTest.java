package org.ipmarket.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path home;

    private Secrets secrets() {
        return new Secrets(new Settings(home, home, 0, home, false));
    }

    @Test
    void aSecretIsMadeOnceAndKept() {
        String first = secrets().database("listing");
        assertThat(first).hasSize(48);
        assertThat(secrets().database("listing")).isEqualTo(first);
        assertThat(secrets().database("bidding")).isNotEqualTo(first);
        assertThat(secrets().client("listing")).isNotEqualTo(first);
    }

    @Test
    void onlyItsOwnerReadsTheFile() throws Exception {
        secrets().rabbitmq("ipmarket");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("secrets.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    void launchersAtTheSameTimeAgree() {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        try (Tasks tasks = new Tasks()) {
            for (int i = 0; i < 8; i++) {
                tasks.start(() -> seen.add(secrets().database("settlement")));
            }
            tasks.join();
        }
        assertThat(seen).hasSize(1);
    }

    @Test
    void aSigningKeyIsAnEd25519Key() throws Exception {
        byte[] encoded = Base64.getDecoder().decode(secrets().signingKey("bidding"));
        assertThat(KeyFactory.getInstance("Ed25519")
                        .generatePrivate(new PKCS8EncodedKeySpec(encoded))
                        .getAlgorithm())
                .isEqualTo("EdDSA");
    }

    /** RFC 8032, 7.1, first vector. */
    @Test
    void aPrivateKeyGivesItsPublicOne() {
        byte[] privateKey = HexFormat.of()
                .parseHex(
                        "302e020100300506032b6570042204209d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

        String publicKey = Ed25519.publicKey(Base64.getEncoder().encodeToString(privateKey));

        assertThat(HexFormat.of().formatHex(Base64.getDecoder().decode(publicKey)))
                .endsWith("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    }
}
