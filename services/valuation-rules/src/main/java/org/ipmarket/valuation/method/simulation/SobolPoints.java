package org.ipmarket.valuation.method.simulation;

/**
 * Sobol's sequence, which fills the cube more evenly than chance does (Sobol' 1967; direction numbers of Joe and Kuo 2008,
 * new-joe-kuo-6), moved by a digital shift that the seed draws for each dimension, so that its error can be judged by
 * repetition. Even for powers of 2.
 *
 * <p>Not {@code org.hipparchus.random.SobolSequenceGenerator}: it gives whole points, one after the other, and no shift, where threads ask for one coordinate
 * of any block of paths. The tests hold the same points against it.
 */
final class SobolPoints implements Points {
    /** As many drivers as a simulation may have. */
    static final int DIMENSIONS = 10;

    private static final int BITS = 32;

    /** From the second dimension on: degree, inner coefficients of the primitive polynomial, first direction numbers. */
    private static final int[][] JOE_KUO = {
        {1, 0, 1},
        {2, 1, 1, 3},
        {3, 1, 1, 3, 1},
        {3, 2, 1, 1, 1},
        {4, 1, 1, 1, 3, 3},
        {4, 4, 1, 3, 5, 13},
        {5, 2, 1, 1, 5, 5, 17},
        {5, 4, 1, 1, 5, 5, 5},
        {5, 7, 1, 1, 7, 11, 19}
    };

    private static final long[][] DIRECTIONS = directions();

    private final long[] shifts;

    SobolPoints(long seed, int dimensions) {
        if (dimensions > DIMENSIONS) {
            throw new IllegalArgumentException("at most " + DIMENSIONS + " drivers, not " + dimensions);
        }
        shifts = new long[dimensions];
        new SplitStreams(seed, 1).fill(0, 0, shifts, dimensions);
    }

    @Override
    public void fill(int dimension, long first, long[] bits, int count) {
        long[] directions = DIRECTIONS[dimension];
        long point = shifts[dimension] ^ unshifted(dimension, first);
        for (int i = 0; i < count; i++) {
            bits[i] = point;
            // from one number to the next the Gray code changes in one bit alone (Antonov and Saleev 1979)
            point ^= directions[Long.numberOfTrailingZeros(~(first + i)) % BITS];
        }
    }

    /** In the upper 32 of 64 bits. */
    static long unshifted(int dimension, long number) {
        long gray = number ^ (number >>> 1);
        long point = 0;
        for (int bit = 0; bit < BITS; bit++) {
            if ((gray >>> bit & 1) == 1) {
                point ^= DIRECTIONS[dimension][bit];
            }
        }
        return point;
    }

    private static long[][] directions() {
        long[][] all = new long[DIMENSIONS][BITS];
        for (int bit = 0; bit < BITS; bit++) {
            all[0][bit] = 1L << (63 - bit);
        }
        for (int dimension = 1; dimension < DIMENSIONS; dimension++) {
            int[] line = JOE_KUO[dimension - 1];
            int degree = line[0];
            long[] direction = all[dimension];
            for (int bit = 0; bit < BITS; bit++) {
                if (bit < degree) {
                    direction[bit] = (long) line[2 + bit] << (63 - bit);
                    continue;
                }
                long next = direction[bit - degree] ^ (direction[bit - degree] >>> degree);
                for (int k = 1; k < degree; k++) {
                    if ((line[1] >>> (degree - 1 - k) & 1) == 1) {
                        next ^= direction[bit - k];
                    }
                }
                direction[bit] = next & 0xffffffff00000000L;
            }
        }
        return all;
    }
}
