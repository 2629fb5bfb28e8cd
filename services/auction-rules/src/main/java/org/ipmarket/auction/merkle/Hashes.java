package org.ipmarket.auction.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The two hashes of RFC 6962: a leaf's and a node's begin differently, so that one can never pass for the other. */
public final class Hashes {
    /** Bytes of a hash. */
    public static final int SIZE = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /** Each thread's: to look for a provider takes longer than to hash two hashes. */
    private static final ThreadLocal<MessageDigest> OWN = ThreadLocal.withInitial(Hashes::sha256);

    private Hashes() {}

    /** Root of the empty tree: the hash of nothing. */
    public static byte[] empty() {
        return sha256().digest();
    }

    public static byte[] leaf(byte[] data) {
        MessageDigest digest = OWN.get();
        digest.update(LEAF);
        return digest.digest(data);
    }

    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = OWN.get();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** A new digest. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Where a tree of {@code size} leaves (2 or more) splits: the largest power of two below its size. */
    static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}
