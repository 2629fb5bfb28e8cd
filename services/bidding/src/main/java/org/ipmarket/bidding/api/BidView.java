package org.ipmarket.bidding.api;

import java.time.Instant;
import org.ipmarket.auction.proof.Receipt;
import org.ipmarket.auction.rules.Rejection;
import org.ipmarket.bidding.proof.Receipts;
import org.ipmarket.bidding.store.BidRow;
import org.ipmarket.bidding.store.BidTable.Receipted;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.BidId;
import org.ipmarket.messages.id.LotId;

/**
 * A judged bid, for its bidder.
 *
 * @param rejection why it was not accepted, and {@code lowestAcceptable} what would have been; null where it was
 * @param endsAt the lot's end after it
 */
record BidView(
        BidId bid,
        LotId lot,
        long sequence,
        Money amount,
        boolean accepted,
        Rejection rejection,
        Money lowestAcceptable,
        Instant endsAt,
        Instant time,
        Receipt receipt) {
    static BidView of(Receipted bid) {
        BidRow row = bid.bid();
        return new BidView(
                row.id(),
                row.lot(),
                row.sequence(),
                row.amount(),
                row.accepted(),
                row.rejection(),
                row.lowest(),
                row.endsAt(),
                row.at(),
                Receipts.of(bid));
    }
}
