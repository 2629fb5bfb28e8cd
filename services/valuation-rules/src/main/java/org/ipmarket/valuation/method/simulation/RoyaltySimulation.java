package org.ipmarket.valuation.method.simulation;

import org.ipmarket.valuation.method.income.RevenueStream;
import org.ipmarket.valuation.method.income.RoyaltyRelief;

/**
 * Monte Carlo over {@link RoyaltyRelief}: revenue and royalty are lognormal about their central values (their mean), growth
 * is normal, cut at three deviations, the discount rate is uniform, life is triangular and never longer than protection.
 * The drivers are drawn independently of each other, each from its own split of the seed, so that doubling a linear one
 * doubles every path.
 */
public final class RoyaltySimulation {
    private static final int DRIVERS = 5;
    private static final double CUT = 3;
    private static final double LEAST_RATE = 0.01;
    private static final double LEAST_GROWTH = -0.99;

    private RoyaltySimulation() {}

    /**
     * @param revenueSigma and {@code royaltySigma}: standard deviation of the logarithm
     * @param growthDeviation standard deviation, in the unit of growth
     * @param rateHalfWidth the rate lies so far to either side; it is never less than {@value #LEAST_RATE}
     * @param lifeShorter and {@code lifeLonger}: life may be so much shorter or longer, as fractions of itself
     */
    public record Spread(
            double revenueSigma,
            double royaltySigma,
            double growthDeviation,
            double rateHalfWidth,
            double lifeShorter,
            double lifeLonger) {
        public static final Spread NONE = new Spread(0, 0, 0, 0, 0, 0);
    }

    /**
     * Values in the unit of the revenue, one for each path.
     *
     * @param protection years that no life exceeds
     */
    public static double[] paths(
            RevenueStream revenue, RoyaltyRelief.Terms terms, double protection, Spread spread, long seed, int count) {
        Draws[] draws = Draws.split(seed, DRIVERS);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            double first = revenue.first() * draws[0].lognormal(spread.revenueSigma());
            double royalty = terms.royalty() * draws[1].lognormal(spread.royaltySigma());
            double deviations = Math.clamp(draws[2].normal(), -CUT, CUT);
            double growth = Math.max(LEAST_GROWTH, revenue.growth() + spread.growthDeviation() * deviations);
            double shift = spread.rateHalfWidth() * (2 * draws[3].uniform() - 1);
            double rate = spread.rateHalfWidth() == 0 ? terms.rate() : Math.max(LEAST_RATE, terms.rate() + shift);
            double stretch = 1 + draws[4].triangular(spread.lifeShorter(), spread.lifeLonger());
            double life = Math.min(protection, revenue.life() * stretch);
            values[i] = RoyaltyRelief.value(
                            new RevenueStream(first, growth, life),
                            new RoyaltyRelief.Terms(
                                    royalty, terms.tax(), rate, terms.convention(), terms.amortisationYears()))
                    .value();
        }
        return values;
    }
}
