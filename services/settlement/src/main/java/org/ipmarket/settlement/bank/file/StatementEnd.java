package org.ipmarket.settlement.bank.file;

import java.time.Instant;

/**
 * What a statement came to.
 *
 * @param entries booked entries
 * @param lines single transactions and charges that the entries consist of
 * @param credits sum of the credit entries, minor units
 * @param debits sum of the debit entries, minor units
 * @param closing booked balance after the last entry, minor units
 * @param completeUntil everything booked before this time stands in this statement or an earlier one
 */
public record StatementEnd(int entries, int lines, long credits, long debits, long closing, Instant completeUntil) {
    /** A statement of a day that is not over is complete only until it was brought, whatever it says. */
    public StatementEnd notBeyond(Instant now) {
        return completeUntil == null || !completeUntil.isAfter(now)
                ? this
                : new StatementEnd(entries, lines, credits, debits, closing, now);
    }
}
