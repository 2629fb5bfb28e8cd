package org.ipmarket.auction.rules;

/** Why a command does not apply to the lot as it stands. It changes nothing and is no entry of the log. */
public enum Refusal {
    /** The lot takes no bids: not yet, not now, or no more. */
    NOT_OPEN,
    /** The lot is open, but the stage in which bids are taken has not come. */
    NOT_YET,
    ALREADY_OPENED,
    /** The time for it has not come. */
    NOT_DUE,
    /** The lot's format takes such an offer in another form, or not at this stage. */
    NOT_THIS_FORM,
    /** Nobody is admitted any more. */
    ADMISSION_OVER,
    /** Its bid stands: it cannot leave. */
    BID_STANDS,
    /** The lot has closed or was cancelled. */
    ENDED,
    NOT_SUSPENDED,
    /** A correction keeps the start price and comes before the opening that it announces. */
    NO_CORRECTION,
    /** It was fixed before and stays. */
    FIXED_ALREADY,
    /** Nobody waits to be awarded the lot. */
    NOBODY_WAITS
}
