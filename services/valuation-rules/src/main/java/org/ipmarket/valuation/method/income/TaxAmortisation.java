package org.ipmarket.valuation.method.income;

/**
 * What a buyer saves in tax by amortising the price in equal parts. The saving raises the price, which raises the saving;
 * the sum of that series is a factor on the value before it:
 *
 * <pre>TAB = 1 / (1 - (t / n) (1/k - 1/(k (1 + k)^n)))</pre>
 *
 * with tax t, n years, discount rate k (International Valuation Standards 210, tax amortisation benefit; the formula as in
 * Wikipedia, "Tax amortization benefit"). In the mid-year convention each saving arrives half a year earlier, so the bracket,
 * the present value of 1 at the end of each year, is multiplied by (1 + k)^(1/2).
 */
public final class TaxAmortisation {
    private TaxAmortisation() {}

    /**
     * @param tax and {@code rate} are fractions
     * @param years of amortisation, at least 1
     * @throws IllegalArgumentException where the savings alone would pay the price, so that no factor exists
     */
    public static double factor(double tax, double rate, int years, Convention convention) {
        if (years < 1) {
            throw new IllegalArgumentException("amortisation takes at least one year: " + years);
        }
        double annuity = rate == 0 ? years : (1 - Discounting.factor(rate, years)) / rate;
        double earlier = Discounting.factor(rate, convention.arrival() - 1);
        double remaining = 1 - tax / years * annuity * earlier;
        if (!(remaining > 0)) {
            throw new IllegalArgumentException("no tax amortisation factor exists at tax " + tax + " and rate " + rate);
        }
        return 1 / remaining;
    }
}
