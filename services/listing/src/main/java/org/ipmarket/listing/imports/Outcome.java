package org.ipmarket.listing.imports;

/** What came of one record. */
public enum Outcome {
    CREATED,
    UPDATED,
    /** The register says all that the record says. */
    SAME,
    REFUSED,
    /** It was good, but another record of the file was refused, and the file was to be kept whole or not at all. */
    NOT_KEPT
}
