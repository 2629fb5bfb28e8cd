package org.ipmarket.listing.legal;

import java.time.LocalDate;

/**
 * Something that happened to a right at its office or a court.
 *
 * @param sequence order of entry within the asset, from 1; says nothing about the order in which things happened
 * @param effectiveOn when it took effect
 * @param publishedOn when the office published it, or null
 * @param ofDatabase read from a database of legal events, not entered and checked by people: what the office's copy of a later day says goes before it
 */
public record LegalEvent(
        int sequence,
        EventKind kind,
        LocalDate effectiveOn,
        LocalDate publishedOn,
        boolean ofDatabase,
        EventDetail detail) {
    /** The day from which on the office's copy shows it. */
    LocalDate shownFrom() {
        return publishedOn == null || publishedOn.isBefore(effectiveOn) ? effectiveOn : publishedOn;
    }
}
