package org.ipmarket.listing.legal;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.LegalStatus;

/**
 * Tells a right's state from its copy and its events. Events count in the order of the days on which they took effect, in whatever order they
 * became known; those of one day in the order of their entry. One that a later entry corrects counts for nothing.
 */
public final class RightHistory {
    private static final Set<LegalStatus> ALIVE =
            Set.of(LegalStatus.PENDING, LegalStatus.IN_FORCE, LegalStatus.SEIZED, LegalStatus.SUSPENDED);

    private RightHistory() {}

    /** The state on that day; events of later days are still to come. */
    public static RightState on(LocalDate today, RegisterCopy copy, List<LegalEvent> events) {
        List<LegalEvent> valid = valid(events).stream()
                .filter(event -> !event.effectiveOn().isAfter(today))
                .toList();
        List<Encumbrance> encumbrances = Encumbrances.of(valid);
        List<LegalEvent> newer = valid.stream()
                .filter(event -> !event.ofDatabase() || event.shownFrom().isAfter(copy.asOf()))
                .toList();
        LocalDate expires = copy.expires();
        LocalDate paid = copy.annuitiesPaidUntil();
        Course course = new Course(copy);
        for (LegalEvent event : newer) {
            course.take(event);
            if (event.kind() == EventKind.TERM_CHANGED && event.detail().expires() != null) {
                expires = event.detail().expires();
            }
            if (event.kind() == EventKind.ANNUITY_PAID) {
                paid = later(paid, event.detail().paidUntil());
            }
        }
        if (expires != null
                && !expires.isAfter(today)
                && course.status != LegalStatus.PENDING
                && ALIVE.contains(course.status)) {
            course.become(LegalStatus.EXPIRED, expires);
        }
        overlay(course, encumbrances, today, EncumbranceKind.SUSPENSION, LegalStatus.SUSPENDED);
        overlay(course, encumbrances, today, EncumbranceKind.SEIZURE, LegalStatus.SEIZED);
        LocalDate asOf = course.status == copy.status() ? copy.asOf() : later(copy.asOf(), course.since);
        return new RightState(course.status, asOf, expires, paid, encumbrances);
    }

    private static void overlay(
            Course course, List<Encumbrance> all, LocalDate today, EncumbranceKind kind, LegalStatus shown) {
        if (ALIVE.contains(course.status)) {
            all.stream()
                    .filter(each -> each.kind() == kind && each.liesOn(today))
                    .map(Encumbrance::from)
                    .max(Comparator.naturalOrder())
                    .ifPresent(since -> course.become(shown, since));
        }
    }

    /** In the order in which they took effect, without those that were wrong. */
    static List<LegalEvent> valid(List<LegalEvent> events) {
        Set<Integer> wrong = new HashSet<>();
        events.stream()
                .sorted(Comparator.comparingInt(LegalEvent::sequence).reversed())
                .filter(event -> event.kind() == EventKind.CORRECTED)
                .forEach(event -> {
                    if (!wrong.contains(event.sequence()) && event.detail().corrects() != null) {
                        wrong.add(event.detail().corrects());
                    }
                });
        return events.stream()
                .filter(event -> event.kind() != EventKind.CORRECTED && !wrong.contains(event.sequence()))
                .sorted(Comparator.comparing(LegalEvent::effectiveOn).thenComparingInt(LegalEvent::sequence))
                .toList();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    /** How the status goes on from event to event. */
    private static final class Course {
        private LegalStatus status;
        private LocalDate since;
        private boolean granted;

        Course(RegisterCopy copy) {
            status = copy.status();
            since = copy.asOf();
            granted = copy.granted() || copy.status() == LegalStatus.IN_FORCE;
        }

        void become(LegalStatus next, LocalDate day) {
            status = next;
            since = day;
        }

        void take(LegalEvent event) {
            LegalStatus next =
                    switch (event.kind()) {
                        case GRANTED -> {
                            granted = true;
                            yield status == LegalStatus.PENDING ? LegalStatus.IN_FORCE : status;
                        }
                        case APPLICATION_ENDED -> status == LegalStatus.PENDING ? LegalStatus.LAPSED : status;
                        case APPLICATION_REVIVED ->
                            status == LegalStatus.LAPSED && !granted ? LegalStatus.PENDING : status;
                        case LAPSED -> ALIVE.contains(status) ? LegalStatus.LAPSED : status;
                        case EXPIRED -> ALIVE.contains(status) ? LegalStatus.EXPIRED : status;
                        case INVALIDATED -> LegalStatus.INVALIDATED;
                        case REVIVED ->
                            ALIVE.contains(status) ? status : granted ? LegalStatus.IN_FORCE : LegalStatus.PENDING;
                        case SEIZURE_ENDED -> freed(LegalStatus.SEIZED);
                        case SUSPENSION_ENDED -> freed(LegalStatus.SUSPENDED);
                        default -> status;
                    };
            if (next != status) {
                become(next, event.effectiveOn());
            }
        }

        /** The copy said so without the event that began it. */
        private LegalStatus freed(LegalStatus stated) {
            return status != stated ? status : granted ? LegalStatus.IN_FORCE : LegalStatus.PENDING;
        }
    }
}
