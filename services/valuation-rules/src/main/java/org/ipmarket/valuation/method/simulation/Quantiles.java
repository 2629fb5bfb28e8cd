package org.ipmarket.valuation.method.simulation;

import java.util.Arrays;

/** Quantiles of a sample, between neighbours in proportion (Hyndman and Fan 1996, definition 7). */
public final class Quantiles {
    private final double[] sorted;

    /** Takes a copy; at least one value, all finite. */
    public Quantiles(double[] sample) {
        sorted = sample.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0 || !Double.isFinite(sorted[0]) || !Double.isFinite(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("a sample has at least one value, and finite ones only");
        }
    }

    /** @param p from 0 (the least) to 1 (the greatest) */
    public double at(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("a quantile lies between 0 and 1: " + p);
        }
        double position = p * (sorted.length - 1);
        int below = (int) position;
        double rest = position - below;
        return rest == 0 ? sorted[below] : sorted[below] + rest * (sorted[below + 1] - sorted[below]);
    }
}
