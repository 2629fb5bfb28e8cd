package org.ipmarket.valuation.method.income;

/**
 * Revenue that begins with an amount a year and grows evenly; it ends with the life, so a last year that is not whole brings
 * its part.
 *
 * @param first revenue of the first year, in any unit
 * @param growth from year to year, a fraction above -1; a decline is negative
 * @param life in years, not negative
 */
public record RevenueStream(double first, double growth, double life) {
    private static final int LONGEST_LIFE = 200;

    public RevenueStream {
        if (!(growth > -1)) {
            throw new IllegalArgumentException("a growth is more than -100 %: " + growth);
        }
        if (!(life >= 0 && life <= LONGEST_LIFE)) {
            throw new IllegalArgumentException("a life is 0 to " + LONGEST_LIFE + " years: " + life);
        }
    }

    /**
     * The sum of {@code first · (1 + g)^(t - 1) / (1 + k)^(t - 1 + a)} over the whole years, and for the rest f of a year
     * {@code f · first · (1 + g)^n / (1 + k)^(n + f·a)}.
     */
    public double presentValue(double rate, Convention convention) {
        double yearlyDiscount = Discounting.factor(rate, 1);
        double arrival = Discounting.factor(rate, convention.arrival());
        int wholeYears = (int) life;
        double revenue = first;
        double discount = 1;
        double sum = 0;
        for (int year = 0; year < wholeYears; year++) {
            sum += revenue * discount * arrival;
            revenue *= 1 + growth;
            discount *= yearlyDiscount;
        }
        double rest = life - wholeYears;
        return rest == 0
                ? sum
                : sum + rest * revenue * discount * Discounting.factor(rate, rest * convention.arrival());
    }
}
