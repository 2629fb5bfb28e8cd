package org.ipmarket.auction.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The right edge of a tree: all that is needed to append to it and to know its root. It holds the root of each perfect
 * subtree, largest first, one for each bit of the size: at most 63 hashes. Immutable.
 */
public final class Frontier {
    private static final Frontier EMPTY = new Frontier(0, List.of());

    private final long size;
    private final List<byte[]> peaks;

    private Frontier(long size, List<byte[]> peaks) {
        this.size = size;
        this.peaks = peaks;
    }

    public static Frontier empty() {
        return EMPTY;
    }

    /**
     * Reads what {@link #bytes()} wrote.
     *
     * @throws IllegalArgumentException where the bytes are not those of a tree of that size
     */
    public static Frontier of(long size, byte[] bytes) {
        if (size < 0 || bytes.length != Long.bitCount(size) * Hashes.SIZE) {
            throw new IllegalArgumentException(
                    "a tree of " + size + " leaves has no edge of " + bytes.length + " bytes");
        }
        List<byte[]> peaks = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += Hashes.SIZE) {
            peaks.add(Arrays.copyOfRange(bytes, from, from + Hashes.SIZE));
        }
        return new Frontier(size, List.copyOf(peaks));
    }

    static Frontier ofPeaks(long size, List<byte[]> peaks) {
        return new Frontier(size, List.copyOf(peaks));
    }

    /** The subtrees' roots in a row, largest first. */
    public byte[] bytes() {
        byte[] bytes = new byte[peaks.size() * Hashes.SIZE];
        int at = 0;
        for (byte[] peak : peaks) {
            System.arraycopy(peak, 0, bytes, at, Hashes.SIZE);
            at += Hashes.SIZE;
        }
        return bytes;
    }

    /** Leaves of the tree. */
    public long size() {
        return size;
    }

    public byte[] root() {
        if (peaks.isEmpty()) {
            return Hashes.empty();
        }
        byte[] root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = Hashes.node(peaks.get(i), root);
        }
        return root.clone();
    }

    /** The edge after leaves with these hashes were appended. */
    public Frontier append(List<byte[]> leafHashes) {
        List<byte[]> edge = new ArrayList<>(peaks);
        long grown = size;
        for (byte[] leaf : leafHashes) {
            byte[] hash = leaf.clone();
            for (long rest = grown; (rest & 1) == 1; rest >>= 1) {
                hash = Hashes.node(edge.removeLast(), hash);
            }
            edge.add(hash);
            grown++;
        }
        return new Frontier(grown, List.copyOf(edge));
    }

    /** The hash of the perfect subtree that begins at a leaf, for who walks the tree from its root. */
    byte[] peakAt(long firstLeaf) {
        long begin = 0;
        for (byte[] peak : peaks) {
            if (begin == firstLeaf) {
                return peak;
            }
            begin += Long.highestOneBit(size - begin);
        }
        throw new IllegalArgumentException("no subtree begins at leaf " + firstLeaf + " of " + size);
    }
}
