package org.ipmarket.e2e.job;

/** Where a sale stands still until something else has happened. */
public enum WaitPoint {
    /** The indicative value. */
    VALUE,
    /** The announcement period; the deposits are in. */
    OPENING,
    /** The bids are placed. */
    CLOSING,
    /** The award becomes a trade. */
    TRADE,
    /** The bank's statement with the buyer's payment. */
    FUNDS,
    /** The bank's statement with the payouts. */
    PAYOUTS,
    /** The new owner on the register. */
    TITLE
}
