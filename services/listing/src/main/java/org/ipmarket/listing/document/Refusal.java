package org.ipmarket.listing.document;

/**
 * Why a record was not read.
 *
 * @param record counted from 1 in its file
 */
public record Refusal(int record, String reason) {}
