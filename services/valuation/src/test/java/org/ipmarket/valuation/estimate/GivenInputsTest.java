package org.ipmarket.valuation.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ipmarket.valuation.estimate.TestEstimates.DAY;
import static org.ipmarket.valuation.estimate.TestEstimates.approach;
import static org.ipmarket.valuation.estimate.TestEstimates.market;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.valuation.TestAssets;
import org.ipmarket.valuation.method.cost.FunctionPoints;
import org.ipmarket.valuation.method.explain.Contributions;
import org.ipmarket.valuation.method.income.Convention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Methods that speak by what who asks gives: their figures, how they weigh, and what moves the value. */
class GivenInputsTest {
    private static final Assumptions ASSUMPTIONS = Assumptions.load(Assumptions.CURRENT);
    private static final Money MILLION = Money.cny(100_000_000);

    private final Estimator estimator = new Estimator(ASSUMPTIONS, 1);

    private Estimate.Value value(AssetChanged asset, MethodInputs given, Market market) {
        return (Estimate.Value) estimator.estimate(asset, DAY, Overrides.NONE, given, market);
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

    @Test
    void whatAProgramCostIsShownBesideItsReplacement() {
        MethodInputs given = new MethodInputs(
                null,
                null,
                null,
                new MethodInputs.Spent(List.of(new MethodInputs.Expense(MILLION, 100)), 110, null, null, null, null),
                new MethodInputs.Software(5_300, null, null, null, null, Money.cny(3_000_000), null, null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        Estimate.Value value = value(TestAssets.software().build(), given, Market.NOTHING);
        assertThat(approach(value, Method.SOFTWARE_COST).state()).isEqualTo(Approach.State.WEIGHED);
        Approach spent = approach(value, Method.REPRODUCTION_COST);
        assertThat(spent.state()).isEqualTo(Approach.State.SHOWN);
        assertThat(spent.reason().en()).contains("count it twice");
        assertThat(spent.reason().zh()).contains("软件重置成本");
    }

    private static MethodInputs software(MethodInputs.Software software) {
        return new MethodInputs(null, null, null, null, software, null, null, null, null, null, null, null, null);
    }

    @Test
    void aYearOfCashFlowsCountsAsFarAsTheRightLasts() {
        MethodInputs given = new MethodInputs(
                null,
                new MethodInputs.CashFlows(List.of(year(900), year(900)), null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        assertThat(cashFlows(given, DAY.plusDays(100)) / cashFlows(given, DAY.plusDays(200)))
                .isCloseTo(0.5, within(1e-6));
        MethodInputs first = new MethodInputs(
                null,
                new MethodInputs.CashFlows(List.of(year(900)), null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        assertThat(cashFlows(given, DAY.plusDays(366)))
                .isBetween(cashFlows(first, DAY.plusYears(9)), 1.01 * cashFlows(first, DAY.plusYears(9)));
    }

    /** The value at the central inputs. */
    private double cashFlows(MethodInputs given, LocalDate expires) {
        Estimate estimate = estimator.estimate(
                TestAssets.invention().expires(expires).build(), DAY, Overrides.NONE, given, Market.NOTHING);
        return Double.parseDouble(approach(estimate, Method.INCREMENTAL_CASH_FLOW)
                .details()
                .getFirst()
                .value());
    }

    @Test
    void aSongIsValuedByItsRoyalties() {
        MethodInputs given = royalties(
                new MethodInputs.Royalties(List.of(
                        new MethodInputs.Stream("streaming", List.of(new MethodInputs.Work(MILLION, 36)), null))),
                new MethodInputs.Authorship(MethodInputs.By.PEOPLE, LocalDate.of(2000, 5, 5)));
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
    void royaltiesBeyondCountingAreSaidAndStopNoOtherMethod() {
        List<MethodInputs.Work> works =
                Collections.nCopies(50, new MethodInputs.Work(Money.cny(10_000_000_000_000L), 36));
        MethodInputs given = royalties(
                new MethodInputs.Royalties(List.of(
                        new MethodInputs.Stream("streaming", works, null),
                        new MethodInputs.Stream("performance", works, null))),
                null);
        Estimate.Value value = value(TestAssets.of(AssetType.MUSICAL).build(), given, Market.NOTHING);
        Approach streams = approach(value, Method.ROYALTY_STREAMS);
        assertThat(streams.state()).isEqualTo(Approach.State.NO_ESTIMATE);
        assertThat(streams.reason().en()).contains("beyond what the market can count");
        assertThat(approach(value, Method.RELIEF_FROM_ROYALTY).weightBasisPoints())
                .isEqualTo(10_000);
    }

    private static MethodInputs royalties(MethodInputs.Royalties royalties, MethodInputs.Authorship authorship) {
        return new MethodInputs(
                null, null, royalties, null, null, null, null, null, null, null, authorship, null, null);
    }

    /** As many as there can be, each with a part of its own. */
    @Test
    @Timeout(30)
    void everyDriverThatMovesTheValueHasItsPart() {
        AssetChanged asset = TestAssets.software().build();
        MethodInputs given = new MethodInputs(
                new MethodInputs.ExcessEarnings(2_000, null, List.of()),
                new MethodInputs.CashFlows(List.of(year(900), year(900)), null),
                new MethodInputs.Royalties(
                        List.of(new MethodInputs.Stream("sales", List.of(new MethodInputs.Work(MILLION, 36)), null))),
                null,
                new MethodInputs.Software(5_300, null, null, null, null, Money.cny(3_000_000), null, null),
                null,
                null,
                null,
                null,
                List.of(MethodInputs.Encumbrance.values()),
                null,
                null,
                null);
        Estimate.Value value = (Estimate.Value) estimator.estimate(
                asset,
                DAY,
                new Overrides(MILLION, 777, 700, 1_900, 1_500, 40, Convention.END_YEAR, false),
                given,
                market(asset, 6, 400_000_000));
        assertThat(value.reasons().subList(1, value.reasons().size()))
                .hasSize(Contributions.MOST_DRIVERS)
                .allSatisfy(reason -> assertThat(reason.contribution().inMinorUnits())
                        .as(reason.driver().name())
                        .isNotZero());
    }
}
