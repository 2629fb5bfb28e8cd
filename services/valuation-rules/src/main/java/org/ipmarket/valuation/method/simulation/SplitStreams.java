package org.ipmarket.valuation.method.simulation;

/**
 * Pseudo-random streams, one for each driver, split from one seed (Steele, Lea and Flood 2014, Fast splittable pseudorandom
 * number generators: SplitMix; the numbers are those of {@link java.util.SplittableRandom}). The i-th number of a stream is a
 * hash of {@code start + i · gamma}, so a stream has no state and is entered anywhere.
 */
final class SplitStreams implements Points {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final int FEW_CHANGES = 24;

    private final long[] starts;
    private final long[] gammas;

    SplitStreams(long seed, int dimensions) {
        starts = new long[dimensions];
        gammas = new long[dimensions];
        long root = seed;
        for (int dimension = 0; dimension < dimensions; dimension++) {
            starts[dimension] = mix(root += GOLDEN_GAMMA);
            gammas[dimension] = gamma(root += GOLDEN_GAMMA);
        }
    }

    @Override
    public void fill(int dimension, long first, long[] bits, int count) {
        long gamma = gammas[dimension];
        long state = starts[dimension] + first * gamma;
        for (int i = 0; i < count; i++) {
            state += gamma;
            bits[i] = state;
        }
        // a loop of its own, of which processors do several steps at once
        for (int i = 0; i < count; i++) {
            bits[i] = mix(bits[i]);
        }
    }

    /** Stafford's thirteenth variant of the finaliser of MurmurHash3. */
    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** Odd, and with changes between 0 and 1 enough among its bits. */
    private static long gamma(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        mixed = (mixed ^ (mixed >>> 33)) | 1;
        return Long.bitCount(mixed ^ (mixed >>> 1)) < FEW_CHANGES ? mixed ^ 0xaaaaaaaaaaaaaaaaL : mixed;
    }
}
