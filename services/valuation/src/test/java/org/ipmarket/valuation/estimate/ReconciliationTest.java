package org.ipmarket.valuation.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.valuation.TestAssets;
import org.ipmarket.valuation.learning.LotFeatures;
import org.ipmarket.valuation.method.cost.FunctionPoints;
import org.ipmarket.valuation.method.deals.Observation;
import org.ipmarket.valuation.method.deals.Settings;
import org.ipmarket.valuation.method.deals.Snapshot;
import org.junit.jupiter.api.Test;

/** How methods are joined, by their words and by what the market has shown. */
class ReconciliationTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Assumptions ASSUMPTIONS = Assumptions.load(Assumptions.CURRENT);
    private static final Money MILLION = Money.cny(100_000_000);

    private final Estimator estimator = new Estimator(ASSUMPTIONS, 1);

    /** Deals of a kind about a price, of rights that differ in their age alone. */
    private static Market market(AssetChanged like, int deals, double price) {
        SplittableRandom random = new SplittableRandom(11);
        List<Observation> lots = new ArrayList<>();
        for (int i = 0; i < deals; i++) {
            lots.add(new Observation(
                    String.format("lot-%04d", i),
                    DAY.minusDays(400 - i % 300),
                    LotFeatures.asked(List.of(like), null, null, DAY.minusDays(30L * (i % 12))),
                    true,
                    Math.rint(price * Math.exp(0.3 * random.nextGaussian()))));
        }
        return Market.of(new Snapshot(lots), Settings.STANDARD, deals, 1_000);
    }

    private Estimate.Value value(AssetChanged asset, MethodInputs given, Market market) {
        return (Estimate.Value) estimator.estimate(asset, DAY, Overrides.NONE, given, market);
    }

    private static Approach approach(Estimate estimate, Method method) {
        return estimate.findings().approaches().stream()
                .filter(each -> each.method() == method)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutDealsIncomeStandsAloneAndEveryOtherMethodSaysWhyItIsSilent() {
        Estimate.Value value = value(TestAssets.invention().build(), MethodInputs.NONE, Market.NOTHING);
        assertThat(approach(value, Method.RELIEF_FROM_ROYALTY).weightBasisPoints())
                .isEqualTo(10_000);
        assertThat(approach(value, Method.RELIEF_FROM_ROYALTY).p50()).isEqualTo(value.p50());
        assertThat(approach(value, Method.MARKET_MODEL).state()).isEqualTo(Approach.State.NO_ESTIMATE);
        assertThat(approach(value, Method.MARKET_MODEL).reason().en()).contains("0 deals", "60");
        assertThat(approach(value, Method.MARKET_MODEL).reason().zh()).contains("0 宗成交");
        assertThat(approach(value, Method.EXCESS_EARNINGS).state()).isEqualTo(Approach.State.INPUTS_MISSING);
        assertThat(value.findings().approaches())
                .allSatisfy(each -> assertThat(each.reason().zh()).isNotBlank())
                .allSatisfy(each -> assertThat(each.reason().en()).isNotBlank());
        assertThat(value.findings().reserveAdvice()).isNull();
        assertThat(value.findings().noReserveAdvice()).isNotNull();
    }

    /** A few deals of the kind weigh by their number and spread, and pull towards their price. */
    @Test
    void aFewDealsPullALittleAndManyPullALot() {
        AssetChanged asset = TestAssets.invention().build();
        Estimate.Value alone = value(asset, MethodInputs.NONE, Market.NOTHING);
        Estimate.Value few = value(asset, MethodInputs.NONE, market(asset, 6, 400_000_000));
        Estimate.Value many = value(asset, MethodInputs.NONE, market(asset, 200, 400_000_000));
        assertThat(approach(few, Method.COMPARABLES).state()).isEqualTo(Approach.State.WEIGHED);
        assertThat(approach(few, Method.COMPARABLES).deals()).hasSize(6);
        assertThat(approach(many, Method.MARKET_MODEL).state()).isEqualTo(Approach.State.WEIGHED);
        assertThat(approach(many, Method.COMPARABLES).state()).isEqualTo(Approach.State.SHOWN);
        assertThat(approach(many, Method.MARKET_MODEL).weightBasisPoints())
                .isGreaterThan(approach(few, Method.COMPARABLES).weightBasisPoints());
        assertThat(alone.p50()).isLessThan(few.p50());
        assertThat(few.p50()).isLessThan(many.p50());
        assertThat(many.p50()).isLessThan(Money.cny(400_000_000));
        assertThat(approach(many, Method.MARKET_MODEL).reason().en()).contains("deals like it");
        assertThat(approach(many, Method.MARKET_MODEL).reason().zh()).contains("相近成交");
    }

    /** exp of the weighted mean of the logarithms, to the precision of weights told in basis points. */
    @Test
    void theValueIsTheWeightedMeanOfTheMethods() {
        AssetChanged asset = TestAssets.invention().build();
        Estimate.Value value = value(asset, MethodInputs.NONE, market(asset, 200, 400_000_000));
        double log = 0;
        int weights = 0;
        for (Approach each : value.findings().approaches()) {
            weights += each.weightBasisPoints();
            log += each.weightBasisPoints() == 0
                    ? 0
                    : each.weightBasisPoints() / 10_000.0 * Math.log(each.p50().minor());
        }
        assertThat(weights).isEqualTo(10_000);
        assertThat(Math.exp(log))
                .isCloseTo(value.p50().minor(), within(1e-3 * value.p50().minor()));
    }

    @Test
    void adviceOnAReserveStandsApart() {
        AssetChanged asset = TestAssets.invention().build();
        Findings findings =
                value(asset, MethodInputs.NONE, market(asset, 200, 400_000_000)).findings();
        List<Findings.Point> curve = findings.reserveAdvice().curve();
        assertThat(curve)
                .hasSizeGreaterThan(20)
                .contains(findings.reserveAdvice().best());
        for (int i = 1; i < curve.size(); i++) {
            assertThat(curve.get(i).saleProbabilityBasisPoints())
                    .isLessThanOrEqualTo(curve.get(i - 1).saleProbabilityBasisPoints());
        }
    }

    @Test
    void outOfTheMarketsSupportIsAStateWithItsReasons() {
        Market inventions = market(TestAssets.invention().build(), 200, 400_000_000);
        Estimate.Value software = value(TestAssets.software().build(), MethodInputs.NONE, inventions);
        Approach model = approach(software, Method.MARKET_MODEL);
        assertThat(model.state()).isEqualTo(Approach.State.NO_ESTIMATE);
        assertThat(model.reason().en()).contains("SOFTWARE", "0 deals");
        assertThat(model.reason().zh()).contains("SOFTWARE", "0 宗");
        assertThat(approach(software, Method.RELIEF_FROM_ROYALTY).weightBasisPoints())
                .isEqualTo(10_000);
    }

    @Test
    void aPatentWithoutAnIpcSymbolIsValuedByTheMarketAlone() {
        AssetChanged asset = TestAssets.invention().ipc(null).build();
        Estimate.Value value = value(asset, MethodInputs.NONE, market(asset, 200, 400_000_000));
        assertThat(approach(value, Method.RELIEF_FROM_ROYALTY).state()).isEqualTo(Approach.State.NO_ESTIMATE);
        assertThat(approach(value, Method.MARKET_MODEL).weightBasisPoints()).isEqualTo(10_000);
        assertThat(value.reasons().getFirst().driver()).isEqualTo(Driver.TYPICAL_OF_KIND);
    }

    @Test
    void everyMethodOfAPatentSpeaksWhenItsInputsAreGiven() {
        MethodInputs given = new MethodInputs(
                new MethodInputs.ExcessEarnings(2_000, 500, List.of(new MethodInputs.Charge("plant", 300))),
                new MethodInputs.CashFlows(
                        List.of(year(900), year(900), year(900)), List.of(year(700), year(700), year(700))),
                null,
                new MethodInputs.Spent(List.of(new MethodInputs.Expense(MILLION, 100)), 110, 1_000, 800, 24, null),
                null,
                new MethodInputs.Option(
                        MILLION,
                        null,
                        2_240,
                        670,
                        new MethodInputs.Stage(Money.cny(5_000_000), 12),
                        new MethodInputs.UncertainCost(400, 2_000, 300)),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        Estimate.Value value = value(TestAssets.invention().build(), given, Market.NOTHING);
        for (Method weighed :
                List.of(Method.RELIEF_FROM_ROYALTY, Method.EXCESS_EARNINGS, Method.INCREMENTAL_CASH_FLOW)) {
            assertThat(approach(value, weighed).weightBasisPoints())
                    .as(weighed.name())
                    .isPositive();
        }
        for (Method shown : List.of(Method.REPRODUCTION_COST, Method.REAL_OPTION)) {
            assertThat(approach(value, shown).state()).as(shown.name()).isEqualTo(Approach.State.SHOWN);
        }
        // 1,000,000 · 110/100 · 1.1 · 1.08^1
        assertThat(approach(value, Method.REPRODUCTION_COST).p50()).isEqualTo(Money.cny(130_680_000));
        assertThat(approach(value, Method.REAL_OPTION).details())
                .extracting(Approach.Detail::name)
                .contains("european", "american", "staged", "exchangeEuropean", "exchangeAmerican", "costOfDelay");
        assertThat(value.reasons())
                .extracting(Reason::driver)
                .contains(Driver.EXCESS_EARNINGS, Driver.INCREMENTAL_CASH_FLOW);
        assertThat(value.findings().tornado())
                .extracting(Findings.Bar::driver)
                .contains(Driver.ANNUAL_REVENUE, Driver.DISCOUNT_RATE, Driver.EXCESS_EARNINGS);
    }

    private static MethodInputs.Year year(long thousands) {
        return new MethodInputs.Year(Money.cny(thousands * 100_000), Money.cny(20_000_000), null, null, null, null);
    }

    @Test
    void aProgramIsWeighedWithItsCost() {
        MethodInputs given = software(new MethodInputs.Software(
                null,
                Map.of(FunctionPoints.Function.EXTERNAL_INPUT, new FunctionPoints.Count(0, 25, 0)),
                53,
                null,
                null,
                Money.cny(3_000_000),
                null,
                null));
        Estimate.Value value = value(TestAssets.software().build(), given, Market.NOTHING);
        Approach cost = approach(value, Method.SOFTWARE_COST);
        // 100 points, 5.3 thousand lines: 2.94 · 5.3^1.0997 = 18.40 person-months of 30,000
        assertThat((double) cost.p50().minor()).isCloseTo(2.94 * Math.pow(5.3, 1.0997) * 3_000_000, within(100.0));
        assertThat(cost.weightBasisPoints()).isBetween(1, 9_999);
        assertThat(approach(value, Method.RELIEF_FROM_ROYALTY).weightBasisPoints())
                .isEqualTo(10_000 - cost.weightBasisPoints());
    }

    private static MethodInputs software(MethodInputs.Software software) {
        return new MethodInputs(null, null, null, null, software, null, null, null, null, null, null, null, null);
    }

    @Test
    void aSongIsValuedByItsRoyalties() {
        MethodInputs given = new MethodInputs(
                null,
                null,
                new MethodInputs.Royalties(List.of(
                        new MethodInputs.Stream("streaming", List.of(new MethodInputs.Work(MILLION, 36)), null))),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new MethodInputs.Authorship(MethodInputs.By.PEOPLE, LocalDate.of(2000, 5, 5)),
                null,
                null);
        Estimate.Value value = value(TestAssets.of(AssetType.MUSICAL).build(), given, Market.NOTHING);
        Approach streams = approach(value, Method.ROYALTY_STREAMS);
        assertThat(streams.state()).isEqualTo(Approach.State.WEIGHED);
        assertThat(streams.details()).anySatisfy(detail -> {
            assertThat(detail.name()).isEqualTo("dollarAge");
            assertThat(detail.value()).isEqualTo("3.00");
        });
        assertThat(streams.weightBasisPoints())
                .as("known royalties weigh more than an assumed revenue")
                .isGreaterThan(5_000);
        assertThat(value.inputs().asset().protectedUntil()).isEqualTo(LocalDate.of(2051, 1, 1));
        assertThat(value.inputs().asset().protectionSource()).contains("last author's death");
    }

    @Test
    void dealsThatAreGivenTakeThePlaceOfTheMarkets() {
        AssetChanged asset = TestAssets.invention().build();
        List<MethodInputs.Deal> deals = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            deals.add(new MethodInputs.Deal("deal " + i, Money.cny(200_000_000 + i * 10_000_000L)));
        }
        MethodInputs given =
                new MethodInputs(null, null, null, null, null, null, null, null, deals, null, null, null, null);
        Estimate.Value value = value(asset, given, market(asset, 200, 400_000_000));
        Approach comparables = approach(value, Method.COMPARABLES);
        assertThat(comparables.p50()).isEqualTo(Money.cny(240_000_000));
        assertThat(comparables.deals()).hasSize(9);
        assertThat(comparables.weightBasisPoints()).isPositive();
        assertThat(comparables.reason().en()).startsWith("9 deals like it");
        assertThat(approach(value, Method.MARKET_MODEL).state()).isEqualTo(Approach.State.SHOWN);
        assertThat(approach(value, Method.MARKET_MODEL).reason().en()).contains("in the place of the market's");
    }

    @Test
    void whatLiesOnARightTakesFromIt() {
        AssetChanged asset = TestAssets.invention().build();
        Estimate.Value free = value(asset, MethodInputs.NONE, Market.NOTHING);
        for (MethodInputs.Encumbrance each : MethodInputs.Encumbrance.values()) {
            MethodInputs given = new MethodInputs(
                    null, null, null, null, null, null, null, null, null, List.of(each), null, null, null);
            Estimate.Value encumbered = value(asset, given, Market.NOTHING);
            int kept = ASSUMPTIONS.reconciling().encumbrances().get(each).value();
            assertThat((double) encumbered.p50().minor()).isCloseTo(free.p50().minor() * kept / 10_000.0, within(1.0));
            assertThat(encumbered.reasons())
                    .filteredOn(reason -> reason.driver().name().equals(each.name()))
                    .singleElement()
                    .satisfies(reason ->
                            assertThat(reason.contribution().inMinorUnits()).isNegative());
        }
    }

    @Test
    void theRecordAloneComesToTheSameBytesOnOneThreadOrTwo() {
        AssetChanged asset = TestAssets.invention().build();
        Market market = market(asset, 200, 400_000_000);
        MethodInputs given = new MethodInputs(
                new MethodInputs.ExcessEarnings(2_000, null, List.of()),
                null,
                null,
                null,
                null,
                new MethodInputs.Option(MILLION, null, 2_240, 670, null, null),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        Estimate.Value value = value(asset, given, market);
        Inputs record = EventJson.read(EventJson.write(value.inputs()), Inputs.class);
        assertThat(record.hash()).isEqualTo(value.inputs().hash());
        Market again = Market.of(
                new Snapshot(market.snapshot().lots().reversed()),
                record.market().identity().settings(),
                record.market().lastPosition(),
                record.market().mostLots());
        Estimate two = new Estimator(Assumptions.load(record.model()), 2).again(record, value.seed(), again);
        assertThat(EventJson.write(two)).isEqualTo(EventJson.write(value));
    }
}
