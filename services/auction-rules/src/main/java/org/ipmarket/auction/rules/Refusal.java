package org.ipmarket.auction.rules;

/** Why a command does not apply to the lot as it stands. It changes nothing and is no entry of the log. */
public enum Refusal {
    /** The lot takes no bids: not yet, not now, or no more. */
    NOT_OPEN,
    ALREADY_OPENED,
    /** The time for it has not come. */
    NOT_DUE,
    /** Who leads cannot leave: its bid stands. */
    BID_STANDS,
    /** The lot has closed or was cancelled. */
    ENDED,
    NOT_SUSPENDED,
    /** A correction keeps the start price and comes before the opening that it announces. */
    NO_CORRECTION
}
