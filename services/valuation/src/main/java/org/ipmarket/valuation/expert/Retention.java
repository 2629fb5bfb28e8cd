package org.ipmarket.valuation.expert;

import java.time.LocalDate;
import java.time.Period;

/** How long a file is kept: of a statutory appraisal 30 years at least (Asset Appraisal Law 29), counted from when it came here, which is never before its date. */
public record Retention(LocalDate until) {
    public static Retention of(LocalDate stored, Period length) {
        return new Retention(stored.plus(length));
    }

    /** Whether it may be deleted on a day. */
    public boolean hasEnded(LocalDate day) {
        return !day.isBefore(until);
    }
}
