package org.ipmarket.valuation.method.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ipmarket.valuation.method.ReferenceData;
import org.ipmarket.valuation.method.indicator.LegalEvent.Kind;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class LegalHistoryTest {
    private static final LocalDate DAY = LocalDate.of(2024, 6, 1);
    private static final String LEGAL = "epo-ops/epo__ops__legal__example_1.xml";

    private static LegalEvent event(Kind kind, int month) {
        return LegalEvent.of(kind, LocalDate.of(2024, month, 1), "CN");
    }

    @Test
    void whatWasEndedIsNoLongerOpenAndWhatIsToComeDoesNotCount() {
        LegalHistory history = LegalHistory.on(
                DAY,
                List.of(
                        event(Kind.PLEDGE_RELEASED, 3),
                        event(Kind.PLEDGE_RECORDED, 2),
                        event(Kind.PLEDGE_RELEASED, 1),
                        event(Kind.LICENCE_RECORDED, 1),
                        event(Kind.LICENCE_RECORDED, 2),
                        event(Kind.LICENCE_ENDED, 4),
                        event(Kind.SEIZED, 5),
                        event(Kind.SEIZURE_LIFTED, 7),
                        event(Kind.TRANSFERRED, 6)));
        assertThat(history.pledges())
                .as("an end before the beginning ends nothing")
                .isZero();
        assertThat(history.licences()).isEqualTo(1);
        assertThat(history.seized()).as("lifted only later").isTrue();
        assertThat(history.transfers()).isEqualTo(1);
    }

    @Test
    void anAttackIsSurvivedWhereTheRightStood() {
        LegalHistory stood = LegalHistory.on(
                DAY,
                List.of(
                        event(Kind.INVALIDATION_REQUESTED, 1),
                        event(Kind.PARTLY_INVALIDATED, 2),
                        event(Kind.INVALIDATION_REQUESTED, 3)));
        assertThat(stood.attacks()).isEqualTo(2);
        assertThat(stood.survived()).as("the second is still pending").isEqualTo(1);
        assertThat(stood.fallen()).isFalse();
        assertThat(LegalHistory.on(DAY, List.of(event(Kind.INVALIDATION_REQUESTED, 1), event(Kind.INVALIDATED, 2)))
                        .fallen())
                .isTrue();
    }

    @Test
    void aRestoredRightHasNotLapsed() {
        assertThat(LegalHistory.on(DAY, List.of(event(Kind.LAPSED, 1), event(Kind.RESTORED, 2)))
                        .lapsedAt())
                .isEmpty();
        assertThat(LegalHistory.on(DAY, List.of(event(Kind.RESTORED, 1), event(Kind.LAPSED, 2)))
                        .lapsedAt())
                .containsExactly("CN");
    }

    @Test
    void aRegisterThatSaysUntilWhenIsPaidTellsTheYears() {
        LocalDate filed = LocalDate.of(2018, 5, 20);
        assertThat(Annuities.paidUntil("CN", filed, LocalDate.of(2025, 5, 20)).longest())
                .hasValue(7);
        assertThat(Annuities.paidUntil("CN", filed, LocalDate.of(2025, 5, 19)).longest())
                .hasValue(6);
        assertThat(Annuities.paidUntil("CN", filed, filed).longest()).hasValue(0);
        assertThat(Annuities.of(List.of()).longest()).as("not known").isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Annuities(new TreeMap<>(Map.of("CN", -1))));
    }

    /** EP 1000000, fifty events, counted by hand: three payments of the 11th year, lapsed in the end in all 19 states that the events name. */
    @Test
    void theEventsOfAEuropeanPatent() {
        Optional<Path> file = ReferenceData.document(LEGAL);
        assumeTrue(file.isPresent(), "the folder with " + LEGAL + " is absent");
        List<Element> told = new OfficeDocument(file.get()).all("ops:legal");
        List<LegalEvent> events =
                told.stream().flatMap(one -> read(one).stream()).toList();
        assertThat(told).hasSize(50);
        assertThat(events).as("the others are not read").hasSize(27);
        LegalHistory history = LegalHistory.on(LocalDate.of(2015, 1, 1), events);
        assertThat(history.noOpposition()).isTrue();
        assertThat(history.attacks()).isZero();
        assertThat(history.observations()).isEqualTo(1);
        assertThat(history.lapsedAt())
                .containsExactly(
                        "AT", "BE", "CH", "CY", "DE", "DK", "ES", "FI", "FR", "GB", "GR", "IE", "IT", "LI", "LU", "MC",
                        "NL", "PT", "SE");
        assertThat(LegalHistory.on(LocalDate.of(2010, 1, 1), events).lapsedAt())
                .hasSize(16)
                .doesNotContain("BE", "GB", "NL");
        assertThat(Annuities.of(events).years()).isEqualTo(Map.of("BE", 11, "GB", 11, "NL", 11));
    }

    private static Optional<LegalEvent> read(Element one) {
        String code = one.getAttribute("code");
        String state = OfficeDocument.text(one, "ops:L500EP", "ops:L501EP");
        String year = OfficeDocument.text(one, "ops:L500EP", "ops:L520EP");
        return InpadocCode.kind(code)
                .map(kind -> new LegalEvent(
                        kind,
                        day(one),
                        state.isEmpty() ? InpadocCode.state(code).orElse("EP") : state,
                        year.isEmpty() ? 0 : Integer.parseInt(year)));
    }

    private static LocalDate day(Element one) {
        String effective = OfficeDocument.text(one, "ops:L500EP", "ops:L525EP");
        return effective.isEmpty()
                ? LocalDate.parse(OfficeDocument.text(one, "ops:L007EP"))
                : LocalDate.parse(effective, DateTimeFormatter.BASIC_ISO_DATE);
    }
}
