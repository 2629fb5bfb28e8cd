package org.ipmarket.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.e2e.client.Views;
import org.ipmarket.e2e.seed.Participants;
import org.ipmarket.local.Part;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service asks no other while it serves: with listing and valuation stopped, an open lot takes bids. */
class ListingDownIT {
    private final MarketClient market = Stack.market();
    private final Sales sales = new Sales(market);
    private final List<Part> stopped = List.of(Stack.part("listing"), Stack.part("valuation"));

    @BeforeEach
    void periods() {
        sales.periods(Duration.ofSeconds(4), Duration.ofMinutes(3));
    }

    @AfterEach
    void startAgain() {
        stopped.forEach(Part::start);
        Stack.seed(market).people();
    }

    @Test
    void bidsOnAnOpenLotAreAccepted() {
        Views.Listing listing = sales.announced();
        sales.heldDeposit(Participants.YUEXIU_ROBOTICS, listing.id());
        sales.heldDeposit(Participants.PENGCHENG_OPTICS, listing.id());
        sales.open(listing.id());
        stopped.forEach(Part::stop);

        List<Views.Bid> bids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            bids.add(sales.nextBid(Participants.YUEXIU_ROBOTICS, listing.id()));
            bids.add(sales.nextBid(Participants.PENGCHENG_OPTICS, listing.id()));
        }

        assertThat(stopped).noneMatch(Part::answers);
        assertThat(bids).allMatch(Views.Bid::accepted);
        assertThat(bids).extracting(Views.Bid::sequence).isSorted().doesNotHaveDuplicates();
        assertThat(sales.lot(listing.id()).price()).isEqualTo(bids.getLast().amount());
        sales.cancel(listing.id());
    }
}
