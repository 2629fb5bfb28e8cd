package org.ipmarket.bidding.api;

import java.util.Map;
import org.ipmarket.auction.journal.Canonical;
import org.ipmarket.auction.sealing.SealedBid;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Money;

/**
 * One of both.
 *
 * @param amount what the bidder offers, in the lot's currency; where proxies bid, its maximum
 * @param sealed an offer encrypted to the lot's keys, where the lot's form is SEALED
 */
record PlaceBidRequest(Money amount, SealedBid sealed) {
    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 where neither is there, or both are */
    void requireOne() {
        if ((amount == null) == (sealed == null)) {
            throw Problems.unprocessable(
                    "one-of-both", "amount", "Send an amount, or a sealed offer.", Map.of("fields", "amount, sealed"));
        }
    }

    /** Canonical JSON; null of an open bid. */
    String sealedText() {
        return sealed == null ? null : Canonical.text(sealed);
    }
}
