package org.ipmarket.listing.legal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.listing.legal.Happened.IN_FORCE;
import static org.ipmarket.listing.legal.Happened.TODAY;
import static org.ipmarket.listing.legal.Happened.copy;
import static org.ipmarket.listing.legal.Happened.corrects;
import static org.ipmarket.listing.legal.Happened.day;
import static org.ipmarket.listing.legal.Happened.ends;
import static org.ipmarket.listing.legal.Happened.event;
import static org.ipmarket.listing.legal.Happened.expires;
import static org.ipmarket.listing.legal.Happened.paidUntil;
import static org.ipmarket.listing.legal.Happened.read;
import static org.ipmarket.listing.legal.Happened.registered;
import static org.ipmarket.listing.legal.Happened.until;

import java.util.List;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.LegalStatus;
import org.junit.jupiter.api.Test;

class RightHistoryTest {
    @Test
    void withoutEventsTheCopyStands() {
        RightState state = now(IN_FORCE);
        assertThat(state)
                .isEqualTo(new RightState(
                        LegalStatus.IN_FORCE, day("2024-01-10"), day("2037-07-21"), day("2025-08-21"), List.of()));
    }

    @Test
    void aTermThatRunsOutEndsTheRight() {
        assertThat(RightHistory.on(day("2037-07-20"), IN_FORCE, List.of()).status())
                .isEqualTo(LegalStatus.IN_FORCE);
        RightState after = RightHistory.on(day("2037-07-21"), IN_FORCE, List.of());
        assertThat(after.status()).isEqualTo(LegalStatus.EXPIRED);
        assertThat(after.statusAsOf()).isEqualTo("2037-07-21");
    }

    @Test
    void anApplicationIsGranted() {
        assertThat(now(copy(LegalStatus.PENDING), event(1, EventKind.GRANTED, "2025-05-05"))
                        .status())
                .isEqualTo(LegalStatus.IN_FORCE);
        assertThat(now(
                                copy(LegalStatus.PENDING),
                                event(1, EventKind.APPLICATION_ENDED, "2025-01-01"),
                                event(2, EventKind.APPLICATION_REVIVED, "2025-03-01"))
                        .status())
                .isEqualTo(LegalStatus.PENDING);
    }

    @Test
    void aLapseIsCuredByRestoration() {
        LegalEvent lapse = event(1, EventKind.LAPSED, "2025-09-01");
        RightState lapsed = now(IN_FORCE, lapse);
        assertThat(lapsed.status()).isEqualTo(LegalStatus.LAPSED);
        assertThat(lapsed.statusAsOf()).isEqualTo("2025-09-01");
        assertThat(now(IN_FORCE, lapse, event(2, EventKind.REVIVED, "2025-11-01"))
                        .status())
                .isEqualTo(LegalStatus.IN_FORCE);
    }

    @Test
    void eventsCountByTheirDayNotByTheirEntry() {
        assertThat(now(IN_FORCE, event(1, EventKind.REVIVED, "2025-11-01"), event(2, EventKind.LAPSED, "2025-09-01"))
                        .status())
                .isEqualTo(LegalStatus.IN_FORCE);
    }

    @Test
    void aSeizureLiesOnTheRightUntilItIsLifted() {
        LegalEvent seizure = event(1, EventKind.SEIZURE_BEGUN, "2025-09-01", registered("(2025)粤01执1234号"));
        RightState seized = now(IN_FORCE, seizure);
        assertThat(seized.status()).isEqualTo(LegalStatus.SEIZED);
        assertThat(seized.on(TODAY)).containsExactly(EncumbranceKind.SEIZURE);
        assertThat(seized.on(day("2025-08-31"))).isEmpty();
        RightState lifted = now(IN_FORCE, seizure, event(2, EventKind.SEIZURE_ENDED, "2026-02-01"));
        assertThat(lifted.status()).isEqualTo(LegalStatus.IN_FORCE);
        assertThat(lifted.statusAsOf()).isEqualTo("2024-01-10");
        assertThat(lifted.on(TODAY)).isEmpty();
        assertThat(lifted.encumbrances())
                .singleElement()
                .satisfies(each -> assertThat(each.until()).isEqualTo("2026-02-01"))
                .satisfies(each -> assertThat(each.endedBy()).isEqualTo(2));
    }

