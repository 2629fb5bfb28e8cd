package org.ipmarket.listing.grant;

import java.time.LocalDate;

/**
 * Days of a grant, half-open.
 *
 * @param until first day without it, or null for no end
 */
public record Period(LocalDate from, LocalDate until) {
    public Period {
        if (until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException("a period has at least one day");
        }
    }

    boolean overlaps(Period other) {
        return (other.until == null || from.isBefore(other.until)) && (until == null || other.from.isBefore(until));
    }
}
