package org.ipmarket.valuation.method.income;

/**
 * A value by the income approach and what it is made of.
 *
 * @param presentValue of the earnings after tax, in their unit
 * @param amortisationFactor 1 where the benefit is left out
 */
public record ValueAfterTax(double presentValue, double amortisationFactor) {
    static ValueAfterTax of(double[] earningsAfterTax, IncomeTerms terms) {
        return new ValueAfterTax(
                Discounting.netPresentValue(earningsAfterTax, terms.rate(), terms.convention()),
                terms.amortisationFactor());
    }

    public double value() {
        return presentValue * amortisationFactor;
    }
}
