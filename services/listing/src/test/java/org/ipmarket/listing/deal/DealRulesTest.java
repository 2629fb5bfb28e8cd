package org.ipmarket.listing.deal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.ipmarket.listing.Violation;
import org.ipmarket.listing.deal.Publicity.Period;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DealRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final DealRules.Bounds BOUNDS = new DealRules.Bounds(3, 10, Duration.ofDays(180));
    private static final AssetId ASSET = new AssetId(Ids.next());

    @Test
    void soundTermsPass() {
        assertThat(check(terms(Money.cny(1), Right.ORDINARY_LICENCE, Extent.ALL, "0123456789"), NOW.plusNanos(1)))
                .isEmpty();
    }

    @Test
    void everyFaultIsNamed() {
        assertThat(check(
                        new DealTerms(Money.zero("HKD"), Right.ASSIGNMENT, Extent.ALL, List.of(ASSET), "0123456789a"),
                        NOW))
                .extracting(Violation::field)
                .containsExactly("price.currency", "price", "extent", "conditions", "validUntil");
        assertThat(check(terms(Money.cny(1), Right.ASSIGNMENT, null, ""), NOW.plus(Duration.ofDays(181))))
                .extracting(Violation::field)
                .containsExactly("validUntil");
        assertThat(DealRules.check(
                        terms(Money.cny(1), Right.ASSIGNMENT, null, ""),
                        NOW.plusSeconds(1),
                        NOW,
                        Set.of(AssetKind.COPYRIGHT),
                        Set.of(AssetKind.PATENT),
                        "CNY",
                        BOUNDS))
                .singleElement()
                .satisfies(violation -> assertThat(violation.accepted()).containsExactly("PATENT"));
    }

    @Test
    void assetsAreSomeAndNoneTwice() {
        assertThat(DealRules.assets(with(List.of()), BOUNDS)).hasSize(1);
        assertThat(DealRules.assets(with(List.of(ASSET, ASSET)), BOUNDS)).hasSize(1);
        assertThat(DealRules.assets(with(List.of(ASSET)), BOUNDS)).isEmpty();
        assertThat(DealRules.assets(
                        with(IntStream.range(0, 4)
                                .mapToObj(i -> new AssetId(Ids.next()))
                                .toList()),
                        BOUNDS))
                .hasSize(1);
    }

    @Test
    void theRuleForUniversitiesGoesBeforeTheOneForStateOwnedRights() {
        Period unit = new Period(15, false, "law 18");
        Period state = new Period(20, true, "practice");
        for (ParticipantKind kind : List.of(ParticipantKind.UNIVERSITY, ParticipantKind.INSTITUTE)) {
            assertThat(Publicity.due(kind, true, unit, state)).contains(unit);
            assertThat(Publicity.due(kind, false, unit, state)).contains(unit);
        }
        assertThat(Publicity.due(ParticipantKind.FIRM, true, unit, state)).contains(state);
        assertThat(Publicity.due(ParticipantKind.FIRM, false, unit, state)).isEmpty();
    }

    @Test
    void numbersSayTheModeAndCannotBeTakenForAnnouncements() {
        CentreCode centre = new CentreCode("GZ");
        assertThat(DealNumber.of(centre, Mode.LIVE, 2026, 3)).isEqualTo("GZ-D2026-00003");
        assertThat(DealNumber.of(centre, Mode.TEST, 2026, 123456)).isEqualTo("GZ-TD2026-123456");
    }

    @ParameterizedTest
    @EnumSource(DealState.class)
    void aDealThatHoldsAssetsHasNotEndedAndOnlyOpenOnesCanBeAccepted(DealState state) {
        assertThat(state.hasEnded() && state.freezesAssets()).isFalse();
        assertThat(state.permits(DealState.AGREED)).isEqualTo(state.isOpen());
        assertThat(state.permits(DealState.BROKEN_OFF)).isEqualTo(!state.hasEnded() && state != DealState.CONCLUDED);
        if (state.permits(DealState.CONCLUDED)) {
            assertThat(state).isIn(DealState.REVIEWED, DealState.PUBLICISED);
        }
    }

    private static List<Violation> check(DealTerms terms, Instant validUntil) {
        return DealRules.check(
                terms, validUntil, NOW, Set.of(AssetKind.PATENT), Set.of(AssetKind.PATENT), "CNY", BOUNDS);
    }

    private static DealTerms terms(Money price, Right right, Extent extent, String conditions) {
        return new DealTerms(price, right, extent, List.of(ASSET), conditions);
    }

    private static DealTerms with(List<AssetId> assets) {
        return new DealTerms(Money.cny(1), Right.ASSIGNMENT, null, assets, "");
    }
}
