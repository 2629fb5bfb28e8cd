package org.ipmarket.listing.legal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.listing.legal.Happened.TODAY;
import static org.ipmarket.listing.legal.Happened.corrects;
import static org.ipmarket.listing.legal.Happened.ends;
import static org.ipmarket.listing.legal.Happened.event;
import static org.ipmarket.listing.legal.Happened.expires;
import static org.ipmarket.listing.legal.Happened.paidUntil;
import static org.ipmarket.listing.legal.Happened.registered;
import static org.ipmarket.listing.legal.Happened.until;

import java.time.LocalDate;
import java.util.List;
import org.ipmarket.listing.Violation;
import org.ipmarket.messages.Impediment;
import org.ipmarket.messages.LegalStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegalRulesTest {
    @ParameterizedTest
    @CsvSource({
        "EP,GRAA,F,GRANTED",
        "EP,'18D ',B,APPLICATION_ENDED",
        "EP,27W,H,INVALIDATED",
        "EP,PLBI,L,REVIEW_REQUESTED",
        "EP,27A,M,MAINTAINED",
        "EP,27C,M,MAINTAINED",
        "CN,IP01,H,MAINTAINED",
        "US,IPR,L,REVIEW_REQUESTED",
        "US,RF,L,NOTED",
        "EP,PG25,H,ENDED_IN_PART",
        "EP,PGFP,U,NOTED",
        "EP,17P,D,NOTED",
        "CN,GR01,F,GRANTED",
        "CN,CF01,H,LAPSED",
        "CN,CX01,H,EXPIRED",
        "CN,IW01,H,INVALIDATED",
        "CN,RR01,K,REVIVED",
        "CN,TR01,R,OWNER_CHANGED",
        "CN,PE01,S,PLEDGE_BEGUN",
        "CN,PC01,S,PLEDGE_ENDED",
        "CN,EE01,S,LICENCE_BEGUN",
        "CN,EC01,S,LICENCE_ENDED",
        "CN,PP01,W,SEIZURE_BEGUN",
        "CN,PD01,W,SEIZURE_ENDED",
        "US,LAPS,H,LAPSED",
        "US,PRDP,K,REVIVED",
        "US,AS,R,NOTED",
        "US,MAFP,U,NOTED"
    })
    void codesOfOfficesHaveACategoryAndAMeaning(String office, String code, Category category, EventKind kind) {
        assertThat(OfficeEvents.of(office, code)).isEqualTo(new OfficeEvents.Meaning(category, kind));
    }

    /** Those of one European patent, as Open Patent Services give them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "17P", "17Q", "26N", "AK", "AKX", "AX", "BECN", "BERE", "EN", "GBPC", "GRAA", "GRAG", "GRAH", "PG25",
                "PGFP", "PLBE", "PUAI", "REF", "REG", "STAA", "TPAB", "TPAC"
            })
    void everyCodeOfAnOrdinaryEuropeanPatentIsKnown(String code) {
        assertThat(OfficeEvents.of("EP", code).category()).isNotEqualTo(Category.UNMAPPED);
    }

    @Test
    void anUnknownCodeIsKeptAndChangesNothing() {
        assertThat(OfficeEvents.of("EP", "ZZZZ")).isEqualTo(OfficeEvents.UNKNOWN);
        assertThat(OfficeEvents.of("JP", "GRAA")).isEqualTo(OfficeEvents.UNKNOWN);
        assertThat(OfficeEvents.UNKNOWN.kind()).isEqualTo(EventKind.NOTED);
    }

    @Test
    void anEventThatPeopleEnterIsComplete() {
        assertThat(check(EventKind.TERM_CHANGED, EventDetail.NONE)).containsExactly("expires");
        assertThat(check(EventKind.TERM_CHANGED, expires("2037-01-01"))).isEmpty();
        assertThat(check(EventKind.ANNUITY_PAID, EventDetail.NONE)).containsExactly("paidUntil");
        assertThat(check(EventKind.ANNUITY_PAID, paidUntil("2027-01-01"))).isEmpty();
        assertThat(check(EventKind.OPEN_LICENCE_BEGUN, EventDetail.NONE)).containsExactly("registration");
        assertThat(check(EventKind.OPEN_LICENCE_BEGUN, registered("KF2025000123")))
                .isEmpty();
        assertThat(check(EventKind.LAPSED, registered(" "))).containsExactly("registration");
        assertThat(check(EventKind.LAPSED, until("2027-01-01"))).containsExactly("until");
        assertThat(check(EventKind.SEIZURE_BEGUN, until("2026-02-01"))).containsExactly("until");
        assertThat(check(EventKind.SEIZURE_BEGUN, until("2028-02-01"))).isEmpty();
    }

    @Test
    void anEventIsEnteredWhenItHasTakenEffect() {
        assertThat(EventChecks.check(
                        EventKind.LAPSED, TODAY.plusDays(1), TODAY.plusDays(2), EventDetail.NONE, TODAY, List.of()))
                .extracting(Violation::field)
                .containsExactly("effectiveOn", "publishedOn");
    }

    @Test
    void whatAnEventNamesIsThere() {
        assertThat(check(EventKind.CORRECTED, EventDetail.NONE)).containsExactly("corrects");
        assertThat(check(EventKind.CORRECTED, corrects(7))).containsExactly("corrects");
        assertThat(check(EventKind.CORRECTED, corrects(1))).isEmpty();
        assertThat(check(EventKind.SEIZURE_ENDED, ends(1))).isEmpty();
        assertThat(check(EventKind.PLEDGE_ENDED, ends(1))).containsExactly("ends");
        assertThat(check(EventKind.SEIZURE_ENDED, ends(2))).containsExactly("ends");
        assertThat(check(EventKind.MAINTAINED, ends(1))).containsExactly("ends");
        assertThat(check(EventKind.MAINTAINED, EventDetail.NONE)).isEmpty();
    }

    @Test
    void onlyTheListedGroundsImpede() {
        assertThat(Impediments.of(fate(LegalStatus.IN_FORCE))).isEmpty();
        assertThat(Impediments.of(fate(LegalStatus.LAPSED))).containsExactly(Impediment.LAPSED);
        assertThat(Impediments.of(fate(LegalStatus.EXPIRED))).containsExactly(Impediment.EXPIRED);
        assertThat(Impediments.of(fate(LegalStatus.INVALIDATED))).containsExactly(Impediment.INVALIDATED);
        assertThat(Impediments.of(fate(LegalStatus.SEIZED))).containsExactly(Impediment.SEIZED);
        assertThat(Impediments.of(fate(LegalStatus.SUSPENDED))).containsExactly(Impediment.SUSPENDED);
        assertThat(Impediments.of(new Impediments.Fate(LegalStatus.SEIZED, true, true, true, true)))
                .containsExactly(Impediment.SEIZED, Impediment.SUSPENDED, Impediment.PLEDGED, Impediment.TITLE_CHANGED);
        assertThat(Impediments.of(new Impediments.Fate(LegalStatus.LAPSED, true, true, true, false)))
                .containsExactly(Impediment.LAPSED);
    }

    @ParameterizedTest
    @EnumSource(Impediment.class)
    void everyGroundHasItsRuleAndSource(Impediment ground) {
        assertThat(Impediments.rule(ground)).contains("中止、终结").containsAnyOf("Law", "Code", "Regulations");
    }

    private static Impediments.Fate fate(LegalStatus status) {
        return new Impediments.Fate(status, false, false, false, false);
    }

    private static List<String> check(EventKind kind, EventDetail detail) {
        LocalDate on = LocalDate.of(2026, 2, 10);
        return EventChecks.check(
                        kind, on, null, detail, TODAY, List.of(event(1, EventKind.SEIZURE_BEGUN, "2025-09-01")))
                .stream()
                .map(Violation::field)
                .toList();
    }
}
