package org.ipmarket.listing.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.listing.offer.AwardState.AWARDED;
import static org.ipmarket.listing.offer.AwardState.COMPLETED;
import static org.ipmarket.listing.offer.AwardState.DEFAULTED;
import static org.ipmarket.listing.offer.AwardState.RECORDED;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    @Test
    void oneWinnerDecides() {
        assertThat(Outcome.of(List.of(), 1, false)).isEmpty();
        assertThat(Outcome.of(List.of(AWARDED), 1, false)).isEmpty();
        assertThat(Outcome.of(List.of(RECORDED), 1, true)).isEmpty();
        assertThat(Outcome.of(List.of(COMPLETED), 1, true)).contains(OfferState.COMPLETED);
        assertThat(Outcome.of(List.of(DEFAULTED), 1, false)).contains(OfferState.DEFAULTED);
    }

    @Test
    void whereARunnerUpWasAnnouncedADefaultDecidesNothing() {
        assertThat(Outcome.of(List.of(DEFAULTED), 1, true)).isEmpty();
        assertThat(Outcome.of(List.of(DEFAULTED, AWARDED), 1, true)).isEmpty();
        assertThat(Outcome.of(List.of(DEFAULTED, COMPLETED), 1, true)).contains(OfferState.COMPLETED);
        assertThat(Outcome.of(List.of(DEFAULTED, DEFAULTED), 1, true)).isEmpty();
    }

    @Test
    void ofSeveralWinnersEachIsWaitedFor() {
        assertThat(Outcome.of(List.of(COMPLETED, DEFAULTED), 3, false)).isEmpty();
        assertThat(Outcome.of(List.of(COMPLETED, DEFAULTED, RECORDED), 3, false))
                .isEmpty();
        assertThat(Outcome.of(List.of(COMPLETED, DEFAULTED, DEFAULTED), 3, false))
                .contains(OfferState.COMPLETED);
        assertThat(Outcome.of(List.of(DEFAULTED, DEFAULTED), 2, false)).contains(OfferState.DEFAULTED);
    }

    @Test
    void anAwardGoesOneWay() {
        assertThat(AWARDED.permits(RECORDED)).isTrue();
        assertThat(AWARDED.permits(DEFAULTED)).isTrue();
        assertThat(AWARDED.permits(COMPLETED)).isFalse();
        assertThat(RECORDED.permits(DEFAULTED)).isFalse();
        assertThat(RECORDED.permits(COMPLETED)).isTrue();
        assertThat(DEFAULTED.permits(AWARDED)).isFalse();
    }
}
