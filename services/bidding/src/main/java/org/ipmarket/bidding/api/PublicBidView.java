package org.ipmarket.bidding.api;

import java.time.Instant;
import org.ipmarket.bidding.lot.LotQueries.NamedBid;
import org.ipmarket.messages.Money;

/**
 * An accepted bid as everybody sees it.
 *
 * @param bidder a name that means nothing outside the lot
 * @param related whether the bidder and the seller have declared an interest in common
 */
record PublicBidView(long sequence, String bidder, boolean related, Money amount, Instant time) {
    static PublicBidView of(NamedBid named) {
        return new PublicBidView(
                named.bid().sequence(),
                named.bidder(),
                named.related(),
                named.bid().amount(),
                named.bid().at());
    }
}
