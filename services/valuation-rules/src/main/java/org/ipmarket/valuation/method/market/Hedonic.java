package org.ipmarket.valuation.method.market;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A price from what a right is made of: the logarithm of the price is regressed on characteristics such as citations, family
 * size, claims and remaining life (Rosen 1974, Hedonic prices and implicit markets; International Valuation Standards 210,
 * market approach). The logarithms' errors are taken as normal for the range; the expected price is corrected for the
 * curvature of the exponential by the mean of the exponentials of the residuals, which assumes no distribution (Duan 1983,
 * Smearing estimate: a nonparametric retransformation method).
 */
public final class Hedonic {
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    private final LeastSquares.Fit fit;
    private final double smearing;
    private final double farthest;

    private Hedonic(LeastSquares.Fit fit, double smearing, double farthest) {
        this.fit = fit;
        this.smearing = smearing;
        this.farthest = farthest;
    }

    /**
     * @param characteristics a row for each deal
     * @param prices positive, in one unit
     */
    public static Hedonic of(double[][] characteristics, double[] prices) {
        double[] logarithms = new double[prices.length];
        for (int i = 0; i < prices.length; i++) {
            if (!(prices[i] > 0)) {
                throw new IllegalArgumentException("a price is positive, not " + prices[i]);
            }
            logarithms[i] = StrictMath.log(prices[i]);
        }
        LeastSquares.Fit fit = LeastSquares.fit(characteristics, logarithms);
        double smearing = 0;
        double farthest = 0;
        double[] residuals = fit.residuals();
        for (int i = 0; i < residuals.length; i++) {
            smearing += StrictMath.exp(residuals[i]) / residuals.length;
            farthest = Math.max(farthest, fit.leverage(characteristics[i]));
        }
        return new Hedonic(fit, smearing, farthest);
    }

    /**
     * @param p10 and {@code p90}: with a chance of 80 % a price lies between them
     * @param expected the mean, above the median
     * @param withinSample false where the characteristics lie farther out than any deal's: then the figures are an
     *     extrapolation, of which the deals say nothing (leverage above the sample's greatest; Montgomery, Peck and Vining,
     *     Introduction to Linear Regression Analysis, hidden extrapolation)
     */
    public record Price(double p10, double p50, double p90, double expected, boolean withinSample) {}

    public Price price(double[] characteristics) {
        double centre = fit.predict(characteristics);
        double deviation = fit.predictionDeviation(characteristics);
        TDistribution student = new TDistribution(fit.degreesOfFreedom());
        return new Price(
                StrictMath.exp(centre + deviation * student.inverseCumulativeProbability(LOW)),
                StrictMath.exp(centre),
                StrictMath.exp(centre + deviation * student.inverseCumulativeProbability(HIGH)),
                StrictMath.exp(centre) * smearing,
                fit.leverage(characteristics) <= farthest);
    }

    /** By how much of itself a price rises with one unit more of each characteristic: e^b - 1. */
    public double[] premiums() {
        double[] coefficients = fit.coefficients();
        double[] premiums = new double[coefficients.length - 1];
        for (int i = 0; i < premiums.length; i++) {
            premiums[i] = StrictMath.expm1(coefficients[i + 1]);
        }
        return premiums;
    }

    public LeastSquares.Fit fit() {
        return fit;
    }
}
