package org.ipmarket.valuation.method.deals;

/** A feature with a number. Counts enter as log(1 + count): the hundredth citation tells less than the first. */
public enum Measure {
    /** Since filing or creation, in years. */
    AGE_YEARS(false),
    /** Of protection, in years. */
    REMAINING_YEARS(false),
    FAMILY_SIZE(true),
    FORWARD_CITATIONS(true),
    BACKWARD_CITATIONS(true),
    CLAIMS(true),
    /** Distinct IPC subclasses. */
    SCOPE(true),
    /** Assets in the lot. */
    BUNDLE_SIZE(true);

    private final boolean count;

    Measure(boolean count) {
        this.count = count;
    }

    /** As it enters the regression. */
    double transformed(double value) {
        return count ? StrictMath.log1p(value) : value;
    }
}
