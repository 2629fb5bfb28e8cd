package org.ipmarket.bidding.lot;

import java.time.Instant;

/**
 * A lot as a transaction left it.
 *
 * @param at by the database's clock
 * @param dueAt when something is due on the lot next; null where nothing is
 */
public record LotChanged(KnownLot lot, Instant at, Instant dueAt) {}
