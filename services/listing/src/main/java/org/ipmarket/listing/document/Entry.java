package org.ipmarket.listing.document;

/** What came of one record of a file; records are counted from 1. */
public sealed interface Entry {
    int record();

    record Read(int record, PublishedRight right) implements Entry {}

    /**
     * @param number as the record writes it, or empty where it could not be read
     * @param reason what is wrong with it
     */
    record Refused(int record, String number, String reason) implements Entry {}
}
