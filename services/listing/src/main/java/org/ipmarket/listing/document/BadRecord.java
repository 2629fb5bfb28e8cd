package org.ipmarket.listing.document;

/** Stays in this package: the reader turns it into an {@link Entry.Refused}. */
final class BadRecord extends Exception {
    private static final long serialVersionUID = 1L;

    BadRecord(String reason) {
        super(reason, null, false, false);
    }
}
