package org.ipmarket.auction.rules;

import org.ipmarket.messages.Money;

/**
 * A sealed offer, opened.
 *
 * @param bid sequence of its entry
 * @param amount null where it could not be opened, or is of another lot or bidder
 * @param fault why not: the name of an {@code Opening.Reason}; null where it could
 */
public record SealOpening(long bid, Money amount, String fault) {}
