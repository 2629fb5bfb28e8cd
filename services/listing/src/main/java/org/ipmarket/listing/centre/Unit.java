package org.ipmarket.listing.centre;

/**
 * In what a rule's value is counted. Values are whole numbers.
 *
 * @see RuleCode
 */
public enum Unit {
    /** Milliseconds; written as an ISO 8601 duration. */
    DURATION(0, 366L * 86_400_000),
    /** Calendar days; a last day that is no working day rolls to the next one. */
    DAYS(0, 3_660),
    /** Working days of the centre's calendar. */
    WORKING_DAYS(0, 1_000),
    MONTHS(0, 120),
    YEARS(0, 100),
    /** Ten-thousandths. */
    BASIS_POINTS(0, 10_000),
    COUNT(0, 1_000),
    /** 0 or 1; written as false or true. */
    BOOLEAN(0, 1),
    /** Minor units of the centre's currency; written as an amount of money. */
    MONEY(0, 1_000_000_000_000_00L);

    private final long lowest;
    private final long highest;

    Unit(long lowest, long highest) {
        this.lowest = lowest;
        this.highest = highest;
    }

    /** Below this no value makes sense, in whatever mode. */
    public long lowest() {
        return lowest;
    }

    /** Above this a value is a slip, in whatever mode. */
    public long highest() {
        return highest;
    }
}
