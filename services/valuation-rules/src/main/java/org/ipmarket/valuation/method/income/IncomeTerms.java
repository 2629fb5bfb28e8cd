package org.ipmarket.valuation.method.income;

/**
 * How yearly earnings become a value today.
 *
 * @param tax and {@code rate} (the discount rate) are fractions
 * @param amortisationYears over which the buyer amortises the price; 0 leaves the benefit out
 */
public record IncomeTerms(double tax, double rate, Convention convention, int amortisationYears) {
    public IncomeTerms {
        if (!(tax >= 0 && tax < 1)) {
            throw new IllegalArgumentException("a tax is at least 0 and less than all: " + tax);
        }
        if (!(rate > -1)) {
            throw new IllegalArgumentException("a discount rate is more than -100 %: " + rate);
        }
        if (amortisationYears < 0) {
            throw new IllegalArgumentException("years of amortisation are not negative: " + amortisationYears);
        }
    }

    /** The factor of {@link TaxAmortisation}; 1 where the benefit is left out. */
    public double amortisationFactor() {
        return amortisationYears == 0 ? 1 : TaxAmortisation.factor(tax, rate, amortisationYears, convention);
    }
}
