package org.ipmarket.valuation.method.income;

import java.util.List;

/**
 * Incremental cash flow: what a business takes in with the right less what it would without it (International Valuation
 * Standards 210, income approach, premium profit or with-and-without method).
 *
 * <pre>
 * CF(t) = (R - C - D) · (1 - τ) + D - I - ΔW
 * V     = TAB · sum over t of  (CF with - CF without) / (1 + k)^(t - 1 + a)
 * </pre>
 *
 * Losses save tax in the year in which they arise, as for an owner with other income. Linear in a flow of which all parts
 * move together.
 */
public final class IncrementalCashFlow {
    private IncrementalCashFlow() {}

    /**
     * One year of the business, in the caller's unit.
     *
     * @param costs that are paid and lessen taxable profit
     * @param depreciation lessens taxable profit and is not paid
     * @param investment is paid and does not lessen this year's taxable profit
     * @param workingCapital what is tied up more than the year before; negative where it is set free
     */
    public record Year(double revenue, double costs, double depreciation, double investment, double workingCapital) {
        public static final Year NOTHING = new Year(0, 0, 0, 0, 0);

        /** After tax. */
        public double cashFlow(double tax) {
            return (revenue - costs - depreciation) * (1 - tax) + depreciation - investment - workingCapital;
        }
    }

    /** The years begin with the next one; the shorter of the two lists goes on with nothing. */
    public static ValueAfterTax value(List<Year> with, List<Year> without, IncomeTerms terms) {
        double[] difference = new double[Math.max(with.size(), without.size())];
        for (int year = 0; year < difference.length; year++) {
            difference[year] =
                    at(with, year).cashFlow(terms.tax()) - at(without, year).cashFlow(terms.tax());
        }
        return ValueAfterTax.of(difference, terms);
    }

    private static Year at(List<Year> years, int year) {
        return year < years.size() ? years.get(year) : Year.NOTHING;
    }
}
