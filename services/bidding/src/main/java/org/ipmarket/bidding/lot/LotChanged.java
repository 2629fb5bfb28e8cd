package org.ipmarket.bidding.lot;

import java.time.Instant;

/**
 * A lot as a transaction left it.
 *
 * @param at by the database's clock
 * @param dueAt when something is due on the lot next; null where nothing is
 * @param tellAt when it is its bids' turn to be told, said by the transaction that left the first of them untold; else null
 */
public record LotChanged(KnownLot lot, Instant at, Instant dueAt, Instant tellAt) {}
