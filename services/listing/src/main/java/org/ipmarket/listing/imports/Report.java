package org.ipmarket.listing.imports;

import java.util.UUID;

/**
 * What is told of one record.
 *
 * @param record its place in the file, from 1
 * @param number as the record writes it, or empty
 * @param reason why it was refused, or null
 * @param asset the right that it is about, or null
 */
public record Report(int record, String number, Outcome outcome, String reason, UUID asset) {}
