package org.ipmarket.auction.merkle;

import java.security.MessageDigest;
import java.util.Iterator;
import java.util.List;

/** Checks proofs without the tree, by the iterative procedures of RFC 9162, 2.1.3.2 and 2.1.4.2. */
public final class Proofs {
    private Proofs() {}

    /** Whether a leaf with that hash stands at {@code index} in the tree of that size and root. */
    public static boolean includes(byte[] leafHash, long index, long size, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = Hashes.node(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hashes.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && MessageDigest.isEqual(hash, root);
    }

    /** Whether the older tree is a beginning of the newer: nothing in it was changed, removed or put in between. */
    public static boolean consistent(
            long olderSize, byte[] olderRoot, long newerSize, byte[] newerRoot, List<byte[]> path) {
        if (olderSize < 1 || olderSize > newerSize) {
            return false;
        }
        if (olderSize == newerSize) {
            return path.isEmpty() && MessageDigest.isEqual(olderRoot, newerRoot);
        }
        boolean perfect = Long.bitCount(olderSize) == 1;
        if (path.isEmpty() && !perfect) {
            return false;
        }
        Iterator<byte[]> hashes = path.iterator();
        byte[] first = perfect ? olderRoot : hashes.next();
        byte[] older = first;
        byte[] newer = first;
        long node = olderSize - 1;
        long last = newerSize - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        while (hashes.hasNext()) {
            if (last == 0) {
                return false;
            }
            byte[] hash = hashes.next();
            if ((node & 1) == 1 || node == last) {
                older = Hashes.node(hash, older);
                newer = Hashes.node(hash, newer);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                newer = Hashes.node(newer, hash);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && MessageDigest.isEqual(older, olderRoot) && MessageDigest.isEqual(newer, newerRoot);
    }
}
