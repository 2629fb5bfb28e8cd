package org.ipmarket.valuation.method.income;

/**
 * Present values at a constant yearly rate, compounded yearly (any text on the time value of money; International
 * Valuation Standards, discounted cash flow method). Rates are fractions: 0.12 is 12 %. Only {@link StrictMath} is used,
 * so that every machine comes to the same bits.
 */
public final class Discounting {
    private Discounting() {}

    /** FV / (1 + r)^n. */
    public static double presentValue(double futureValue, double rate, double years) {
        return futureValue * factor(rate, years);
    }

    /** The sum of CF(t) / (1 + r)^(t - 1 + a), t from 1; a is 1 at the end of the year, 1/2 in its middle. */
    public static double netPresentValue(double[] cashFlows, double rate, Convention convention) {
        double sum = 0;
        for (int year = 0; year < cashFlows.length; year++) {
            sum += presentValue(cashFlows[year], rate, year + convention.arrival());
        }
        return sum;
    }

    static double factor(double rate, double years) {
        if (!(rate > -1)) {
            throw new IllegalArgumentException("a discount rate is more than -100 %: " + rate);
        }
        return StrictMath.pow(1 + rate, -years);
    }
}