    @Test
    void anEndNamesWhatItEnds() {
        LegalEvent one = event(1, EventKind.PLEDGE_BEGUN, "2025-01-01", registered("Y1"));
        LegalEvent two = event(2, EventKind.PLEDGE_BEGUN, "2025-02-01", registered("Y2"));
        assertThat(endedOf(one, two, event(3, EventKind.PLEDGE_ENDED, "2025-03-01", registered("Y1"))))
                .isEqualTo(1);
        assertThat(endedOf(one, two, event(3, EventKind.PLEDGE_ENDED, "2025-03-01", ends(1))))
                .isEqualTo(1);
        assertThat(endedOf(one, two, event(3, EventKind.PLEDGE_ENDED, "2025-03-01")))
                .isEqualTo(2);
        assertThat(now(IN_FORCE, one, two, event(3, EventKind.PLEDGE_ENDED, "2025-03-01", registered("Y9")))
                        .encumbrances())
                .allMatch(each -> each.endedBy() == null);
    }

    /** 26 and PLBI are one opposition, 27O is its end. */
    @Test
    void aReviewLiesOnTheRightUntilItIsDecided() {
        LegalEvent filed = read(1, EventKind.REVIEW_REQUESTED, "2025-01-15");
        LegalEvent again = read(2, EventKind.REVIEW_REQUESTED, "2025-02-05");
        RightState attacked = now(IN_FORCE, filed, again);
        assertThat(attacked.status()).isEqualTo(LegalStatus.IN_FORCE);
        assertThat(attacked.on(TODAY)).containsExactly(EncumbranceKind.REVIEW);
        assertThat(attacked.on(day("2025-01-14"))).isEmpty();
        RightState maintained = now(IN_FORCE, filed, again, read(3, EventKind.MAINTAINED, "2025-12-01"));
        assertThat(maintained.status()).isEqualTo(LegalStatus.IN_FORCE);
        assertThat(maintained.on(day("2025-11-30"))).containsExactly(EncumbranceKind.REVIEW);
        assertThat(maintained.on(day("2025-12-01"))).isEmpty();
        assertThat(maintained.encumbrances()).hasSize(2).allMatch(each -> each.endedBy() == 3);
    }

    @Test
    void aDecisionThatNamesItsReviewEndsThatOneAlone() {
        LegalEvent one = event(1, EventKind.REVIEW_REQUESTED, "2025-01-15", registered("4W100001"));
        LegalEvent two = event(2, EventKind.REVIEW_REQUESTED, "2025-02-05", registered("4W100002"));
        RightState named =
                now(IN_FORCE, one, two, event(3, EventKind.MAINTAINED, "2025-12-01", registered("4W100001")));
        assertThat(named.on(TODAY)).containsExactly(EncumbranceKind.REVIEW);
        assertThat(named.encumbrances())
                .filteredOn(each -> each.endedBy() != null)
                .singleElement()
                .satisfies(each -> assertThat(each.begunBy()).isEqualTo(1));
        assertThat(now(IN_FORCE, one, two, event(3, EventKind.MAINTAINED, "2025-12-01", ends(2)))
                        .on(TODAY))
                .containsExactly(EncumbranceKind.REVIEW);
    }

    @Test
    void aReviewThatBringsTheRightDownHasEnded() {
        LegalEvent attack = event(1, EventKind.REVIEW_REQUESTED, "2025-01-15");
        RightState fallen = now(IN_FORCE, attack, event(2, EventKind.INVALIDATED, "2025-12-01"));
        assertThat(fallen.status()).isEqualTo(LegalStatus.INVALIDATED);
        assertThat(fallen.on(TODAY)).isEmpty();
    }

    @Test
    void aLicenceOfAnotherKindIsNotEnded() {
        assertThat(now(
                                IN_FORCE,
                                event(1, EventKind.LICENCE_BEGUN, "2025-01-01"),
                                event(2, EventKind.OPEN_LICENCE_ENDED, "2025-03-01"))
                        .on(TODAY))
                .containsExactly(EncumbranceKind.LICENCE);
    }

