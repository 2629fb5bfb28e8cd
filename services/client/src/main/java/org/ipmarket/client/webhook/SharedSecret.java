package org.ipmarket.client.webhook;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret of the scheme {@code v1}: 24 to 64 random bytes, written {@code whsec_} and base64. */
public final class SharedSecret implements SigningKey {
    static final String PREFIX = "whsec_";
    private static final int LEAST = 24;
    private static final int MOST = 64;
    private static final int RANDOM = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] secret;

    private SharedSecret(byte[] secret) {
        if (secret.length < LEAST || secret.length > MOST) {
            throw new IllegalArgumentException(
                    "a webhook's secret has " + LEAST + " to " + MOST + " bytes, not " + secret.length);
        }
        this.secret = secret;
    }

    /** @throws IllegalArgumentException where the text is not {@code whsec_} with 24 to 64 bytes in base64 */
    public static SharedSecret parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a webhook's secret begins with " + PREFIX);
        }
        return new SharedSecret(Base64.getDecoder().decode(text.substring(PREFIX.length())));
    }

    static SharedSecret random() {
        byte[] bytes = new byte[RANDOM];
        new SecureRandom().nextBytes(bytes);
        return new SharedSecret(bytes);
    }

    @Override
    public Scheme scheme() {
        return Scheme.HMAC_SHA256;
    }

    @Override
    public String sign(String id, long timestamp, byte[] body) {
        byte[] mac = mac(SignedContent.of(id, Long.toString(timestamp), body));
        return scheme().identifier() + "," + Base64.getEncoder().encodeToString(mac);
    }

    /** In a time that does not tell where the signature is wrong. */
    boolean verifies(byte[] content, byte[] signature) {
        return MessageDigest.isEqual(mac(content), signature);
    }

    private byte[] mac(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    @Override
    public String text() {
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    @Override
    public String verifyingText() {
        return text();
    }

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return PREFIX + "...";
    }
}
