package org.ipmarket.auction.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.ipmarket.auction.merkle.Hashes;

/** Ed25519 (RFC 8032) over the UTF-8 bytes of a statement's canonical text. Signatures and keys travel in base64. */
public final class Signatures {
    public static final String ALGORITHM = "Ed25519";

    private Signatures() {}

    public static String sign(PrivateKey key, String statement) {
        if (!(key instanceof EdECPrivateKey edKey) || edKey.getBytes().isEmpty()) {
            throw new IllegalStateException("cannot sign with " + ALGORITHM + ": " + key.getAlgorithm());
        }
        byte[] text = statement.getBytes(StandardCharsets.UTF_8);
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        // a tenth of what the platform takes for the same signature, and every commit of a busy lot waits for one
        Ed25519.sign(edKey.getBytes().get(), 0, text, 0, text.length, signature, 0);
        return Base64.getEncoder().encodeToString(signature);
    }

    /** Whether the signature is that key's over that text; false too where it is no signature at all. */
    public static boolean verify(PublicKey key, String statement, String signature) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(statement.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** @throws IllegalArgumentException where the text is not the X.509 form of such a key */
    public static PublicKey publicKey(String base64) {
        try {
            byte[] encoded = Base64.getDecoder().decode(base64);
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a public key of " + ALGORITHM, e);
        }
    }

    /**
     * The pair of a private key in PKCS 8, base64.
     *
     * @throws IllegalArgumentException where the text is none
     */
    public static KeyPair keyPair(String privateKeyBase64) {
        try {
            PKCS8EncodedKeySpec encoded =
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKeyBase64));
            EdECPrivateKey key =
                    (EdECPrivateKey) KeyFactory.getInstance(ALGORITHM).generatePrivate(encoded);
            byte[] seed = key.getBytes().orElseThrow(() -> new IllegalArgumentException("a key without its bytes"));
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new FixedBytes(seed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException | ClassCastException e) {
            throw new IllegalArgumentException("not a private key of " + ALGORITHM, e);
        }
    }

    /** Gives a generator of keys the private key that there is already: the platform has no other way to its public part. */
    private static final class FixedBytes extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] bytes;

        FixedBytes(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] target) {
            if (target.length != bytes.length) {
                throw new IllegalStateException("a seed of " + target.length + " bytes is asked for");
            }
            System.arraycopy(bytes, 0, target, 0, bytes.length);
        }
    }

    /** The name of a key: the first 16 hexadecimal digits of the SHA-256 of its X.509 form. */
    public static String keyId(PublicKey key) {
        return HexFormat.of().formatHex(Hashes.sha256().digest(key.getEncoded()), 0, 8);
    }
}
