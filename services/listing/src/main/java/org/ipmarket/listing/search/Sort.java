package org.ipmarket.listing.search;

/** In what order listings are shown. The id, which grows with the time of the draft, decides among equals. */
public enum Sort {
    /** Those with all the words in a title before the others, the newest first among each. */
    RELEVANCE,
    /** Latest drafted first. */
    NEWEST,
    /** Lowest start price first. */
    PRICE,
    PRICE_DESCENDING,
    /** Earliest close first; what has no close yet comes last. */
    CLOSING
}
