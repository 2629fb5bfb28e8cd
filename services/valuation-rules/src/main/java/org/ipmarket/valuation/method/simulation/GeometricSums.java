package org.ipmarket.valuation.method.simulation;

import java.util.Arrays;

/** Sums 1 + q + … + q^(n-1) of many q at once, by doubling: S(2m) = S(m)(1 + q^m), S(m + 1) = S(m) + q^m. */
final class GeometricSums {
    private GeometricSums() {}

    /**
     * @param quotients are kept
     * @param terms n, not negative
     * @param sums filled and returned
     * @param powers room for as many
     */
    static double[] of(double[] quotients, int terms, int count, double[] sums, double[] powers) {
        Arrays.fill(sums, 0, count, 0);
        Arrays.fill(powers, 0, count, 1);
        for (int bit = Integer.highestOneBit(terms); bit > 0; bit >>= 1) {
            if ((terms & bit) == 0) {
                for (int i = 0; i < count; i++) {
                    sums[i] *= 1 + powers[i];
                    powers[i] *= powers[i];
                }
            } else {
                for (int i = 0; i < count; i++) {
                    double twice = powers[i] * powers[i];
                    sums[i] = sums[i] * (1 + powers[i]) + twice;
                    powers[i] = twice * quotients[i];
                }
            }
        }
        return sums;
    }
}
