package org.ipmarket.valuation.method.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.ipmarket.valuation.method.deals.SyntheticMarket.Truth;
import org.junit.jupiter.api.Test;

class QualityTest {
    private static final double HELD_BACK = 0.25;
    private static final int MARKETS = 5;
    private static final List<Truth> LOTS = new SyntheticMarket(77).lots(4_000);
    private static final Snapshot SNAPSHOT = SyntheticMarket.observed(LOTS);
    private static final Quality QUALITY =
            Quality.measure(SNAPSHOT, Settings.STANDARD, HELD_BACK).orElseThrow();

    /** What nobody in a real market can count: how many of the held-back lots' prices, reached or not, lie in their ranges. */
    private static double trueCoverage(List<Truth> lots, Quality quality) {
        MarketModel model = MarketModel.learn(
                        SyntheticMarket.observed(lots).endedBefore(quality.heldBackFrom()), Settings.STANDARD)
                .orElseThrow();
        assertThat(model.identity()).isEqualTo(quality.model());
        int answered = 0;
        int covered = 0;
        for (Truth lot : lots) {
            if (!lot.observed().endedOn().isBefore(quality.heldBackFrom())
                    && model.estimate(lot.observed().features()) instanceof MarketEstimate.Value value) {
                answered++;
                double price = Math.exp(lot.logPrice());
                covered += value.range().at(0.05) <= price
                                && price <= value.range().at(0.95)
                        ? 1
                        : 0;
            }
        }
        assertThat(answered)
                .isEqualTo(quality.overall().lots() - quality.overall().refused());
        return covered / (double) answered;
    }

    @Test
    void measuresWhatTheRangesTrulyHold() {
        double measured = 0;
        double ofDeals = 0;
        double truth = 0;
        double bias = 0;
        for (int market = 1; market <= MARKETS; market++) {
            List<Truth> lots = new SyntheticMarket(market).lots(4_000);
            Quality quality = Quality.measure(SyntheticMarket.observed(lots), Settings.STANDARD, HELD_BACK)
                    .orElseThrow();
            measured += quality.overall().coverage() / MARKETS;
            ofDeals += quality.overall().coverageOfDeals() / MARKETS;
            bias += quality.overall().bias() / MARKETS;
            truth += trueCoverage(lots, quality) / MARKETS;
        }
        System.out.printf(
                "coverage measured %.3f, of the deals alone %.3f, true %.3f; bias %.3f%n",
                measured, ofDeals, truth, bias);
        assertThat(measured).isCloseTo(truth, within(0.01)).isBetween(0.88, 0.92);
        assertThat(bias).isBetween(-0.03, 0.03);
    }

    /** Low prices do not become deals, so that deals alone look dearer than estimated. */
    @Test
    void dealsAloneLookDear() {
        assertThat(QUALITY.overall().biasOfDeals())
                .isGreaterThan(QUALITY.overall().bias() + 0.05);
    }

    @Test
    void showsThatAModelOfDealsAloneIsWorse() {
        Settings soldOnly = new Settings(1, 5, false, 60, 10, 5);
        Quality.Line line =
                Quality.measure(SNAPSHOT, soldOnly, HELD_BACK).orElseThrow().overall();
        assertThat(line.coverage()).isLessThan(QUALITY.overall().coverage() - 0.03);
        assertThat(line.bias()).isLessThan(-0.08);
    }

    @Test
    void countsEachLotOnceInEachGrouping() {
        assertThat(QUALITY.overall().lots() + QUALITY.model().lots()).isEqualTo(SNAPSHOT.size());
        assertThat(QUALITY.overall().lots()).isBetween(1_000, 1_020);
        for (String factor : List.of("KIND", "SECTION", "CENTRE")) {
            List<Quality.Line> lines = QUALITY.lines().stream()
                    .filter(line -> line.factor().equals(factor))
                    .toList();
            assertThat(lines.stream().mapToInt(Quality.Line::lots).sum())
                    .isEqualTo(QUALITY.overall().lots());
            assertThat(lines.stream().mapToInt(Quality.Line::deals).sum())
                    .isEqualTo(QUALITY.overall().deals());
            assertThat(lines).extracting(Quality.Line::level).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void rangesHoldForEachKindThoughSomeVaryMore() {
        assertThat(QUALITY.lines())
                .filteredOn(line -> line.factor().equals("KIND"))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line.coverage()).isBetween(0.82, 0.97));
    }

    @Test
    void aYoungMarketHasNoQualityYet() {
        assertThat(Quality.measure(SyntheticMarket.observed(LOTS.subList(0, 70)), Settings.STANDARD, HELD_BACK))
                .isEmpty();
        assertThat(Quality.measure(new Snapshot(List.of()), Settings.STANDARD, HELD_BACK))
                .isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Quality.measure(SNAPSHOT, Settings.STANDARD, 1));
    }

    /** What ended on one day is not split. */
    @Test
    void holdsBackWholeDays() {
        LocalDate from = QUALITY.heldBackFrom();
        assertThat(SNAPSHOT.lots()).anyMatch(lot -> lot.endedOn().equals(from));
        assertThat(QUALITY.model().snapshotHash())
                .isEqualTo(SNAPSHOT.endedBefore(from).hash());
    }
}
