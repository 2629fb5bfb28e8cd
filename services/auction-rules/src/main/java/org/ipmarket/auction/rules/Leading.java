package org.ipmarket.auction.rules;

import org.ipmarket.messages.Money;

/**
 * The bid that wins if nothing more comes.
 *
 * @param sequence its place in the lot's log
 */
public record Leading(BidderRef bidder, Money amount, long sequence) {
    public static Leading of(Offer offer) {
        return new Leading(offer.bidder(), offer.amount(), offer.sequence());
    }
}
