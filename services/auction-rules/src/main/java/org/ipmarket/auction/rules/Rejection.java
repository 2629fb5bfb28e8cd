package org.ipmarket.auction.rules;

/** Why a bid of an admitted bidder on an open lot is not valid. It stands in the log, and extends nothing. */
public enum Rejection {
    /** Less than would do. */
    TOO_LOW,
    WRONG_CURRENCY,
    /** Not the asked price, nor that and whole steps. */
    NOT_ON_THE_CLOCK,
    /** Between two rounds or stages. */
    PAUSE,
    /** It is another bidder's turn. */
    NOT_YOUR_TURN,
    /** The bidder leads, or has its licence, already. */
    LEADS_ALREADY
}
