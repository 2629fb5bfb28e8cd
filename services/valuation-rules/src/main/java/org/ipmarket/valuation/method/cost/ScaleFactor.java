package org.ipmarket.valuation.method.cost;

/** What makes a larger program dearer than in proportion (COCOMO II Model Definition Manual 2.1, table 10). */
public enum ScaleFactor {
    /** How much of it has been done before. */
    PRECEDENTEDNESS(6.20, 4.96, 3.72, 2.48, 1.24, 0),
    DEVELOPMENT_FLEXIBILITY(5.07, 4.05, 3.04, 2.03, 1.01, 0),
    /** How far architecture and risks are settled. */
    RISK_RESOLUTION(7.07, 5.65, 4.24, 2.83, 1.41, 0),
    TEAM_COHESION(5.48, 4.38, 3.29, 2.19, 1.10, 0),
    PROCESS_MATURITY(7.80, 6.24, 4.68, 3.12, 1.56, 0);

    private final double[] byRating;

    ScaleFactor(double... byRating) {
        this.byRating = byRating;
    }

    double at(Rating rating) {
        return byRating[rating.ordinal()];
    }
}
