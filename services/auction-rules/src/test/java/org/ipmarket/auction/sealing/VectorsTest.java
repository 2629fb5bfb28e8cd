package org.ipmarket.auction.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.TreeMap;
import org.ipmarket.auction.sealing.Hpke.Message;
import org.junit.jupiter.api.Test;

/** The parts against published vectors. */
class VectorsTest {
    private static final byte[] TEXT = "Beauty is truth, truth beauty".getBytes(StandardCharsets.UTF_8);
    private static final byte[] INFO = "Ode on a Grecian Urn".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ASSOCIATED = "Count-0".getBytes(StandardCharsets.UTF_8);

    /** Test vectors of RFC 9180 (cfrg/draft-irtf-cfrg-hpke): mode 0, KEM 0x20, KDF 1, AEAD 2, first message. */
    @Test
    void hybridEncryptionIsThatOfRfc9180() {
        byte[] ephemeralKey = hex("179d4b53b6365c45b600c4163b61d95cbc2f4d9e36f1695558dce265ab8bab11");
        byte[] privateKey = hex("497b4502664cfea5d5af0b39934dac72242a74f8480451e1aee7d6a53320333d");
        byte[] publicKey = hex("430f4b9859665145a6b1ba274024487bd66f03a2dd577d7753c68d7d7d00c00c");

        Message message = Hpke.seal(publicKey, ephemeralKey, INFO, ASSOCIATED, TEXT);

        assertThat(Hpke.publicKey(privateKey)).isEqualTo(publicKey);
        assertThat(message.enc()).isEqualTo(hex("6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256"));
        assertThat(message.text())
                .isEqualTo(hex("e5d84cd531cfb583096e7cfa9641bd3079cf3a91cda813c52deb5f512be9931980a41de125a925cd"
                        + "ad859d5b7a"));
        assertThat(Hpke.open(privateKey, message.enc(), INFO, ASSOCIATED, message.text()))
                .hasValue(TEXT);
    }

    /** Test case 16 of the GCM specification (McGrew and Viega): a key of 256 bits with associated data. */
    @Test
    void dataIsEncryptedAsGcmSays() {
        byte[] key = hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
        byte[] nonce = hex("cafebabefacedbaddecaf888");
        byte[] associated = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        byte[] text = hex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e24"
                + "49a6b525b16aedf5aa0de657ba637b39");

        byte[] cipherText = DataCipher.seal(key, nonce, associated, text);

        assertThat(cipherText)
                .isEqualTo(hex("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b0"
                        + "8b1056828838c5f61e6393ba7a0abcc9f662" + "76fc6ece0f4e1768cddf8853bb2d551b"));
        assertThat(DataCipher.open(key, nonce, associated, cipherText)).hasValue(text);
    }

    /** Worked by hand over the field of AES: f(x) = 0x42 + 0x01 x gives 0x43 at 1, 0x40 at 2 and 0x41 at 3. */
    @Test
    void sharesAreThoseOfAPolynomialOverTheFieldOfAes() {
        byte[] all = {0x43, 0x40, 0x41};
        for (int left = 1; left <= 3; left++) {
            TreeMap<Integer, byte[]> two = new TreeMap<>();
            for (int index = 1; index <= 3; index++) {
                if (index != left) {
                    two.put(index, new byte[] {all[index - 1]});
                }
            }
            assertThat(Shares.join(two)).containsExactly(0x42);
        }
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
