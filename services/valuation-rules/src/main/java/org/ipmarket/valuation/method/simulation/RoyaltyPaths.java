package org.ipmarket.valuation.method.simulation;

import org.ipmarket.valuation.method.income.Convention;
import org.ipmarket.valuation.method.income.RevenueStream;
import org.ipmarket.valuation.method.income.RoyaltyRelief;

/**
 * {@link RoyaltyRelief} on an evenly growing revenue, path by path. Drivers, in this order: revenue of the first year,
 * royalty, growth, discount rate (above -1) and, where it is not certain, life in years.
 */
public final class RoyaltyPaths implements PathModel {
    private static final int LIFE = 4;

    private final double tax;
    private final Convention convention;
    private final int amortisationYears;
    private final int wholeYears;

    /** With a life of this many whole years for all paths: a plan of four drivers. */
    public RoyaltyPaths(double tax, Convention convention, int amortisationYears, int years) {
        if (years < 0) {
            throw new IllegalArgumentException("a life is not negative: " + years);
        }
        this.tax = tax;
        this.convention = convention;
        this.amortisationYears = amortisationYears;
        this.wholeYears = years;
    }

    /** With life as the fifth driver. */
    public RoyaltyPaths(double tax, Convention convention, int amortisationYears) {
        this.tax = tax;
        this.convention = convention;
        this.amortisationYears = amortisationYears;
        this.wholeYears = -1;
    }

    @Override
    public void value(double[][] drivers, int count, double[] values) {
        if (wholeYears < 0) {
            eachItsLife(drivers, count, values);
        } else {
            oneLife(drivers, count, values);
        }
    }

    private void eachItsLife(double[][] drivers, int count, double[] values) {
        for (int i = 0; i < count; i++) {
            values[i] = RoyaltyRelief.value(
                            new RevenueStream(drivers[0][i], drivers[2][i], drivers[LIFE][i]),
                            new RoyaltyRelief.Terms(drivers[1][i], tax, drivers[3][i], convention, amortisationYears))
                    .value();
        }
    }

    /** All paths a step at a time, which processors do several at once; in the drivers' own rows, which are at hand. */
    private void oneLife(double[][] drivers, int count, double[] values) {
        double[] revenue = drivers[0];
        double[] royalty = drivers[1];
        double[] discount = drivers[3];
        double kept = 1 - tax;
        boolean early = convention == Convention.MID_YEAR;
        for (int i = 0; i < count; i++) {
            double oneMore = 1 + discount[i];
            double arrives = early ? Math.sqrt(oneMore) : 1;
            discount[i] = 1 / oneMore;
            values[i] = revenue[i] * royalty[i] * kept * arrives * discount[i];
        }
        double[] quotient = drivers[2];
        for (int i = 0; i < count; i++) {
            quotient[i] = (1 + quotient[i]) * discount[i];
        }
        double[] sum = GeometricSums.of(quotient, wholeYears, count, revenue, royalty);
        for (int i = 0; i < count; i++) {
            values[i] *= sum[i];
        }
        if (amortisationYears > 0) {
            amortise(discount, count, revenue, royalty, values);
        }
    }

    /** By the factor of {@link org.ipmarket.valuation.method.income.TaxAmortisation}. */
    private void amortise(double[] discount, int count, double[] room, double[] more, double[] values) {
        double[] sum = GeometricSums.of(discount, amortisationYears, count, room, more);
        double saved = tax / amortisationYears;
        boolean early = convention == Convention.MID_YEAR;
        for (int i = 0; i < count; i++) {
            double arrives = early ? Math.sqrt(discount[i]) : discount[i];
            double remaining = 1 - saved * sum[i] * arrives;
            if (!(remaining > 0)) {
                throw new IllegalArgumentException(
                        "no tax amortisation factor exists at rate " + (1 / discount[i] - 1));
            }
            values[i] /= remaining;
        }
    }
}
