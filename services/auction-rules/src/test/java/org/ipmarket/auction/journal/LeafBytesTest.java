package org.ipmarket.auction.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.ipmarket.auction.Offers;
import org.ipmarket.auction.rules.AssetSeen;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Rejection;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.BidId;
import org.junit.jupiter.api.Test;

/** The bytes of entries are fixed for good: a change here would make every earlier log unverifiable. */
class LeafBytesTest {
    private static final Instant TIME = Instant.parse("2026-03-02T05:00:00.000250Z");
    private static final BidderRef BIDDER = new BidderRef("ab".repeat(32));

    @Test
    void anAcceptedBid() {
        assertThat(Entry.of(new Leaf.Bid(
                                7,
                                TIME,
                                new BidId(Offers.uuid(9)),
                                BIDDER,
                                Money.cny(12_500_000),
                                true,
                                null,
                                null,
                                TIME.plusSeconds(300)))
                        .text())
                .isEqualTo("{\"accepted\":true,\"amount\":{\"amount\":\"125000.00\",\"currency\":\"CNY\"},"
                        + "\"bid\":\"01900000-0000-7000-8000-000000000009\",\"bidder\":\"" + "ab".repeat(32) + "\","
                        + "\"endsAt\":\"2026-03-02T05:05:00.000250Z\",\"sequence\":7,"
                        + "\"time\":\"2026-03-02T05:00:00.000250Z\",\"type\":\"bid\"}");
    }

    @Test
    void aRejectedBid() {
        assertThat(Entry.of(new Leaf.Bid(
                                8,
                                TIME,
                                new BidId(Offers.uuid(10)),
                                BIDDER,
                                Money.cny(1),
                                false,
                                Rejection.TOO_LOW,
                                Money.cny(100),
                                TIME))
                        .text())
                .isEqualTo("{\"accepted\":false,\"amount\":{\"amount\":\"0.01\",\"currency\":\"CNY\"},"
                        + "\"bid\":\"01900000-0000-7000-8000-00000000000a\",\"bidder\":\"" + "ab".repeat(32) + "\","
                        + "\"endsAt\":\"2026-03-02T05:00:00.000250Z\","
                        + "\"lowestAcceptable\":{\"amount\":\"1.00\",\"currency\":\"CNY\"},"
                        + "\"rejection\":\"TOO_LOW\",\"sequence\":8,"
                        + "\"time\":\"2026-03-02T05:00:00.000250Z\",\"type\":\"bid\"}");
    }

    @Test
    void theClose() {
        assertThat(Entry.of(new Leaf.Closed(
                                9,
                                TIME,
                                LotClosed.Result.SOLD,
                                null,
                                BIDDER,
                                Money.cny(100),
                                1,
                                1,
                                0,
                                List.of(BIDDER),
                                List.of(new AssetSeen(new AssetId(Offers.uuid(2)), 3, LegalStatus.IN_FORCE, true)),
                                null,
                                null,
                                null,
                                null))
                        .text())
                .isEqualTo("{\"assets\":[{\"asset\":\"01900000-0000-7000-8000-000000000002\",\"ownedBySeller\":true,"
                        + "\"status\":\"IN_FORCE\",\"version\":3}],\"bidders\":1,\"bids\":1,\"extensions\":0,"
                        + "\"price\":{\"amount\":\"1.00\",\"currency\":\"CNY\"},\"result\":\"SOLD\","
                        + "\"retained\":[\"" + "ab".repeat(32) + "\"],\"sequence\":9,"
                        + "\"time\":\"2026-03-02T05:00:00.000250Z\",\"type\":\"closed\","
                        + "\"winner\":\"" + "ab".repeat(32) + "\"}");
    }
}
