package org.ipmarket.valuation.method.cost;

import java.util.Arrays;

/** What multiplies the effort (COCOMO II Model Definition Manual 2.1, tables 17 to 34); 0 where there is no such rating. */
public enum CostDriver {
    REQUIRED_RELIABILITY(0.82, 0.92, 1, 1.10, 1.26, 0),
    DATABASE_SIZE(0, 0.90, 1, 1.14, 1.28, 0),
    COMPLEXITY(0.73, 0.87, 1, 1.17, 1.34, 1.74),
    DEVELOPED_FOR_REUSE(0, 0.95, 1, 1.07, 1.15, 1.24),
    DOCUMENTATION(0.81, 0.91, 1, 1.11, 1.23, 0),
    EXECUTION_TIME(0, 0, 1, 1.11, 1.29, 1.63),
    MAIN_STORAGE(0, 0, 1, 1.05, 1.17, 1.46),
    PLATFORM_VOLATILITY(0, 0.87, 1, 1.15, 1.30, 0),
    ANALYST_CAPABILITY(1.42, 1.19, 1, 0.85, 0.71, 0),
    PROGRAMMER_CAPABILITY(1.34, 1.15, 1, 0.88, 0.76, 0),
    PERSONNEL_CONTINUITY(1.29, 1.12, 1, 0.90, 0.81, 0),
    APPLICATION_EXPERIENCE(1.22, 1.10, 1, 0.88, 0.81, 0),
    PLATFORM_EXPERIENCE(1.19, 1.09, 1, 0.91, 0.85, 0),
    LANGUAGE_AND_TOOL_EXPERIENCE(1.20, 1.09, 1, 0.91, 0.84, 0),
    SOFTWARE_TOOLS(1.17, 1.09, 1, 0.90, 0.78, 0),
    MULTISITE_DEVELOPMENT(1.22, 1.09, 1, 0.93, 0.86, 0.80),
    REQUIRED_SCHEDULE(1.43, 1.14, 1, 1, 1, 0);

    private final double[] byRating;

    CostDriver(double... byRating) {
        this.byRating = byRating;
    }

    public boolean has(Rating rating) {
        return byRating[rating.ordinal()] != 0;
    }

    public Rating lowest() {
        return Arrays.stream(Rating.values()).filter(this::has).findFirst().orElseThrow();
    }

    public Rating highest() {
        return Arrays.stream(Rating.values())
                .filter(this::has)
                .reduce((lower, higher) -> higher)
                .orElseThrow();
    }

    double at(Rating rating) {
        double multiplier = byRating[rating.ordinal()];
        if (multiplier == 0) {
            throw new IllegalArgumentException(this + " has no rating " + rating);
        }
        return multiplier;
    }
}
