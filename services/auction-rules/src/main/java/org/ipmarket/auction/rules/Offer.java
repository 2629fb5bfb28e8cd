package org.ipmarket.auction.rules;

import java.util.Comparator;
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

    /** A rank to compare by: none comes after every rank. */
    public static int rank(Integer priority) {
        return priority == null ? Integer.MAX_VALUE : priority;
    }
}
