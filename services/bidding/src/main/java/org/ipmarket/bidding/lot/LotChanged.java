package org.ipmarket.bidding.lot;

import java.time.Instant;

/**
 * Told within this process once the change is committed.
 *
 * @param at by the database's clock
 * @param dueAt when something is due on the lot next; null where nothing is
 */
public record LotChanged(KnownLot lot, Instant at, Instant dueAt) {}
