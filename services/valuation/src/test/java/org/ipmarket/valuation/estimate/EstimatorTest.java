package org.ipmarket.valuation.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.valuation.TestAssets;
import org.ipmarket.valuation.method.income.Convention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EstimatorTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Assumptions ASSUMPTIONS = Assumptions.load(Assumptions.CURRENT);

    private static final String HASH = "ca542e953f79a80bfd125f0b8a129afc9583c6f44751c84017791830dfcdfe64";

    private final Estimator estimator = new Estimator(ASSUMPTIONS, 1);

    @ParameterizedTest
    @EnumSource(AssetType.class)
    void everyKindHasARangeAndReasonsThatAddUp(AssetType type) {
        Estimate.Value value = value(TestAssets.of(type).build());
        assertThat(value.p10()).isLessThan(value.p50());
        assertThat(value.p50()).isLessThan(value.p90());
        assertThat(value.p10().isZero()).isFalse();
        assertThat(value.reasons().stream()
                        .mapToLong(reason -> reason.contribution().inMinorUnits())
                        .sum())
                .isEqualTo(value.p50().minor());
        assertThat(value.reasons())
                .allSatisfy(reason -> assertThat(reason.source()).isNotBlank());
    }

    @Test
    void theSameInputsComeToTheSameCent() {
        AssetChanged asset = TestAssets.invention().build();
        assertThat(new Estimator(Assumptions.load(Assumptions.CURRENT), 2).estimate(asset, DAY, Market.NOTHING))
                .isEqualTo(estimator.estimate(asset, DAY, Market.NOTHING));
    }

    /** Pinned: whoever has the inputs and the seed must come to these on any machine. */
    @Test
    void theFiguresOfARobotHand() {
        Estimate.Value value = value(TestAssets.invention().build());
        assertThat(value.inputs().hash()).isEqualTo(HASH);
        assertThat(value.seed()).isEqualTo("2e643fc9333481ab");
        assertThat(List.of(value.p10(), value.p50(), value.p90()).toString())
                .isEqualTo("[221267.39 CNY, 593542.84 CNY, 1565039.24 CNY]");
    }

    @Test
    void whatIsNoInputMovesNoFigure() {
        Estimate first = estimator.estimate(TestAssets.invention().version(1).build(), DAY, Market.NOTHING);
        Estimate later = estimator.estimate(TestAssets.invention().version(2).build(), DAY, Market.NOTHING);
        assertThat(later).isEqualTo(first);
    }

    @Test
    void theInputsReadBackAreTheInputs() {
        Inputs inputs = value(TestAssets.invention().build()).inputs();
        assertThat(EventJson.read(EventJson.write(inputs), Inputs.class)).isEqualTo(inputs);
        assertThat(EventJson.read(EventJson.write(inputs), Inputs.class).hash()).isEqualTo(inputs.hash());
    }

    @ParameterizedTest
    @EnumSource(names = {"LAPSED", "EXPIRED"})
    void whatHasEndedIsWorthNothing(LegalStatus status) {
        Estimate.Value value = value(TestAssets.invention().status(status).build());
        assertThat(List.of(value.p10(), value.p50(), value.p90())).allMatch(Money::isZero);
        assertThat(value.reasons())
                .containsExactly(Reason.of(
                        Driver.LEGAL_STATUS, status.name(), "", "register, as of 2026-02-20", Change.of(0, "CNY")));
    }

    @Test
    void theDayOfExpiryIsTheFirstWorthless() {
        assertThat(value(TestAssets.invention().expires(DAY).build()).p90().isZero())
                .isTrue();
        assertThat(value(TestAssets.invention().expires(DAY.plusDays(1)).build())
                        .p50()
                        .isZero())
                .isFalse();
        assertThat(value(TestAssets.invention().expires(DAY).build()).reasons())
                .extracting(Reason::driver)
                .containsExactly(Driver.PROTECTION_END);
    }

    @ParameterizedTest
    @EnumSource(names = {"SEIZED", "SUSPENDED"})
    void whatCannotPassHasNoEstimate(LegalStatus status) {
        assertThat(none(TestAssets.invention().status(status).build())).contains(status.name(), "2026-02-20");
    }

    @ParameterizedTest
    @CsvSource({"SEIZED, 查封", "SUSPENDED, 中止", "PENDING, 审查中"})
    void whatCannotPassIsSaidInChineseToo(LegalStatus status, String word) {
        Estimate estimate =
                estimator.estimate(TestAssets.invention().status(status).build(), DAY, Market.NOTHING);
        assertThat(((Estimate.None) estimate).reason().zh())
                .contains(word, "2026-02-20")
                .doesNotContain(status.name());
    }

    @Test
    void aMissingFactIsNamed() {
        assertThat(none(TestAssets.invention().filed(null).build())).contains("expires, filed");
        assertThat(none(TestAssets.invention().ipc(List.of()).build())).contains("IPC symbol");
        assertThat(none(TestAssets.software()
                        .workCreated(null)
                        .firstPublished(null)
                        .build()))
                .contains("firstPublished, workCreated");
    }

    @Test
    void unknownReferencesAddNothingAndSaySo() {
        Estimate.Value value =
                value(TestAssets.invention().referencesCited(null).build());
        Reason references = reason(value, Driver.REFERENCES_CITED);
        assertThat(references.value()).isEqualTo("unknown");
        assertThat(references.contribution().inMinorUnits()).isZero();
    }

    @Test
    void aRoyaltyThatIsGivenNeedsNoIpcSymbol() {
        Estimate.Value value = with(TestAssets.invention().ipc(null).build(), royalty(500));
        assertThat(reason(value, Driver.IPC_SUBCLASSES).value()).isEqualTo("unknown");
        assertThat(reason(value, Driver.IPC_SUBCLASSES).contribution().inMinorUnits())
                .isZero();
        assertThat(reason(value, Driver.REFERENCES_CITED).value()).isEqualTo("12");
        assertThat(reason(value, Driver.REFERENCES_CITED).contribution().inMinorUnits())
                .isPositive();
    }

    @Test
    void upliftsAreLinearAndBounded() {
        assertThat(terms(TestAssets.invention().referencesCited(12)).referenceUpliftBasisPoints())
                .isEqualTo(600);
        assertThat(terms(TestAssets.invention().referencesCited(Integer.MAX_VALUE))
                        .referenceUpliftBasisPoints())
                .isEqualTo(2_000);
        assertThat(terms(TestAssets.invention()).subclassUpliftBasisPoints()).isEqualTo(500);
    }

    @Test
    void aNearExpiryShortensLifeAndValue() {
        Estimate.Value soon =
                value(TestAssets.invention().expires(DAY.plusYears(2)).build());
        Estimate.Value late =
                value(TestAssets.invention().expires(DAY.plusYears(12)).build());
        assertThat(soon.p50()).isLessThan(late.p50());
        assertThat(reason(soon, Driver.REMAINING_LIFE).source()).isEqualTo("register: expiry date");
        assertThat(reason(late, Driver.REMAINING_LIFE).source()).startsWith("model assumption");
    }

    @Test
    void doublingALinearDriverDoublesTheValueToTheCent() {
        AssetChanged asset = TestAssets.invention().build();
        Estimate.Value base = value(asset);
        Inputs.Terms terms = base.inputs().terms();
        Estimate.Value royalty = with(asset, royalty(2 * terms.royaltyBasisPoints()));
        Estimate.Value revenue = with(
                asset,
                new Overrides(Money.cny(2 * terms.annualRevenue().minor()), null, null, null, null, null, null, null));
        for (Estimate.Value doubled : List.of(royalty, revenue)) {
            assertThat(doubled.seed()).isEqualTo(base.seed());
            assertThat(doubled.inputs().hash()).isNotEqualTo(base.inputs().hash());
            assertThat((double) doubled.p50().minor())
                    .isCloseTo(2.0 * base.p50().minor(), within(1.0));
            assertThat((double) doubled.p10().minor())
                    .isCloseTo(2.0 * base.p10().minor(), within(1.0));
        }
    }

    @Test
    void anOverrideIsToldApartFromAnAssumption() {
        Estimate.Value value = with(TestAssets.invention().build(), royalty(777));
        Reason reason = reason(value, Driver.ROYALTY_RATE);
        assertThat(reason.value()).isEqualTo("7.77");
        assertThat(reason.source()).isEqualTo("given by who asked");
        assertThat(reason(value, Driver.DISCOUNT_RATE).source()).startsWith("model assumption");
    }

    @Test
    void conditionsMoveTheValueTheWayTheyShould() {
        AssetChanged asset = TestAssets.invention().build();
        Money base = value(asset).p50();
        assertThat(with(asset, new Overrides(null, null, null, 3_000, null, null, null, null))
                        .p50())
                .isLessThan(base);
        assertThat(with(asset, new Overrides(null, null, null, null, 0, null, null, null))
                        .p50())
                .isGreaterThan(base);
        assertThat(with(asset, new Overrides(null, null, null, null, null, 12, null, null))
                        .p50())
                .isLessThan(base);
        assertThat(with(asset, new Overrides(null, null, null, null, null, null, Convention.END_YEAR, null))
                        .p50())
                .isLessThan(base);
        assertThat(with(asset, new Overrides(null, null, null, null, null, null, null, false))
                        .p50())
                .isLessThan(base);
        assertThat(with(asset, new Overrides(null, null, -2_000, null, null, null, null, null))
                        .p50())
                .isLessThan(base);
    }

    @Test
    void nothingSoldIsNoGain() {
        Estimate estimate = estimator.estimate(
                TestAssets.invention().build(),
                DAY,
                new Overrides(Money.zero("CNY"), null, null, null, null, null, null, null),
                MethodInputs.NONE,
                Market.NOTHING);
        assertThat(((Estimate.None) estimate).reason().en()).contains("comes to no gain");
    }

    @Test
    void whatIsBeyondCountingIsNotEstimated() {
        Estimate estimate = estimator.estimate(
                TestAssets.software().build(),
                DAY,
                new Overrides(Money.cny(10_000_000_000_000L), 5_000, 3_000, 500, 0, 600, null, null),
                MethodInputs.NONE,
                Market.NOTHING);
        assertThat(estimate).isInstanceOf(Estimate.None.class);
    }

    /** A great revenue that grows fast is worth little at 100 % a year, and beyond counting at the usual rate. */
    @Test
    void whatCannotBeCountedOnTheWayIsNotEstimatedEither() {
        Estimate estimate = estimator.estimate(
                TestAssets.software().build(),
                DAY,
                new Overrides(Money.cny(10_000_000_000_000L), 5_000, 3_000, 10_000, 0, 570, null, null),
                MethodInputs.NONE,
                Market.NOTHING);
        assertThat(estimate.findings().approaches())
                .filteredOn(approach -> approach.method() == Method.RELIEF_FROM_ROYALTY)
                .allSatisfy(approach -> assertThat(approach.p90()).isNotNull());
        assertThat(((Estimate.None) estimate).reason().en()).contains("beyond what the market can count");
        assertThat(((Estimate.None) estimate).reason().zh()).contains("超出市场可计量的范围");
    }

    @Test
    void aRecordOfAnotherModelOrOfNoMarketIsRefused() {
        Estimate.Value value = value(TestAssets.invention().build());
        Inputs own = value.inputs();
        Inputs other = new Inputs(
                "reconciled-0", own.baseDate(), own.asset(), own.terms(), own.overrides(), own.methods(), own.market());
        assertThatThrownBy(() -> estimator.again(other, value.seed(), Market.NOTHING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("by the model reconciled-0");
        Inputs apart =
                new Inputs(own.model(), own.baseDate(), own.asset(), own.terms(), own.overrides(), own.methods(), null);
        assertThatThrownBy(() -> estimator.again(apart, value.seed(), Market.NOTHING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not say with which market");
    }

    @Test
    void everySectionAndEveryKindHasItsAssumptions() {
        assertThat(ASSUMPTIONS.sectionRoyalties()).containsOnlyKeys("A", "B", "C", "D", "E", "F", "G", "H");
        assertThat(ASSUMPTIONS.types()).containsOnlyKeys(AssetType.values());
        ASSUMPTIONS.types().forEach((type, ofType) -> assertThat(ofType.royaltyBasisPoints() == null)
                .as(type.name())
                .isEqualTo(ofType.sectionShareBasisPoints() != null));
    }

    private Estimate.Value value(AssetChanged asset) {
        return (Estimate.Value) estimator.estimate(asset, DAY, Market.NOTHING);
    }

    private Estimate.Value with(AssetChanged asset, Overrides overrides) {
        assertThat(overrides.refusal()).isEmpty();
        return (Estimate.Value) estimator.estimate(asset, DAY, overrides, MethodInputs.NONE, Market.NOTHING);
    }

    private String none(AssetChanged asset) {
        return ((Estimate.None) estimator.estimate(asset, DAY, Market.NOTHING))
                .reason()
                .en();
    }

    private Inputs.Terms terms(TestAssets asset) {
        return value(asset.build()).inputs().terms();
    }

    private static Overrides royalty(int basisPoints) {
        return new Overrides(null, basisPoints, null, null, null, null, null, null);
    }

    private static Reason reason(Estimate.Value value, Driver driver) {
        return value.reasons().stream()
                .filter(reason -> reason.driver() == driver)
                .findFirst()
                .orElseThrow();
    }
}
