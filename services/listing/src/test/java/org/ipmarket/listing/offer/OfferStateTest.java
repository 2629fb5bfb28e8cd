package org.ipmarket.listing.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.listing.offer.OfferState.ANNOUNCED;
import static org.ipmarket.listing.offer.OfferState.CANCELLED;
import static org.ipmarket.listing.offer.OfferState.COMPLETED;
import static org.ipmarket.listing.offer.OfferState.DEFAULTED;
import static org.ipmarket.listing.offer.OfferState.DRAFT;
import static org.ipmarket.listing.offer.OfferState.REJECTED;
import static org.ipmarket.listing.offer.OfferState.REVIEWED;
import static org.ipmarket.listing.offer.OfferState.SOLD;
import static org.ipmarket.listing.offer.OfferState.SUBMITTED;
import static org.ipmarket.listing.offer.OfferState.UNSOLD;
import static org.ipmarket.listing.offer.OfferState.WITHDRAWAL_REQUESTED;
import static org.ipmarket.listing.offer.OfferState.WITHDRAWN;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OfferStateTest {
    private static final Map<OfferState, List<OfferState>> WAYS = Map.ofEntries(
            Map.entry(DRAFT, List.of(DRAFT, SUBMITTED, WITHDRAWN)),
            Map.entry(SUBMITTED, List.of(REVIEWED, REJECTED, WITHDRAWN)),
            Map.entry(REVIEWED, List.of(REJECTED, WITHDRAWN, ANNOUNCED)),
            Map.entry(REJECTED, List.of(DRAFT, SUBMITTED, WITHDRAWN)),
            Map.entry(WITHDRAWN, List.of()),
            Map.entry(ANNOUNCED, List.of(WITHDRAWAL_REQUESTED, CANCELLED, UNSOLD, SOLD)),
            Map.entry(WITHDRAWAL_REQUESTED, List.of(ANNOUNCED, CANCELLED, UNSOLD, SOLD)),
            Map.entry(CANCELLED, List.of()),
            Map.entry(UNSOLD, List.of()),
            Map.entry(SOLD, List.of(COMPLETED, DEFAULTED)),
            Map.entry(COMPLETED, List.of()),
            Map.entry(DEFAULTED, List.of()));

    @Test
    void everyWayIsStatedAndNoOther() {
        for (OfferState from : OfferState.values()) {
            assertThat(Arrays.stream(OfferState.values()).filter(from::permits))
                    .as("from " + from)
                    .containsExactlyInAnyOrderElementsOf(WAYS.get(from));
        }
    }

    @Test
    void anOfferHoldsItsAssetsFromTheAnnouncementToTheEndOfTheTrade() {
        assertThat(Arrays.stream(OfferState.values()).filter(OfferState::holdsAssets))
                .containsExactly(ANNOUNCED, WITHDRAWAL_REQUESTED, SOLD);
        assertThat(Arrays.stream(OfferState.values()).filter(OfferState::freezesAssets))
                .containsExactly(SUBMITTED, REVIEWED, ANNOUNCED, WITHDRAWAL_REQUESTED, SOLD);
    }
}
