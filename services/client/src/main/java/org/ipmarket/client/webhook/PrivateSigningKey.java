package org.ipmarket.client.webhook;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * A private key of the scheme {@code v1a}, written {@code whsk_} and base64 of the 32 bytes of the private key followed by the
 * 32 of the public one (RFC 8032).
 */
public final class PrivateSigningKey implements SigningKey {
    static final String PREFIX = "whsk_";
    private static final String ALGORITHM = "Ed25519";
    private static final int HALF = 32;

    private final byte[] seed;
    private final PublicVerifyingKey publicKey;

    private PrivateSigningKey(byte[] seed, PublicVerifyingKey publicKey) {
        this.seed = seed;
        this.publicKey = publicKey;
    }

    /** @throws IllegalArgumentException where the text is not {@code whsk_} with 64 bytes in base64 */
    public static PrivateSigningKey parse(String text) {
        byte[] both = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        if (!text.startsWith(PREFIX) || both.length != 2 * HALF) {
            throw new IllegalArgumentException("a private key begins with " + PREFIX + " and has 64 bytes");
        }
        return new PrivateSigningKey(
                Arrays.copyOf(both, HALF), PublicVerifyingKey.ofBytes(Arrays.copyOfRange(both, HALF, 2 * HALF)));
    }

    static PrivateSigningKey random() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            byte[] encoded = pair.getPublic().getEncoded();
            return new PrivateSigningKey(
                    seed,
                    PublicVerifyingKey.ofBytes(Arrays.copyOfRange(encoded, encoded.length - HALF, encoded.length)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    @Override
    public Scheme scheme() {
        return Scheme.ED25519;
    }

    @Override
    public String sign(String id, long timestamp, byte[] body) {
        try {
            PrivateKey key = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(SignedContent.of(id, Long.toString(timestamp), body));
            return scheme().identifier() + "," + Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key does not sign", e);
        }
    }

    @Override
    public String text() {
        byte[] both = Arrays.copyOf(seed, 2 * HALF);
        System.arraycopy(publicKey.bytes(), 0, both, HALF, HALF);
        return PREFIX + Base64.getEncoder().encodeToString(both);
    }

    @Override
    public String verifyingText() {
        return publicKey.text();
    }

    /** Says nothing of the private key. */
    @Override
    public String toString() {
        return PREFIX + "... of " + publicKey.text();
    }
}
