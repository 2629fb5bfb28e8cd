package org.ipmarket.valuation.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ipmarket.valuation.estimate.TestEstimates.DAY;
import static org.ipmarket.valuation.estimate.TestEstimates.approach;
import static org.ipmarket.valuation.estimate.TestEstimates.market;

import java.util.ArrayList;
import java.util.List;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.valuation.TestAssets;
import org.ipmarket.valuation.method.deals.Snapshot;
import org.junit.jupiter.api.Test;

/** How methods are joined, by their words and by what the market has shown. */
class ReconciliationTest {
    private static final Assumptions ASSUMPTIONS = Assumptions.load(Assumptions.CURRENT);
    private static final Money MILLION = Money.cny(100_000_000);

    private final Estimator estimator = new Estimator(ASSUMPTIONS, 1);

    private Estimate.Value value(AssetChanged asset, MethodInputs given, Market market) {
        return (Estimate.Value) estimator.estimate(asset, DAY, Overrides.NONE, given, market);
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
        Approach model = approach(value, Method.MARKET_MODEL);
        assertThat(model.reason().en()).isEqualTo("The only method that weighs.");
        Reason first = value.reasons().getFirst();
        assertThat(first.driver()).isEqualTo(Driver.FIRST_METHOD);
        assertThat(first.source()).isEqualTo(Method.MARKET_MODEL.title().en());
        assertThat(first.contribution().inMinorUnits()).isEqualTo(value.p50().minor());
        assertThat(value.findings().tornado()).singleElement().satisfies(bar -> {
            assertThat(bar.driver()).isEqualTo(Driver.MARKET_MODEL);
            assertThat((double) bar.atLow().minor()).isCloseTo(model.p10().minor(), within(2.0));
            assertThat((double) bar.atHigh().minor()).isCloseTo(model.p90().minor(), within(2.0));
        });
    }

    private static MethodInputs ofRight(Right right) {
        return new MethodInputs(null, null, null, null, null, null, null, null, null, null, null, right, null);
    }

    /** The licence's price is no value of the title, and a reserve for the licence goes by it. */
    @Test
    void whatALicenceSellsForIsShownAndMovesNoValue() {
        AssetChanged asset = TestAssets.invention().build();
        Market licences = market(asset, Right.ORDINARY_LICENCE, 200, 400_000_000);
        Estimate.Value alone = value(asset, MethodInputs.NONE, Market.NOTHING);
        Estimate.Value value = value(asset, ofRight(Right.ORDINARY_LICENCE), licences);
        assertThat(List.of(value.p10(), value.p50(), value.p90()))
                .containsExactly(alone.p10(), alone.p50(), alone.p90());
        for (Method shown : List.of(Method.MARKET_MODEL, Method.COMPARABLES)) {
            Approach each = approach(value, shown);
            assertThat(each.state()).as(shown.name()).isEqualTo(Approach.State.SHOWN);
            assertThat(each.reason().en()).contains("of the licence", "whole right");
            assertThat(each.reason().zh()).contains("许可的价格", "权利整体");
        }
        assertThat(value.findings().reserveAdvice()).isNotNull();
        assertThat(approach(
                                value(asset, ofRight(Right.ASSIGNMENT), market(asset, 200, 400_000_000)),
                                Method.MARKET_MODEL)
                        .state())
                .isEqualTo(Approach.State.WEIGHED);
    }

    @Test
    void aLicencesPriceAloneIsNoEstimate() {
        AssetChanged asset = TestAssets.invention().ipc(null).build();
        Estimate.None none = (Estimate.None) estimator.estimate(
                asset,
                DAY,
                Overrides.NONE,
                ofRight(Right.ORDINARY_LICENCE),
                market(asset, Right.ORDINARY_LICENCE, 200, 400_000_000));
        assertThat(none.reason().en()).contains("IPC symbol", "of the licence");
        assertThat(none.findings().reserveAdvice()).isNotNull();
        assertThat(none.findings().noReserveAdvice()).isNull();
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
    void theRecordAloneComesToTheSameBytes() {
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
