package org.ipmarket.notification.webhook.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps small secrets encrypted: AES-256-GCM, each with a nonce of its own, bound to the thing that it belongs to. What is sealed is
 * four bytes that name the key, the nonce, and the cipher text with its tag; so the key can be changed while old secrets are read.
 */
public final class SecretBox {
    private static final int KEY_LENGTH = 32;
    private static final int NAME_LENGTH = 4;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final String ALGORITHM = "AES/GCM/NoPadding";

    private final Map<ByteBuffer, SecretKeySpec> keys = new LinkedHashMap<>();
    private final ByteBuffer current;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param key 32 bytes in base64: seals and opens
     * @param former open only
     * @throws IllegalArgumentException where one is malformed
     */
    public SecretBox(String key, List<String> former) {
        current = add(key);
        former.forEach(this::add);
    }

    private ByteBuffer add(String base64) {
        byte[] key = Base64.getDecoder().decode(base64);
        if (key.length != KEY_LENGTH) {
            throw new IllegalArgumentException("a key that encrypts secrets has " + KEY_LENGTH + " bytes in base64");
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
            ByteBuffer name = ByteBuffer.wrap(Arrays.copyOf(hash, NAME_LENGTH));
            keys.put(name, new SecretKeySpec(key, "AES"));
            return name;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** @param owner what the secret belongs to; it opens for nothing else */
    public byte[] seal(String secret, String owner) {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        byte[] text =
                run(Cipher.ENCRYPT_MODE, keys.get(current), nonce, owner, secret.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(NAME_LENGTH + NONCE_LENGTH + text.length)
                .put(current.array())
                .put(nonce)
                .put(text)
                .array();
    }

    /** @throws IllegalStateException where no key that is known opens it, or it belongs to something else */
    public String open(byte[] sealed, String owner) {
        SecretKeySpec key = keys.get(ByteBuffer.wrap(Arrays.copyOf(sealed, NAME_LENGTH)));
        if (key == null) {
            throw new IllegalStateException("a secret was encrypted with a key that is not configured any more");
        }
        byte[] nonce = Arrays.copyOfRange(sealed, NAME_LENGTH, NAME_LENGTH + NONCE_LENGTH);
        byte[] text = Arrays.copyOfRange(sealed, NAME_LENGTH + NONCE_LENGTH, sealed.length);
        return new String(run(Cipher.DECRYPT_MODE, key, nonce, owner, text), StandardCharsets.UTF_8);
    }

    private static byte[] run(int mode, SecretKeySpec key, byte[] nonce, String owner, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret cannot be read or written", e);
        }
    }
}
