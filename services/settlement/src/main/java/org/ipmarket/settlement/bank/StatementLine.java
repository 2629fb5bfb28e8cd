package org.ipmarket.settlement.bank;

import java.time.Instant;
import java.util.UUID;
import org.ipmarket.messages.Money;

/** One entry on the bank's statement of the settlement account. The bank gives each its own id and never changes it. */
public sealed interface StatementLine {
    UUID id();

    /** Its place in the statement; rises without a later entry ever getting an earlier place. */
    long position();

    Money amount();

    Instant bookedAt();

    /**
     * Money that came.
     *
     * @param payer the account it came from
     * @param remark what the payer wrote; the reference should be in it
     */
    record Credit(UUID id, long position, Money amount, BankAccount payer, String remark, Instant bookedAt)
            implements StatementLine {}

    /**
     * Money that was paid out.
     *
     * @param order the order that it carries out
     */
    record Debit(UUID id, long position, Money amount, UUID order, Instant bookedAt) implements StatementLine {}
}
