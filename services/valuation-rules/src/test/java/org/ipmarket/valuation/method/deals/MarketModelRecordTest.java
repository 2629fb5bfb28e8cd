package org.ipmarket.valuation.method.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.ipmarket.valuation.method.deals.SyntheticMarket.Truth;
import org.junit.jupiter.api.Test;

/** What a model's record promises, and when it says nothing. */
class MarketModelRecordTest {
    private static final double[] TOLD = {0.05, 0.1, 0.5, 0.9, 0.95};
    private static final SyntheticMarket MARKET = new SyntheticMarket(99);
    private static final List<Truth> LOTS = MARKET.lots(600);
    private static final List<Truth> FRESH = MARKET.lots(200);
    private static final Snapshot SNAPSHOT = SyntheticMarket.observed(LOTS);
    private static final MarketModel MODEL =
            MarketModel.learn(SNAPSHOT, Settings.STANDARD).orElseThrow();

    private static Features like(Features features, Map<Factor, String> levels, Map<Measure, Double> numbers) {
        Map<Factor, String> allLevels = new EnumMap<>(Factor.class);
        allLevels.putAll(features.levels());
        allLevels.putAll(levels);
        Map<Measure, Double> allNumbers = new EnumMap<>(Measure.class);
        allNumbers.putAll(features.numbers());
        allNumbers.putAll(numbers);
        return new Features(allLevels, allNumbers);
    }

    private static MarketEstimate.Value answered() {
        return (MarketEstimate.Value) MODEL.estimate(answeredFeatures());
    }

    private static Features answeredFeatures() {
        return FRESH.stream()
                .map(lot -> lot.observed().features())
                .filter(features -> MODEL.estimate(features) instanceof MarketEstimate.Value)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSameLotsInAnyOrderComeToTheSameCents() {
        List<Observation> shuffled = new ArrayList<>(SNAPSHOT.lots());
        Collections.shuffle(shuffled, new Random(5));
        Snapshot again = new Snapshot(shuffled);
        assertThat(again.hash()).isEqualTo(SNAPSHOT.hash());
        MarketModel recomputed =
                MarketModel.learn(again, MODEL.identity().settings()).orElseThrow();
        assertThat(recomputed.identity()).isEqualTo(MODEL.identity());
        for (Truth lot : FRESH) {
            assertThat(figures(recomputed, lot)).isEqualTo(figures(MODEL, lot));
        }
    }

    private static List<?> figures(MarketModel model, Truth lot) {
        return switch (model.estimate(lot.observed().features())) {
            case MarketEstimate.Value value ->
                Stream.concat(
                                Stream.of(TOLD[0], TOLD[1], TOLD[2], TOLD[3], TOLD[4])
                                        .map(value::at),
                                value.nearest().stream())
                        .toList();
            case MarketEstimate.None none -> none.reasons();
        };
    }

    @Test
    void oneCentMoreIsAnotherSnapshot() {
        List<Observation> lots = new ArrayList<>(SNAPSHOT.lots());
        Observation first = lots.getFirst();
        lots.set(
                0, new Observation(first.id(), first.endedOn(), first.features(), first.sold(), first.amount() + 0.01));
        assertThat(new Snapshot(lots).hash()).isNotEqualTo(SNAPSHOT.hash());
    }

    @Test
    void aLotIsNotCountedTwice() {
        Observation lot = SNAPSHOT.lots().getFirst();
        assertThatIllegalArgumentException().isThrownBy(() -> new Snapshot(List.of(lot, lot)));
    }

    @Test
    void quantilesRiseAndComparablesAreNamed() {
        MarketEstimate.Value value = answered();
        assertThat(value.at(0.05)).isLessThan(value.at(0.1));
        assertThat(value.at(0.1)).isLessThan(value.at(0.5));
        assertThat(value.at(0.5)).isLessThan(value.at(0.9));
        assertThat(value.at(0.9)).isLessThan(value.at(0.95));
        assertThat(value.nearest()).hasSize(5).allSatisfy(comparable -> {
            assertThat(comparable.ratio()).isBetween(1.0, Support.NEAR);
            assertThat(SNAPSHOT.lots())
                    .anyMatch(lot ->
                            lot.sold() && lot.id().equals(comparable.id()) && lot.amount() == comparable.amount());
        });
        assertThatIllegalArgumentException().isThrownBy(() -> value.at(0.99));
    }

    @Test
    void aKindNeverSoldHasNoEstimate() {
        assertThat(MODEL.estimate(like(answeredFeatures(), Map.of(Factor.KIND, "LAYOUT"), Map.of())))
                .isEqualTo(new MarketEstimate.None(
                        MODEL.identity(),
                        List.of(new Saying(
                                "权利种类 LAYOUT 在市场上仅有 0 宗成交，至少需要 10 宗。",
                                "Of the kind LAYOUT the market has seen 0 deals; 10 are needed."))));
    }

    @Test
    void aNumberFarOutHasNoEstimate() {
        MarketEstimate estimate =
                MODEL.estimate(like(answeredFeatures(), Map.of(), Map.of(Measure.FAMILY_SIZE, 5_000.0)));
        assertThat(((MarketEstimate.None) estimate).reasons())
                .extracting(Saying::en)
                .anySatisfy(reason -> assertThat(reason)
                        .startsWith("The family size, 5000, lies outside what the market has seen of the kind: 1 to "));
    }

    @Test
    void aLotWithFewNeighboursHasNoEstimate() {
        Settings strict = new Settings(1, 5, true, 60, 10, 500);
        MarketModel model = MarketModel.learn(SNAPSHOT, strict).orElseThrow();
        assertThat(((MarketEstimate.None) model.estimate(answeredFeatures())).reasons())
                .extracting(Saying::en)
                .singleElement()
                .asString()
                .startsWith("Only ")
                .endsWith("500 are needed.");
    }

    @Test
    void aClassOrCentreNeverSeenCountsAsAnAverageOne() {
        assertThat(MODEL.estimate(
                        like(answeredFeatures(), Map.of(Factor.CENTRE, "NEW", Factor.IPC_CLASS, "Z99"), Map.of())))
                .isInstanceOf(MarketEstimate.Value.class);
    }

    @Test
    void whereOnlyAFewHaveSoldThereIsNoModel() {
        assertThat(MarketModel.learn(SyntheticMarket.observed(LOTS.subList(0, 60)), Settings.STANDARD))
                .isEmpty();
    }
}
