package org.ipmarket.auction.formats.sealed;

import org.ipmarket.auction.rules.BidderRef;

/**
 * A sealed offer that counts unless its bidder replaces it.
 *
 * @param priority rank of its bidder's right to go first; null where it has none
 * @param sequence of its entry
 */
public record Envelope(BidderRef bidder, Integer priority, long sequence) {}
