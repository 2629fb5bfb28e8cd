package org.ipmarket.bidding.store;

import java.time.Instant;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.messages.Money;

/**
 * What events have told of a lot's valid bids, and what they have not yet.
 *
 * @param at when they last did; null where they never have
 * @param untold how many bids since no event has told
 * @param first the place of the first of these in the lot's log; null where there are none
 * @param led who led before it; null where nobody, or where there are none
 * @param price at which it led
 * @param bids those that wait, where the database need not be asked for them; else null
 */
public record Telling(Instant at, long untold, Long first, BidderRef led, Money price, UntoldBids bids) {
    /** Of a lot that has had no bid. */
    public static final Telling NOTHING = all(null);

    /** All is told. */
    public static Telling all(Instant at) {
        return new Telling(at, 0, null, null, null, null);
    }

    /** The same with more that wait. */
    public Telling with(long more, UntoldBids later) {
        return new Telling(at, untold + more, first, led, price, bids == null ? null : bids.and(later));
    }

    public boolean isComplete() {
        return untold == 0;
    }
}
