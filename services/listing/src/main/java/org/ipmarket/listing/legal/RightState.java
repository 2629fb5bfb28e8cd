package org.ipmarket.listing.legal;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.LegalStatus;

/**
 * What follows from a right's history.
 *
 * @param statusAsOf of the copy or of the event that the status comes from
 * @param encumbrances all there were, by the day on which they began
 */
public record RightState(
        LegalStatus status,
        LocalDate statusAsOf,
        LocalDate expires,
        LocalDate annuitiesPaidUntil,
        List<Encumbrance> encumbrances) {
    public RightState {
        encumbrances = List.copyOf(encumbrances);
    }

    /** What lies on it that day. */
    public Set<EncumbranceKind> on(LocalDate day) {
        return encumbrances.stream()
                .filter(each -> each.liesOn(day))
                .map(Encumbrance::kind)
                .collect(Collectors.toUnmodifiableSet());
    }
}
