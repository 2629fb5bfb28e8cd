package org.ipmarket.auction.sealing;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter.Algorithm;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter.Mode;
import org.bouncycastle.crypto.threshold.ShamirSplitSecret;
import org.bouncycastle.crypto.threshold.ShamirSplitSecretShare;

/**
 * Shamir's secret sharing, byte by byte over the field of AES: any {@code threshold} of the shares give the secret,
 * fewer say nothing about it. Share number 1 is the first.
 */
final class Shares {
    private Shares() {}

    static List<byte[]> split(byte[] secret, int threshold, int shares, SecureRandom random) {
        ShamirSecretSplitter splitter = new ShamirSecretSplitter(Algorithm.AES, Mode.Native, secret.length, random);
        ShamirSplitSecretShare[] made =
                splitter.resplit(secret, threshold, shares).getSecretShares();
        List<byte[]> bytes = new ArrayList<>();
        for (int i = 0; i < shares; i++) {
            bytes.add(encoded(made[i]));
        }
        return bytes;
    }

    /** @param shares by number, as many as the threshold */
    static byte[] join(SortedMap<Integer, byte[]> shares) {
        ShamirSplitSecretShare[] chosen = shares.entrySet().stream()
                .map(share -> new ShamirSplitSecretShare(share.getValue(), share.getKey()))
                .toArray(ShamirSplitSecretShare[]::new);
        try {
            return new ShamirSplitSecret(Algorithm.AES, Mode.Native, chosen).getSecret();
        } catch (IOException e) {
            throw new IllegalStateException("a share in memory that cannot be read", e);
        }
    }

    private static byte[] encoded(ShamirSplitSecretShare share) {
        try {
            return share.getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("a share in memory that cannot be read", e);
        }
    }
}
