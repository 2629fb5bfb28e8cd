package org.ipmarket.auction.rules;

import java.time.Duration;
import java.time.Instant;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.OfferAnnounced;

/**
 * What the announcement fixed for the contest.
 *
 * @param startPrice the least first bid
 * @param increment each further bid is at least this much above the price (加价幅度)
 * @param closesAt the announced end, before extensions
 * @param extensionWindow a valid bid this close to the end extends it
 * @param extension the end is then this much later than that bid
 * @param minimumBidders fewer different bidders than this: no sale
 */
public record AuctionTerms(
        Money startPrice,
        Money increment,
        Instant opensAt,
        Instant closesAt,
        Duration extensionWindow,
        Duration extension,
        int minimumBidders) {
    public AuctionTerms {
        if (increment.isZero() || !increment.currency().equals(startPrice.currency())) {
            throw new IllegalArgumentException("the increment must be more than zero, in the start price's currency");
        }
        if (!opensAt.isBefore(closesAt)) {
            throw new IllegalArgumentException("a lot opens before it closes: " + opensAt + ", " + closesAt);
        }
        if (extensionWindow.isNegative() || extension.isNegative()) {
            throw new IllegalArgumentException("an extension is not negative");
        }
        if (minimumBidders < 1) {
            throw new IllegalArgumentException("at least one bidder is needed for a sale: " + minimumBidders);
        }
    }

    public static AuctionTerms of(OfferAnnounced offer) {
        return new AuctionTerms(
                offer.startPrice(),
                offer.increment(),
                offer.opensAt(),
                offer.closesAt(),
                offer.rules().extensionWindow(),
                offer.rules().extension(),
                offer.rules().minimumBidders());
    }
}
