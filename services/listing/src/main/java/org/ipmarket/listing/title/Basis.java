package org.ipmarket.listing.title;

/** Why somebody owns an asset. */
public enum Basis {
    /** So the office's register said when the asset was entered, or its entry corrected. */
    REGISTERED,
    /** A trade of this market, recorded by the office. */
    ASSIGNMENT,
    /** What stood there was wrong: two people have seen the document that shows it. */
    CORRECTION
}