    @Test
    void whatHasADayEndsOnIt() {
        RightState state = now(IN_FORCE, event(1, EventKind.SUSPENSION_BEGUN, "2025-09-01", until("2026-09-01")));
        assertThat(state.status()).isEqualTo(LegalStatus.SUSPENDED);
        assertThat(RightHistory.on(
                                day("2026-09-01"),
                                IN_FORCE,
                                List.of(event(1, EventKind.SUSPENSION_BEGUN, "2025-09-01", until("2026-09-01"))))
                        .status())
                .isEqualTo(LegalStatus.IN_FORCE);
    }

    @Test
    void whatWasWrongCountsForNothing() {
        LegalEvent seizure = event(1, EventKind.SEIZURE_BEGUN, "2025-09-01");
        LegalEvent correction = event(2, EventKind.CORRECTED, "2025-10-01", corrects(1));
        assertThat(now(IN_FORCE, seizure, correction)).isEqualTo(now(IN_FORCE));
        // and the correction may have been wrong itself
        assertThat(now(IN_FORCE, seizure, correction, event(3, EventKind.CORRECTED, "2025-11-01", corrects(2))))
                .isEqualTo(now(IN_FORCE, seizure));
    }

    @Test
    void aNewTermAndAPaymentMoveTheirDays() {
        RightState state = now(
                IN_FORCE,
                event(1, EventKind.TERM_CHANGED, "2025-09-01", expires("2039-01-01")),
                event(2, EventKind.ANNUITY_PAID, "2025-08-01", paidUntil("2026-08-21")),
                event(3, EventKind.ANNUITY_PAID, "2024-08-01", paidUntil("2025-08-21")));
        assertThat(state.expires()).isEqualTo("2039-01-01");
        assertThat(state.annuitiesPaidUntil()).isEqualTo("2026-08-21");
        assertThat(state.status()).isEqualTo(LegalStatus.IN_FORCE);
    }

    @Test
    void aDatabasesOldEventsAreInTheCopyAlready() {
        assertThat(now(IN_FORCE, read(1, EventKind.LAPSED, "2010-01-01"), read(2, EventKind.GRANTED, "2005-01-01"))
                        .status())
                .isEqualTo(LegalStatus.IN_FORCE);
        assertThat(now(IN_FORCE, read(1, EventKind.LAPSED, "2024-01-11")).status())
                .isEqualTo(LegalStatus.LAPSED);
        // what two people have checked goes before the copy that an owner states
        assertThat(now(IN_FORCE, event(1, EventKind.LAPSED, "2010-01-01")).status())
                .isEqualTo(LegalStatus.LAPSED);
        assertThat(now(IN_FORCE, read(1, EventKind.PLEDGE_BEGUN, "2010-01-01")).on(TODAY))
                .containsExactly(EncumbranceKind.PLEDGE);
    }

    @Test
    void aCopyThatSaysSeizedIsFreedByTheEnd() {
        assertThat(now(copy(LegalStatus.SEIZED), event(1, EventKind.SEIZURE_ENDED, "2025-09-01"))
                        .status())
                .isEqualTo(LegalStatus.IN_FORCE);
    }

    @Test
    void whatIsGoneIsNotSeized() {
        assertThat(now(
                                IN_FORCE,
                                event(1, EventKind.SEIZURE_BEGUN, "2025-09-01"),
                                event(2, EventKind.INVALIDATED, "2025-10-01"))
                        .status())
                .isEqualTo(LegalStatus.INVALIDATED);
    }

    @Test
    void theEndOfAPartIsNotTheEnd() {
        assertThat(now(
                        IN_FORCE,
                        event(1, EventKind.ENDED_IN_PART, "2025-09-01"),
                        event(2, EventKind.NOTED, "2025-09-02")))
                .isEqualTo(now(IN_FORCE));
    }

    @Test
    void whatIsStillToComeChangesNothing() {
        assertThat(now(IN_FORCE, read(1, EventKind.LAPSED, "2026-03-02"))).isEqualTo(now(IN_FORCE));
    }

    private static RightState now(RegisterCopy copy, LegalEvent... events) {
        return RightHistory.on(TODAY, copy, List.of(events));
    }

    private static int endedOf(LegalEvent... events) {
        return now(IN_FORCE, events).encumbrances().stream()
                .filter(each -> each.endedBy() != null)
                .findFirst()
                .orElseThrow()
                .begunBy();
    }
}
