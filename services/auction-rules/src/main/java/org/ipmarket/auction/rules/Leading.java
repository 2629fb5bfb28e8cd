package org.ipmarket.auction.rules;

import org.ipmarket.messages.Money;

/**
 * The bid that wins if nothing more comes.
 *
 * @param sequence its place in the lot's log; of equal offers the lower one would lead
 */
public record Leading(BidderRef bidder, Money amount, long sequence) {}
