package org.ipmarket.auction.rules;

import java.util.Comparator;
import java.util.Optional;
import org.ipmarket.messages.Money;

/**
 * What a bidder offers.
 *
 * @param priority rank of its right to go first on equal terms, from 1; null where it has none
 * @param sequence of the entry that holds it
 */
public record Offer(BidderRef bidder, Money amount, Integer priority, long sequence) {
    /** Best first: the higher; of equal ones the better right of priority, then the earlier. */
    public static final Comparator<Offer> BEST_FIRST = Comparator.comparing(Offer::amount)
            .reversed()
            .thenComparingInt(offer -> rank(offer.priority))
            .thenComparingLong(Offer::sequence);

    /** The least amount above this one; empty where that is more than any amount may be. */
    public Optional<Money> leastRaise() {
        return amount.minor() == Money.MAX_MINOR
                ? Optional.empty()
                : Optional.of(new Money(amount.minor() + 1, amount.currency()));
    }

    /** What a bid offers. @param sequence of the entry that holds it */
    public static Offer of(Command.PlaceBid bid, long sequence) {
        return new Offer(bid.bidder(), bid.amount(), bid.priority(), sequence);
    }

    /** A rank to compare by: none comes after every rank. */
    public static int rank(Integer priority) {
        return priority == null ? Integer.MAX_VALUE : priority;
    }
}
