package org.ipmarket.listing.legal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.ipmarket.listing.Violation;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.Right;

/** What the register asks of a legal event that people enter. */
public final class EventChecks {
    static final int LONGEST_NAME = 200;
    static final int LONGEST_NUMBER = 100;
    static final LocalDate OLDEST = LocalDate.of(1850, 1, 1);

    private EventChecks() {}

    /**
     * @param today an event is entered when it has taken effect
     * @param earlier those that the asset has
     */
    public static List<Violation> check(
            EventKind kind,
            LocalDate effectiveOn,
            LocalDate publishedOn,
            EventDetail detail,
            LocalDate today,
            List<LegalEvent> earlier) {
        List<Violation> found = new ArrayList<>();
        if (effectiveOn.isAfter(today) || effectiveOn.isBefore(OLDEST)) {
            found.add(new Violation("effectiveOn", "must lie between " + OLDEST + " and today, " + today));
        }
        if (publishedOn != null && (publishedOn.isAfter(today) || publishedOn.isBefore(OLDEST))) {
            found.add(new Violation("publishedOn", "must lie between " + OLDEST + " and today, " + today));
        }
        length("registration", detail.registration(), LONGEST_NUMBER, found);
        length("holderName", detail.holderName(), LONGEST_NAME, found);
        belongs("licence", detail.licence(), kind == EventKind.LICENCE_BEGUN, found);
        belongs("extent", detail.extent(), kind == EventKind.LICENCE_BEGUN, found);
        belongs("expires", detail.expires(), kind == EventKind.TERM_CHANGED, found);
        belongs("paidUntil", detail.paidUntil(), kind == EventKind.ANNUITY_PAID, found);
        belongs("until", detail.until(), kind.begins(), found);
        belongs("ends", detail.ends(), kind.ends(), found);
        belongs("corrects", detail.corrects(), kind == EventKind.CORRECTED, found);
        if (kind == EventKind.TERM_CHANGED) {
            needed("expires", detail.expires(), "a change of the term names its new end", found);
        }
        if (kind == EventKind.ANNUITY_PAID) {
            needed("paidUntil", detail.paidUntil(), "a payment names the first day that is not paid for", found);
        }
        if (kind == EventKind.OPEN_LICENCE_BEGUN) {
            needed(
                    "registration",
                    detail.registration(),
                    "an open licence has the number of the patent office's announcement (Patent Law 50)",
                    found);
        }
        if (kind == EventKind.LICENCE_BEGUN && detail.licence() == Right.ASSIGNMENT) {
            found.add(new Violation(
                    "licence", "an assignment is no licence; the chain of title follows a trade or a correction"));
        }
        if (detail.until() != null && !detail.until().isAfter(effectiveOn)) {
            found.add(new Violation("until", "must lie after " + effectiveOn));
        }
        references(kind, detail, earlier, found);
        return found;
    }

    private static void references(
            EventKind kind, EventDetail detail, List<LegalEvent> earlier, List<Violation> found) {
        if (kind == EventKind.CORRECTED) {
            if (detail.corrects() == null) {
                found.add(new Violation("corrects", "a correction names the event that was wrong"));
            } else if (find(earlier, detail.corrects()) == null) {
                found.add(new Violation("corrects", "the asset has no event " + detail.corrects()));
            }
        }
        if (kind.ends() && detail.ends() != null) {
            LegalEvent begun = find(earlier, detail.ends());
            EncumbranceKind of = begun == null || !begun.kind().begins()
                    ? null
                    : begun.kind().encumbrance();
            if (of != kind.encumbrance()) {
                found.add(new Violation("ends", "event " + detail.ends() + " began no " + kind.encumbrance()));
            }
        }
    }

    private static LegalEvent find(List<LegalEvent> events, int sequence) {
        return events.stream()
                .filter(event -> event.sequence() == sequence)
                .findFirst()
                .orElse(null);
    }

    private static void length(String field, String text, int longest, List<Violation> found) {
        if (text != null && (text.isBlank() || text.length() > longest)) {
            found.add(new Violation(field, "1 to " + longest + " characters"));
        }
    }

    private static void belongs(String field, Object value, boolean there, List<Violation> found) {
        if (value != null && !there) {
            found.add(new Violation(field, "does not apply to such an event"));
        }
    }

    private static void needed(String field, Object value, String why, List<Violation> found) {
        if (value == null) {
            found.add(new Violation(field, why));
        }
    }
}
