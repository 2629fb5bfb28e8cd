package org.ipmarket.listing.legal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ipmarket.messages.EncumbranceKind;

/**
 * Pairs what begins with what ends. Reviews of one right are decided together, and offices' streams tell the same one by several codes and its end by one: an end
 * that names none ends every review that has begun, and so does the end of the right by a review.
 */
final class Encumbrances {
    private Encumbrances() {}

    /**
     * @param valid in the order in which they took effect
     * @return those that lasted a day at least
     */
    static List<Encumbrance> of(List<LegalEvent> valid) {
        List<Encumbrance> all = new ArrayList<>();
        for (LegalEvent event : valid) {
            if (event.kind().begins()) {
                all.add(new Encumbrance(
                        event.kind().encumbrance(),
                        event.effectiveOn(),
                        event.detail().until(),
                        event.sequence(),
                        null,
                        event.detail()));
            } else if (event.kind() == EventKind.INVALIDATED || decidesAllReviews(event)) {
                all.replaceAll(each -> each.kind() == EncumbranceKind.REVIEW && each.endedBy() == null
                        ? each.ended(event.effectiveOn(), event.sequence())
                        : each);
            } else if (event.kind().ends()) {
                int which = whichEnds(all, event);
                if (which >= 0) {
                    all.set(which, all.get(which).ended(event.effectiveOn(), event.sequence()));
                }
            }
        }
        return all.stream()
                .filter(each -> each.until() == null || each.until().isAfter(each.from()))
                .toList();
    }

    private static boolean decidesAllReviews(LegalEvent event) {
        return event.kind() == EventKind.MAINTAINED
                && event.detail().ends() == null
                && event.detail().registration() == null;
    }

    /** The one that the event names, by its sequence or its registration; where it names none, the last to begin. */
    private static int whichEnds(List<Encumbrance> all, LegalEvent end) {
        for (int i = all.size() - 1; i >= 0; i--) {
            Encumbrance each = all.get(i);
            if (each.kind() != end.kind().encumbrance() || each.endedBy() != null) {
                continue;
            }
            Integer named = end.detail().ends();
            String registration = end.detail().registration();
            boolean meant = named != null
                    ? named == each.begunBy()
                    : registration == null
                            || each.detail().registration() == null
                            || Objects.equals(registration, each.detail().registration());
            if (meant) {
                return i;
            }
        }
        return -1;
    }
}
