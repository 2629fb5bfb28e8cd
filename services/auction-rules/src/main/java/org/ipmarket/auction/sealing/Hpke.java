package org.ipmarket.auction.sealing;

import java.util.Optional;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;

/**
 * Hybrid public key encryption (RFC 9180), base mode, one message for each key: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256,
 * AES-256-GCM. Keys are raw bytes.
 */
public final class Hpke {
    /** Bytes of a private key, of a public key, and of what a sender's message begins with. */
    public static final int KEY_SIZE = 32;

    /** Bytes by which a message is longer than its text. */
    static final int TAG_SIZE = 16;

    private Hpke() {}

    /** @param enc the sender's ephemeral public key */
    record Message(byte[] enc, byte[] text) {}

    /** A fresh private key. */
    public static byte[] newPrivateKey() {
        HPKE hpke = suite();
        return hpke.serializePrivateKey(hpke.generatePrivateKey().getPrivate());
    }

    /** The public key of a private one. */
    public static byte[] publicKey(byte[] privateKey) {
        HPKE hpke = suite();
        return hpke.serializePublicKey(
                hpke.deserializePrivateKey(privateKey, null).getPublic());
    }

    /**
     * Seals for the owner of a public key. The sender's ephemeral key is given, fresh for each message, so that whoever
     * learns it later can make the same message again and compare.
     *
     * @throws IllegalArgumentException where that is no key to which anything can be sealed
     */
    static Message seal(byte[] publicKey, byte[] ephemeralKey, byte[] info, byte[] associated, byte[] text) {
        HPKE hpke = suite();
        try {
            HPKEContextWithEncapsulation context = hpke.setupBaseS(
                    hpke.deserializePublicKey(publicKey), info, hpke.deserializePrivateKey(ephemeralKey, null));
            return new Message(context.getEncapsulation(), context.seal(associated, text));
        } catch (InvalidCipherTextException | IllegalStateException e) {
            throw new IllegalArgumentException("nothing can be sealed to this key", e);
        }
    }

    /** The text of a message; nothing where it was not sealed so to that key, or was changed. */
    static Optional<byte[]> open(byte[] privateKey, byte[] enc, byte[] info, byte[] associated, byte[] message) {
        HPKE hpke = suite();
        try {
            AsymmetricCipherKeyPair key = hpke.deserializePrivateKey(privateKey, null);
            return Optional.of(hpke.setupBaseR(enc, key, info).open(associated, message));
        } catch (InvalidCipherTextException | IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** One for each use: it keeps the state of a calculation. */
    private static HPKE suite() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }
}
