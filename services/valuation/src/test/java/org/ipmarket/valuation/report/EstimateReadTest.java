package org.ipmarket.valuation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.id.ValuationId;
import org.ipmarket.valuation.TestAssets;
import org.ipmarket.valuation.estimate.Approach;
import org.ipmarket.valuation.estimate.Findings;
import org.ipmarket.valuation.estimate.Method;
import org.ipmarket.valuation.estimate.Valuation;
import org.junit.jupiter.api.Test;

class EstimateReadTest {
    private final AssetChanged asset = TestAssets.invention().build();

    @Test
    void everyMethodIsReadAndThoseWithFiguresAreTold() {
        Estimated estimate = TestFacts.estimate(asset).estimate();
        assertThat(estimate.approaches().size()).isGreaterThan(estimate.told().size());
        assertThat(estimate.told()).extracting(Approach::method).contains(Method.RELIEF_FROM_ROYALTY);
        assertThat(estimate.weighsMarket()).isFalse();
        assertThat(estimate.tornado()).isNotEmpty();
        assertThat(estimate.reasons().stream()
                        .mapToLong(reason -> reason.contribution().inMinorUnits())
                        .sum())
                .isEqualTo(estimate.p50().minor());
    }

    @Test
    void oneWithoutAnEstimateSaysWhyInBothLanguages() {
        Estimated none = TestFacts.estimate(
                        TestAssets.invention().status(LegalStatus.SEIZED).build())
                .estimate();
        assertThat(none.noEstimateReason().zh()).isNotBlank();
        assertThat(none.noEstimateReason().en()).isNotBlank();
    }

    /** As the first estimates stand in the database: one method, no findings, no word of the market. */
    @Test
    void anEstimateOfBeforeIsReadToo() {
        String inputs = """
                {"model":"royalty-relief-1","terms":{"annualRevenue":{"amount":"8000000.00","currency":"CNY"},
                 "royaltyBasisPoints":200,"convention":"MID_YEAR","paths":20000}}""";
        Valuation before = new Valuation(
                ValuationId.next(),
                asset.mode(),
                asset.asset(),
                1,
                "RELIEF_FROM_ROYALTY",
                Money.cny(100),
                Money.cny(200),
                Money.cny(300),
                null,
                null,
                List.of(),
                inputs,
                "hash",
                "seed",
                "royalty-relief-1",
                null,
                null,
                LocalDate.of(2026, 1, 1),
                true,
                TestFacts.THEN,
                Findings.NOTHING);
        Estimated read = EstimateRead.of(before);
        assertThat(read.told()).singleElement().satisfies(approach -> {
            assertThat(approach.method()).isEqualTo(Method.RELIEF_FROM_ROYALTY);
            assertThat(approach.weightBasisPoints()).isEqualTo(10_000);
        });
        assertThat(read.convention()).isEqualTo("MID_YEAR");
        assertThat(read.paths()).isEqualTo(20_000);
    }
}
