package org.ipmarket.listing.imports;

/** What becomes of a file of which some records are good and some are not. */
public enum Keeping {
    /** One refused record refuses the file: nothing of it is kept. */
    ALL_OR_NOTHING,
    /** The good records are kept. */
    KEEP_GOOD
}
