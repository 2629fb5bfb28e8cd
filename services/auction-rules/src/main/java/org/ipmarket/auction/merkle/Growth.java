package org.ipmarket.auction.merkle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Leaves appended at once to a tree of which only the edge is known. Gives the proof of inclusion of each new leaf in
 * the grown tree; all of them together take about two hashes for each new leaf.
 */
public final class Growth {
    private final Frontier before;
    private final List<byte[]> added;
    private final long size;
    private final Map<Range, byte[]> known = new HashMap<>();

    private record Range(long from, long to) {}

    public Growth(Frontier before, List<byte[]> added) {
        this.before = before;
        this.added = List.copyOf(added);
        this.size = before.size() + added.size();
    }

    /** Leaves of the grown tree. */
    public long size() {
        return size;
    }

    public byte[] root() {
        return size == 0 ? Hashes.empty() : hash(0, size).clone();
    }

    /**
     * The audit path of a new leaf, from the leaf upwards.
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
                downwards.add(hash(middle, to).clone());
                to = middle;
            } else {
                downwards.add(hash(from, middle).clone());
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
        Range range = new Range(from, to);
        byte[] hash = known.get(range);
        if (hash == null) {
            long middle = from + Hashes.split(to - from);
            hash = Hashes.node(hash(from, middle), hash(middle, to));
            known.put(range, hash);
        }
        return hash;
    }
}
