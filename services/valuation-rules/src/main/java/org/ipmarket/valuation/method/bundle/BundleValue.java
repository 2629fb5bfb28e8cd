package org.ipmarket.valuation.method.bundle;

import java.util.List;
import org.ipmarket.messages.Money;
import org.ipmarket.valuation.method.exact.Amounts;
import org.ipmarket.valuation.method.normal.Normal;

/**
 * What a bundle may be worth. Expected values add up; risks do not, unless all go together: each right's value is taken as
 * lognormal by its range, and so is their sum, with the same mean and variance (Fenton 1960, The sum of log-normal probability
 * distributions in scatter transmission systems; for correlated ones Abu-Dayya and Beaulieu 1994).
 *
 * @param p10 and {@code p50}, {@code p90}, {@code expected}: of the bundle
 * @param p10Apart and {@code p90Apart}: sums of the rights' own, which is the range if all went together
 */
public record BundleValue(Money p10, Money p50, Money p90, Money expected, Money p10Apart, Money p90Apart) {
    private static final double LOW = 0.1;
    private static final double TO_P90 = Normal.quantile(1 - LOW);

    /**
     * A right's indicative value; all 0 for one that has lapsed.
     *
     * @param p10 positive or, with the others, 0
     */
    public record Range(Money p10, Money p50, Money p90) {
        public Range {
            boolean nothing = p90.isZero();
            if (p10.compareTo(p50) > 0 || p50.compareTo(p90) > 0 || !nothing && p10.isZero()) {
                throw new IllegalArgumentException(
                        "a range rises from above 0, or is 0: " + p10 + ", " + p50 + ", " + p90);
            }
        }

        private double sigma() {
            return p90.isZero() ? 0 : StrictMath.log((double) p90.minor() / p10.minor()) / (2 * TO_P90);
        }

        private double mean() {
            double sigma = sigma();
            return p50.minor() * StrictMath.exp(sigma * sigma / 2);
        }
    }

    /**
     * @param ranges at least one, of one currency
     * @param correlation between the logarithms of any two, 0 to 1: of the same field more than of different ones
     */
    public static BundleValue of(List<Range> ranges, double correlation) {
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("a bundle has at least one right");
        }
        if (!(correlation >= 0 && correlation <= 1)) {
            throw new IllegalArgumentException(
                    "a correlation within a bundle lies between 0 and 1, not at " + correlation);
        }
        String currency = ranges.getFirst().p50().currencyCode();
        double mean = ranges.stream().mapToDouble(Range::mean).sum();
        double variance = mean == 0 ? 0 : StrictMath.log(secondMoment(ranges, correlation) / (mean * mean));
        double sigma = Math.sqrt(Math.max(0, variance));
        double median = mean * StrictMath.exp(-sigma * sigma / 2);
        return new BundleValue(
                Amounts.money(median * StrictMath.exp(-TO_P90 * sigma), currency),
                Amounts.money(median, currency),
                Amounts.money(median * StrictMath.exp(TO_P90 * sigma), currency),
                Amounts.money(mean, currency),
                ranges.stream().map(Range::p10).reduce(Money.zero(currency), Money::plus),
                ranges.stream().map(Range::p90).reduce(Money.zero(currency), Money::plus));
    }

    /** E[(X1 + … + Xn)²]: for lognormal ones E[Xi Xk] = mi mk exp(ρ σi σk). */
    private static double secondMoment(List<Range> ranges, double correlation) {
        double sum = 0;
        for (int i = 0; i < ranges.size(); i++) {
            for (int k = 0; k < ranges.size(); k++) {
                double together = i == k ? 1 : correlation;
                Range one = ranges.get(i);
                Range other = ranges.get(k);
                sum += one.mean() * other.mean() * StrictMath.exp(together * one.sigma() * other.sigma());
            }
        }
        return sum;
    }
}
