package org.ipmarket.auction.rules;

/** Why a bid of an admitted bidder on an open lot is not valid. It stands in the log, and extends nothing. */
public enum Rejection {
    /** Less than the start price, or than the price plus the increment. */
    TOO_LOW,
    WRONG_CURRENCY
}
