package org.ipmarket.valuation.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.valuation.TestAssets;
import org.ipmarket.valuation.method.deals.Factor;
import org.ipmarket.valuation.method.deals.Features;
import org.ipmarket.valuation.method.deals.Measure;
import org.ipmarket.valuation.method.deals.Observation;
import org.junit.jupiter.api.Test;

class LotFeaturesTest {
    /** 8 January 2026 in Shanghai, seven years after the robot hand was filed. */
    private static final Instant ANNOUNCED = Instant.parse("2026-01-07T16:30:00Z");

    private static final Instant CLOSED = Instant.parse("2026-03-01T17:00:00Z");

    private static EndedLot lot(List<AssetChanged> assets) {
        return new EndedLot(
                new LotId(Ids.next()),
                Mode.TEST,
                new CentreCode("GZ"),
                assets.stream().map(AssetChanged::asset).toList(),
                Right.EXCLUSIVE_LICENCE,
                SaleMethod.ENGLISH,
                ANNOUNCED,
                CLOSED,
                true,
                87_000_000);
    }

    private static Features features(AssetChanged... assets) {
        return LotFeatures.of(lot(List.of(assets)), List.of(assets));
    }

    @Test
    void aPatentIsKnownByItsRegister() {
        Features features =
                features(TestAssets.invention().familySize(4).claimCount(11).build());
        assertThat(features.levels())
                .isEqualTo(Map.of(
                        Factor.KIND, "INVENTION",
                        Factor.RIGHT, "EXCLUSIVE_LICENCE",
                        Factor.SECTION, "B",
                        Factor.IPC_CLASS, "B25",
                        Factor.CENTRE, "GZ",
                        Factor.METHOD, "ENGLISH"));
        assertThat(features.numbers())
                .containsEntry(Measure.FAMILY_SIZE, 4.0)
                .containsEntry(Measure.CLAIMS, 11.0)
                .containsEntry(Measure.BACKWARD_CITATIONS, 12.0)
                .containsEntry(Measure.SCOPE, 2.0)
                .containsEntry(Measure.BUNDLE_SIZE, 1.0)
                .doesNotContainKey(Measure.FORWARD_CITATIONS);
        assertThat(features.numbers().get(Measure.AGE_YEARS)).isCloseTo(7, within(0.01));
        assertThat(features.numbers().get(Measure.REMAINING_YEARS)).isCloseTo(13, within(0.01));
    }

    @Test
    void whatTheRegisterDoesNotSayIsAbsent() {
        Features features = features(TestAssets.software().build());
        assertThat(features.levels()).containsEntry(Factor.KIND, "SOFTWARE").doesNotContainKey(Factor.SECTION);
        assertThat(features.numbers())
                .containsOnlyKeys(Measure.AGE_YEARS, Measure.REMAINING_YEARS, Measure.BUNDLE_SIZE);
    }

    @Test
    void aBundleIsWhatItsAssetsShare() {
        Features features = features(
                TestAssets.invention().familySize(2).build(),
                TestAssets.invention()
                        .familySize(6)
                        .filed(LocalDate.of(2023, 1, 8))
                        .ipc(List.of("B60L3/00"))
                        .referencesCited(null)
                        .build());
        assertThat(features.levels())
                .containsEntry(Factor.KIND, "INVENTION")
                .containsEntry(Factor.SECTION, "B")
                .doesNotContainKey(Factor.IPC_CLASS);
        assertThat(features.numbers())
                .containsEntry(Measure.BUNDLE_SIZE, 2.0)
                .containsEntry(Measure.FAMILY_SIZE, 4.0)
                .containsEntry(Measure.SCOPE, 3.0)
                .doesNotContainKey(Measure.BACKWARD_CITATIONS);
        assertThat(features.numbers().get(Measure.AGE_YEARS)).isCloseTo(5, within(0.01));
    }

    @Test
    void aBundleOfSeveralKindsIsAKindOfItsOwn() {
        assertThat(features(
                                TestAssets.invention().build(),
                                TestAssets.software().build())
                        .levels())
                .containsEntry(Factor.KIND, LotFeatures.MIXED)
                .doesNotContainKey(Factor.SECTION);
    }

    /** The day of the close in the market's zone, and the price in minor units. */
    @Test
    void anObservationIsOfTheDayOfTheClose() {
        List<AssetChanged> assets = List.of(TestAssets.invention().build());
        EndedLot lot = lot(assets);
        Observation observation = LotFeatures.observation(lot, assets);
        assertThat(observation.id()).isEqualTo(lot.lot().toString());
        assertThat(observation.endedOn()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(observation.sold()).isTrue();
        assertThat(observation.amount()).isEqualTo(87_000_000);
    }

    /** Kept as JSON, they come back to the bit: else a model's snapshot would hash to something else. */
    @Test
    void featuresSurviveBeingKept() {
        Features features = features(TestAssets.invention().familySize(4).build());
        assertThat(EventJson.read(EventJson.write(features), Features.class)).isEqualTo(features);
    }
}
