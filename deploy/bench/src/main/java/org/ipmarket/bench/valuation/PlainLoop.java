package org.ipmarket.bench.valuation;

import java.util.Arrays;
import java.util.Random;

/**
 * The simulation as a competent person writes it in ten lines: one thread, {@link Random}, a discount factor carried from
 * year to year, the values sorted at the end.
 */
final class PlainLoop {
    private PlainLoop() {}

    /** The percentiles asked for, of so many paths. */
    static double[] percentiles(Case input, int paths, long seed, double... probabilities) {
        Random random = new Random(seed);
        double[] values = new double[paths];
        for (int path = 0; path < paths; path++) {
            double revenue = lognormal(random, input.revenue(), input.revenueSigma());
            double royalty = lognormal(random, input.royalty(), input.royaltySigma());
            double growth = input.growth() + input.growthDeviation() * random.nextGaussian();
            double rate = input.leastRate() + (input.mostRate() - input.leastRate()) * random.nextDouble();
            double yearlyDiscount = 1 / (1 + rate);
            double discount = 1;
            double value = 0;
            for (int year = 0; year < input.years(); year++) {
                discount *= yearlyDiscount;
                value += revenue * royalty * (1 - input.tax()) * discount;
                revenue *= 1 + growth;
            }
            values[path] = value;
        }
        Arrays.sort(values);
        return Arrays.stream(probabilities)
                .map(probability -> values[(int) (probability * (paths - 1))])
                .toArray();
    }

    private static double lognormal(Random random, double mean, double sigma) {
        return mean * Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
    }
}
