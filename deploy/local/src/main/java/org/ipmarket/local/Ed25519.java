package org.ipmarket.local;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Signing keys, as services are told of them: in base64, private ones in PKCS 8, public ones in X.509. */
public final class Ed25519 {
    private static final String NAME = "Ed25519";

    private Ed25519() {}

    public static String newPrivateKey() {
        try {
            var pair = KeyPairGenerator.getInstance(NAME).generateKeyPair();
            return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key of a private one: made again from the same seed, the platform has no other way. */
    public static String publicKey(String privateKey) {
        try {
            var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey));
            EdECPrivateKey key = (EdECPrivateKey) KeyFactory.getInstance(NAME).generatePrivate(encoded);
            KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
            generator.initialize(
                    NamedParameterSpec.ED25519, new Seed(key.getBytes().orElseThrow()));
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a private key of " + NAME, e);
        }
    }

    private static final class Seed extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] bytes;

        Seed(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }
}
