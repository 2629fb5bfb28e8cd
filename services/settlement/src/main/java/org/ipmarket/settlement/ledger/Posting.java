package org.ipmarket.settlement.ledger;

/**
 * One line of a transfer.
 *
 * @param minor minor units of the account's currency: positive adds to what the account's owner is owed, negative takes
 *     from it
 */
public record Posting(Account account, long minor) {
    public Posting {
        if (minor == 0) {
            throw new IllegalArgumentException("a posting of nothing on " + account);
        }
    }
}
