package org.ipmarket.valuation.expert;

import java.time.LocalDate;
import java.time.Period;

/** How long a file is kept: of a statutory appraisal 30 years at least (Asset Appraisal Law 29), counted from when it came here, which is never before its date. */
public record Retention(LocalDate until) {
    /** What statute wants. */
    public static final Period LEAST = Period.ofYears(30);

    /** @throws IllegalArgumentException where the length is less than {@link #LEAST} */
    public static Retention of(LocalDate stored, Period length) {
        LocalDate until = stored.plus(length);
        if (until.isBefore(stored.plus(LEAST))) {
            throw new IllegalArgumentException(
                    "statutory appraisals are kept for 30 years at least (Asset Appraisal Law 29), not " + length);
        }
        return new Retention(until);
    }

    /** Whether it may be deleted on a day. */
    public boolean hasEnded(LocalDate day) {
        return !day.isBefore(until);
    }
}
