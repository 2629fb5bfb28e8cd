package org.ipmarket.bidding.lot;

import java.time.Instant;

/**
 * A lot as a transaction left it.
 *
 * @param at by the database's clock
 * @param lookAt when it is to be looked at next, since something is due then or its bids are to be told; null where nothing is
 */
public record LotChanged(KnownLot lot, Instant at, Instant lookAt) {}
