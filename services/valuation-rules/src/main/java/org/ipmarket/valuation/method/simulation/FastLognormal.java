package org.ipmarket.valuation.method.simulation;

/**
 * Lognormal numbers from normal ones, in strict arithmetic without a call, a table or a branch, so that a processor computes
 * several at once: e^x is Taylor's polynomial of x/256, squared eight times. Within 2·10^-13 of it, relatively, for |x| up to 64.
 */
final class FastLognormal {
    /** With normal numbers up to 9.1 keeps |σz - σ²/2| below 64. */
    static final double MOST_SIGMA = 5;

    private static final double PART = 1.0 / 256;

    private FastLognormal() {}

    /** Replaces each z by mean · exp(σz - σ²/2). */
    static void of(double mean, double sigma, double[] normals, int count) {
        double scale = sigma * PART;
        double shift = sigma * sigma / 2 * PART;
        for (int i = 0; i < count; i++) {
            double x = scale * normals[i] - shift;
            double power = 1 / 39916800.0;
            power = power * x + 1 / 3628800.0;
            power = power * x + 1 / 362880.0;
            power = power * x + 1 / 40320.0;
            power = power * x + 1 / 5040.0;
            power = power * x + 1 / 720.0;
            power = power * x + 1 / 120.0;
            power = power * x + 1 / 24.0;
            power = power * x + 1 / 6.0;
            power = power * x + 0.5;
            power = power * x + 1;
            power = power * x + 1;
            power *= power;
            power *= power;
            power *= power;
            power *= power;
            power *= power;
            power *= power;
            power *= power;
            power *= power;
            normals[i] = mean * power;
        }
    }
}
