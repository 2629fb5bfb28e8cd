package org.ipmarket.valuation.method.simulation;

import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.random.RandomGeneratorFactory;
import org.hipparchus.special.Erf;

/**
 * Random draws that any machine repeats bit by bit from the same seed: generator {@value #ALGORITHM}, inverse distribution
 * functions in strict arithmetic. Each driver draws from a split of its own, so that the draws of one do not depend on how
 * many another has taken.
 */
final class Draws {
    static final String ALGORITHM = "L64X128MixRandom";
    private static final double SQRT_2 = StrictMath.sqrt(2);
    private static final int SPARE_BITS = 12;
    private static final double STEP = 0x1.0p-52;

    private final RandomGenerator source;

    private Draws(RandomGenerator source) {
        this.source = source;
    }

    /** One for each of so many drivers, always the same from the same seed. */
    static Draws[] split(long seed, int count) {
        SplittableGenerator root = (SplittableGenerator)
                RandomGeneratorFactory.<RandomGenerator>of(ALGORITHM).create(seed);
        Draws[] draws = new Draws[count];
        for (int i = 0; i < count; i++) {
            draws[i] = new Draws(root.split());
        }
        return draws;
    }

    /** Uniform strictly between 0 and 1: the middles of 2^52 equal steps, each exact in a double. */
    double uniform() {
        return ((source.nextLong() >>> SPARE_BITS) + 0.5) * STEP;
    }

    /** Standard normal, by inversion: √2 · erf⁻¹(2u - 1). */
    double normal() {
        return SQRT_2 * Erf.erfInv(2 * uniform() - 1);
    }

    /** Lognormal with mean 1: exp(σZ - σ²/2). */
    double lognormal(double sigma) {
        return StrictMath.exp(sigma * normal() - sigma * sigma / 2);
    }

    /** Triangular from {@code -below} over its mode 0 to {@code above}, by inversion. */
    double triangular(double below, double above) {
        double width = below + above;
        double u = uniform();
        if (width == 0) {
            return 0;
        }
        return u < below / width
                ? StrictMath.sqrt(u * width * below) - below
                : above - StrictMath.sqrt((1 - u) * width * above);
    }
}
