package org.ipmarket.settlement.bank.file;

import java.time.Instant;

/**
 * What a statement says of itself before its entries.
 *
 * @param account the account's number
 * @param currency of the account
 * @param id the bank's id of the statement
 * @param sequence its number among the account's statements; null where the bank numbers none
 * @param opening booked balance before the first entry, minor units, negative where the account is overdrawn
 * @param from null where it does not say
 * @param to null where it does not say
 */
public record StatementHead(
        String account, String currency, String id, Long sequence, long opening, Instant from, Instant to) {}
