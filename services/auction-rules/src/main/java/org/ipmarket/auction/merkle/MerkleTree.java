package org.ipmarket.auction.merkle;

import java.util.ArrayList;
import java.util.List;

/** A whole tree, for who has every leaf: root, inclusion and consistency of any of its earlier sizes. */
public final class MerkleTree {
    private final List<byte[]> leaves;

    public MerkleTree(List<byte[]> leafHashes) {
        this.leaves = List.copyOf(leafHashes);
    }

    public int size() {
        return leaves.size();
    }

    /** The root that the tree had when it had {@code size} leaves. */
    public byte[] root(int size) {
        checkSize(size);
        return size == 0 ? Hashes.empty() : hash(0, size);
    }

    /** Audit path of leaf {@code index} in the tree of {@code size} leaves (RFC 6962, 2.1.1), from the leaf upwards. */
    public List<byte[]> inclusion(int index, int size) {
        checkSize(size);
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
        List<byte[]> downwards = new ArrayList<>();
        int from = 0;
        int to = size;
        while (to - from > 1) {
            int middle = from + (int) Hashes.split(to - from);
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

    /** That the tree of {@code older} leaves is a beginning of the one of {@code newer} leaves (RFC 6962, 2.1.2). */
    public List<byte[]> consistency(int older, int newer) {
        checkSize(newer);
        if (older < 1 || older > newer) {
            throw new IllegalArgumentException("no tree of " + older + " leaves is older than one of " + newer);
        }
        List<byte[]> downwards = new ArrayList<>();
        int from = 0;
        int to = newer;
        boolean whole = true;
        while (older != to) {
            int middle = from + (int) Hashes.split(to - from);
            if (older <= middle) {
                downwards.add(hash(middle, to));
                to = middle;
            } else {
                downwards.add(hash(from, middle));
                from = middle;
                whole = false;
            }
        }
        if (!whole) {
            downwards.add(hash(from, to));
        }
        return downwards.reversed();
    }

    private byte[] hash(int from, int to) {
        if (to - from == 1) {
            return leaves.get(from).clone();
        }
        int middle = from + (int) Hashes.split(to - from);
        return Hashes.node(hash(from, middle), hash(middle, to));
    }

    private void checkSize(int size) {
        if (size < 0 || size > leaves.size()) {
            throw new IllegalArgumentException("the tree never had " + size + " leaves; it has " + leaves.size());
        }
    }
}
