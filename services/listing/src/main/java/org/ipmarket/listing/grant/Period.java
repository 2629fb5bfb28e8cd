package org.ipmarket.listing.grant;

import java.time.LocalDate;
import org.ipmarket.messages.Extent;

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

    /**
     * The days of what is offered.
     *
     * @param earliest the day on which it is judged: nothing that is offered takes effect before
     */
    public static Period offered(Extent extent, LocalDate earliest) {
        LocalDate from = extent.from() == null || extent.from().isBefore(earliest) ? earliest : extent.from();
        return orLastDay(from, extent.until());
    }

    /**
     * The days of what was granted.
     *
     * @param effective when it took effect, where its extent says nothing else
     */
    public static Period granted(Extent extent, LocalDate effective) {
        LocalDate from = extent.from() == null ? effective : extent.from();
        return orLastDay(from, extent.until());
    }

    /** What has ended before it began is taken to have had its last day. */
    public static Period orLastDay(LocalDate from, LocalDate until) {
        boolean over = until != null && !until.isAfter(from);
        return new Period(over ? until.minusDays(1) : from, until);
    }

    boolean overlaps(Period other) {
        return (other.until == null || from.isBefore(other.until)) && (until == null || other.from.isBefore(until));
    }
}
