package org.ipmarket.listing.legal;

import java.time.LocalDate;
import org.ipmarket.messages.LegalStatus;

/** Events and copies for tests. */
final class Happened {
    static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    static final RegisterCopy IN_FORCE = copy(LegalStatus.IN_FORCE);

    private Happened() {}

    static RegisterCopy copy(LegalStatus status) {
        return new RegisterCopy(
                status, day("2024-01-10"), status != LegalStatus.PENDING, day("2037-07-21"), day("2025-08-21"));
    }

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    static LegalEvent event(int sequence, EventKind kind, String on) {
        return event(sequence, kind, on, EventDetail.NONE);
    }

    static LegalEvent event(int sequence, EventKind kind, String on, EventDetail detail) {
        return new LegalEvent(sequence, kind, day(on), null, false, detail);
    }

    /** Read from a database of legal events. */
    static LegalEvent read(int sequence, EventKind kind, String on) {
        return new LegalEvent(sequence, kind, day(on), day(on), true, EventDetail.NONE);
    }

    static EventDetail registered(String number) {
        return new EventDetail(number, null, null, null, null, null, null, null, null, null);
    }

    static EventDetail until(String day) {
        return new EventDetail(null, null, null, null, null, day(day), null, null, null, null);
    }

    static EventDetail expires(String day) {
        return new EventDetail(null, null, null, null, null, null, day(day), null, null, null);
    }

    static EventDetail paidUntil(String day) {
        return new EventDetail(null, null, null, null, null, null, null, day(day), null, null);
    }

    static EventDetail ends(int sequence) {
        return new EventDetail(null, null, null, null, null, null, null, null, sequence, null);
    }

    static EventDetail corrects(int sequence) {
        return new EventDetail(null, null, null, null, null, null, null, null, null, sequence);
    }
}
