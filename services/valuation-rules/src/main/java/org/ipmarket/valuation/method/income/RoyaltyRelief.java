package org.ipmarket.valuation.method.income;

/**
 * Relief from royalty: an owner need not pay the royalties that a licensee would; their present value after tax is what the
 * right is worth (International Valuation Standards 210, income approach, relief-from-royalty method).
 *
 * <pre>V = TAB · sum over t of  R(t) · ρ · (1 - τ) / (1 + k)^(t - 1 + a)</pre>
 *
 * with revenue R, royalty rate ρ, tax τ, discount rate k, convention a (see {@link Discounting}) and, where the buyer
 * amortises the price, the factor of {@link TaxAmortisation}. Linear in revenue and in royalty.
 */
public final class RoyaltyRelief {
    private RoyaltyRelief() {}

    /**
     * @param royalty part of revenue paid as royalty; it, {@code tax} and {@code rate} are fractions
     * @param amortisationYears over which the buyer amortises the price; 0 leaves the benefit out
     */
    public record Terms(double royalty, double tax, double rate, Convention convention, int amortisationYears) {}

    /**
     * @param presentValue of the royalties after tax, in the unit of the revenue
     * @param amortisationFactor 1 where the benefit is left out
     */
    public record Result(double presentValue, double amortisationFactor) {
        public double value() {
            return presentValue * amortisationFactor;
        }
    }

    /** @param revenue of each year, the next one first */
    public static Result value(double[] revenue, Terms terms) {
        double before = Discounting.netPresentValue(revenue, terms.rate(), terms.convention());
        return new Result(before * terms.royalty() * (1 - terms.tax()), amortisationFactor(terms));
    }

    /** For a revenue that grows evenly over a life that need not be whole years. */
    public static Result value(RevenueStream revenue, Terms terms) {
        double before = revenue.presentValue(terms.rate(), terms.convention());
        return new Result(before * terms.royalty() * (1 - terms.tax()), amortisationFactor(terms));
    }

    private static double amortisationFactor(Terms terms) {
        return terms.amortisationYears() == 0
                ? 1
                : TaxAmortisation.factor(terms.tax(), terms.rate(), terms.amortisationYears(), terms.convention());
    }
}
