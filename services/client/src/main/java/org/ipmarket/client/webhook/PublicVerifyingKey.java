package org.ipmarket.client.webhook;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** The public key of the scheme {@code v1a}, written {@code whpk_} and base64 of its 32 bytes (RFC 8032). */
public final class PublicVerifyingKey {
    static final String PREFIX = "whpk_";
    private static final String ALGORITHM = "Ed25519";
    private static final int LENGTH = 32;

    /** What RFC 8410 puts before the bytes of such a key. */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private final byte[] bytes;
    private final PublicKey key;

    private PublicVerifyingKey(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a public key has " + LENGTH + " bytes, not " + bytes.length);
        }
        byte[] encoded = new byte[X509_HEAD.length + LENGTH];
        System.arraycopy(X509_HEAD, 0, encoded, 0, X509_HEAD.length);
        System.arraycopy(bytes, 0, encoded, X509_HEAD.length, LENGTH);
        try {
            this.key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a public key of " + ALGORITHM, e);
        }
        this.bytes = bytes.clone();
    }

    /** @throws IllegalArgumentException where the text is not {@code whpk_} with 32 bytes in base64 */
    public static PublicVerifyingKey parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a public key begins with " + PREFIX);
        }
        return new PublicVerifyingKey(Base64.getDecoder().decode(text.substring(PREFIX.length())));
    }

    static PublicVerifyingKey ofBytes(byte[] bytes) {
        return new PublicVerifyingKey(bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    boolean verifies(byte[] content, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(content);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    public String text() {
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }
}
