package org.ipmarket.listing.participant;

/** In what an agent acts. */
public enum MandateScope {
    SELL,
    BUY,
    SIGN,
    ALL;

    public boolean covers(MandateScope asked) {
        return this == ALL || this == asked;
    }
}
