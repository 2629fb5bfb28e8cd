package org.ipmarket.listing.legal;

import java.time.LocalDate;
import org.ipmarket.messages.EncumbranceKind;

/**
 * What lies or lay on a right.
 *
 * @param from first day
 * @param until first day without it, or null where its end is not known
 * @param begunBy sequence of the event that began it
 * @param endedBy sequence of the event that ended it, or null
 * @param detail of the event that began it
 */
public record Encumbrance(
        EncumbranceKind kind, LocalDate from, LocalDate until, int begunBy, Integer endedBy, EventDetail detail) {
    public boolean liesOn(LocalDate day) {
        return !from.isAfter(day) && (until == null || until.isAfter(day));
    }

    Encumbrance ended(LocalDate day, int by) {
        return until != null && !until.isAfter(day) ? this : new Encumbrance(kind, from, day, begunBy, by, detail);
    }
}
