package org.ipmarket.messages;

import java.time.Duration;

/**
 * How long something may take: working days of the centre's calendar, or a fixed time, as the rules say it.
 *
 * @param workingDays from 1; the day on which it begins is not counted, and it ends with the last one (Civil Code 200 to 204)
 * @param duration longer than nothing; test markets count in seconds
 */
public record Term(@Nullable Integer workingDays, @Nullable Duration duration) {
    public Term {
        if ((workingDays == null) == (duration == null)) {
            throw new IllegalArgumentException("a term is counted in working days or has a duration, one of the two");
        }
        if (workingDays != null && workingDays < 1 || duration != null && !duration.isPositive()) {
            throw new IllegalArgumentException("a term is longer than nothing");
        }
    }

    public static Term workingDays(int days) {
        return new Term(days, null);
    }

    public static Term of(Duration duration) {
        return new Term(null, duration);
    }
}
