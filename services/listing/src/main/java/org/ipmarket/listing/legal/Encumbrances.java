package org.ipmarket.listing.legal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Pairs what begins with what ends. */
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
