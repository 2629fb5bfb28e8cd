package org.ipmarket.auction.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * Leaves appended at once to a tree of which only the edge is known. Gives the proof of inclusion of each new leaf in
 * the grown tree; all of them together take about two hashes for each new leaf.
 */
public final class Growth {
    private final Frontier before;
    private final List<byte[]> added;
    private final long size;
    /** Hashes of the perfect subtrees that the new leaves make, by height; each row begins with that in which the first new leaf lies. */
    private final byte[][][] perfect;
    /** Of the others, each of which ends with the tree: one of a height. */
    private final byte[][] ragged;

    public Growth(Frontier before, List<byte[]> added) {
        this.before = before;
        this.added = List.copyOf(added);
        this.size = before.size() + added.size();
        int heights = height(size) + 1;
        this.perfect = new byte[heights][][];
        this.ragged = new byte[heights][];
    }

    /** Of the lowest perfect tree that has room for so many leaves. */
    private static int height(long leaves) {
        return leaves < 2 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(leaves - 1);
    }

    /** Leaves of the grown tree. */
    public long size() {
        return size;
    }

    public byte[] root() {
        return size == 0 ? Hashes.empty() : hash(0, size).clone();
    }

    /** The right edge of the grown tree. */
    public Frontier frontier() {
        List<byte[]> peaks = new ArrayList<>();
        long from = 0;
        for (long rest = size; rest > 0; rest = size - from) {
            long to = from + Long.highestOneBit(rest);
            peaks.add(hash(from, to));
            from = to;
        }
        return Frontier.ofPeaks(size, peaks);
    }

    /**
     * The audit path of a new leaf, from the leaf upwards. Paths share their hashes, which nobody may change.
     *
     * @param index of the leaf in the whole tree
     */
    public List<byte[]> inclusion(long index) {
        if (index < before.size() || index >= size) {
            throw new IllegalArgumentException("leaf " + index + " is none of " + before.size() + " to " + (size - 1));
        }
        List<byte[]> downwards = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + Hashes.split(to - from);
            if (index < middle) {
                downwards.add(hash(middle, to));
                to = middle;
            } else {
                downwards.add(hash(from, middle));
                from = middle;
            }
        }
        return downwards.reversed();
    }

    private byte[] hash(long from, long to) {
        if (to <= before.size()) {
            return before.peakAt(from);
        }
        if (to - from == 1) {
            return added.get(Math.toIntExact(from - before.size()));
        }
        int height = height(to - from);
        byte[][] row;
        int place;
        if (to - from == 1L << height) {
            long first = before.size() >> height;
            if (perfect[height] == null) {
                perfect[height] = new byte[Math.toIntExact((size >> height) - first) + 1][];
            }
            row = perfect[height];
            place = Math.toIntExact((from >> height) - first);
        } else {
            row = ragged;
            place = height;
        }
        if (row[place] == null) {
            long middle = from + Hashes.split(to - from);
            row[place] = Hashes.node(hash(from, middle), hash(middle, to));
        }
        return row[place];
    }
}
