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

    /** All paths a year at a time, which processors do several at once: sums by Horner's rule. */
    private void oneLife(double[][] drivers, int count, double[] values) {
        double[] discount = new double[count];
        double[] rate = drivers[3];
        for (int i = 0; i < count; i++) {
            discount[i] = 1 / (1 + rate[i]);
        }
        double[] quotient = new double[count];
        double[] growth = drivers[2];
        for (int i = 0; i < count; i++) {
            quotient[i] = (1 + growth[i]) * discount[i];
        }
        double[] sum = new double[count];
        for (int year = 0; year < wholeYears; year++) {
            for (int i = 0; i < count; i++) {
                sum[i] = sum[i] * quotient[i] + 1;
            }
        }
        double[] revenue = drivers[0];
        double[] royalty = drivers[1];
        double kept = 1 - tax;
        for (int i = 0; i < count; i++) {
            values[i] = revenue[i] * royalty[i] * kept * sum[i] * discount[i];
        }
        if (convention == Convention.MID_YEAR) {
            for (int i = 0; i < count; i++) {
                values[i] *= Math.sqrt(1 + rate[i]);
            }
        }
        if (amortisationYears > 0) {
            amortise(discount, rate, count, values);
        }
    }

    /** By the factor of {@link org.ipmarket.valuation.method.income.TaxAmortisation}. */
    private void amortise(double[] discount, double[] rate, int count, double[] values) {
        double[] annuity = new double[count];
        for (int year = 0; year < amortisationYears; year++) {
            for (int i = 0; i < count; i++) {
                annuity[i] = (annuity[i] + 1) * discount[i];
            }
        }
        double saved = tax / amortisationYears;
        boolean early = convention == Convention.MID_YEAR;
        for (int i = 0; i < count; i++) {
            double earlier = early ? Math.sqrt(1 + rate[i]) : 1;
            double remaining = 1 - saved * annuity[i] * earlier;
            if (!(remaining > 0)) {
                throw new IllegalArgumentException("no tax amortisation factor exists at rate " + rate[i]);
            }
            values[i] /= remaining;
        }
    }
}
