package org.ipmarket.valuation.expert;

import java.time.LocalDate;
import java.time.Period;

/**
 * From when to when a value opinion may be used. It is reckoned from the day of which the value is, not from the day of issue: a late
 * signature does not make an old figure younger (practice of appraisal reports, whose conclusions are used for a year from their base date).
 *
 * @param from the day of which the value is
 * @param until the first day on which it no longer stands
 */
public record Validity(LocalDate from, LocalDate until) {
    public Validity {
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException("a validity ends after it begins: " + from + " to " + until);
        }
    }

    public static Validity of(LocalDate baseDate, Period length) {
        return new Validity(baseDate, baseDate.plus(length));
    }

    public boolean hasRunOut(LocalDate day) {
        return !day.isBefore(until);
    }
}
