package org.ipmarket.auction.rules;

/** What the time asks of a lot now. */
public enum Due {
    NOTHING,
    OPEN,
    /** A stage, pause or turn is over: the next begins. */
    ADVANCE,
    /** Sealed offers can no longer change: they are to be opened by their keepers. */
    UNSEAL,
    CLOSE
}
