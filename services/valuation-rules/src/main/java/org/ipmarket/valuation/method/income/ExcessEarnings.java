package org.ipmarket.valuation.method.income;

import java.util.List;

/**
 * Multi-period excess earnings: what a business earns with the right, less a fair return on every other asset that helps to
 * earn it, is the right's (International Valuation Standards 210, income approach, excess earnings method; The Appraisal
 * Foundation, VFR Valuation Advisory 1, contributory asset charges).
 *
 * <pre>V = TAB · sum over t of  s(t) · R(t) · (m(t) · (1 - τ) - sum of c(i)) / (1 + k)^(t - 1 + a)</pre>
 *
 * with revenue R, operating margin m before tax, tax τ, charges c after tax as parts of revenue, and s the part of the
 * revenue that still rests on the right (attrition of customers, works that go out of use). A year may bring a loss, which
 * counts as such. Linear in revenue.
 */
public final class ExcessEarnings {
    private ExcessEarnings() {}

    /**
     * One year.
     *
     * @param revenue in the caller's unit
     * @param margin operating profit before tax, a part of revenue
     * @param remaining part of the revenue that rests on the right, 0 to 1
     */
    public record Year(double revenue, double margin, double remaining) {
        public Year {
            if (!(remaining >= 0 && remaining <= 1)) {
                throw new IllegalArgumentException("the part that remains lies between 0 and 1, not at " + remaining);
            }
        }
    }

    /**
     * A yearly return on, and of, an asset that helps.
     *
     * @param asset such as {@code working capital}, {@code workforce}, {@code plant}
     * @param partOfRevenue after tax, not negative
     */
    public record Charge(String asset, double partOfRevenue) {
        public Charge {
            if (!(partOfRevenue >= 0)) {
                throw new IllegalArgumentException("a charge is not negative: " + asset + " " + partOfRevenue);
            }
        }
    }

    /** The years begin with the next one. */
    public static ValueAfterTax value(List<Year> years, List<Charge> charges, IncomeTerms terms) {
        double charged = charges.stream().mapToDouble(Charge::partOfRevenue).sum();
        double[] earnings = years.stream()
                .mapToDouble(year -> year.remaining() * year.revenue() * (year.margin() * (1 - terms.tax()) - charged))
                .toArray();
        return ValueAfterTax.of(earnings, terms);
    }
}
