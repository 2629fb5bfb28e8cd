package org.ipmarket.auction.merkle;

import java.util.ArrayList;
import java.util.List;

/** The definitions of RFC 6962, section 2.1, word for word, on lists; slow and plain, to compare with. */
final class NaiveTree {
    private NaiveTree() {}

    static byte[] root(List<byte[]> d) {
        if (d.isEmpty()) {
            return Hashes.sha256().digest();
        }
        if (d.size() == 1) {
            return d.getFirst();
        }
        int k = split(d.size());
        return Hashes.node(root(d.subList(0, k)), root(d.subList(k, d.size())));
    }

    static List<byte[]> path(int m, List<byte[]> d) {
        if (d.size() == 1) {
            return new ArrayList<>();
        }
        int k = split(d.size());
        List<byte[]> path;
        if (m < k) {
            path = path(m, d.subList(0, k));
            path.add(root(d.subList(k, d.size())));
        } else {
            path = path(m - k, d.subList(k, d.size()));
            path.add(root(d.subList(0, k)));
        }
        return path;
    }

    static List<byte[]> proof(int m, List<byte[]> d) {
        return subproof(m, d, true);
    }

    private static List<byte[]> subproof(int m, List<byte[]> d, boolean whole) {
        List<byte[]> proof = new ArrayList<>();
        if (m == d.size()) {
            if (!whole) {
                proof.add(root(d));
            }
            return proof;
        }
        int k = split(d.size());
        if (m <= k) {
            proof.addAll(subproof(m, d.subList(0, k), whole));
            proof.add(root(d.subList(k, d.size())));
        } else {
            proof.addAll(subproof(m - k, d.subList(k, d.size()), false));
            proof.add(root(d.subList(0, k)));
        }
        return proof;
    }

    private static int split(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }
}
