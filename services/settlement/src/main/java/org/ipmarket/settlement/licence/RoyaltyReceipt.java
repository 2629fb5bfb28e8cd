package org.ipmarket.settlement.licence;

import java.util.Optional;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.bank.StatementLine;

/** Whether money that came pays the royalties of a period: the exact amount due, from an account in the licensee's own name. It may be late. */
public final class RoyaltyReceipt {
    private RoyaltyReceipt() {}

    /** Why the money does not pay them and goes back; empty where it does. */
    public static Optional<String> refusal(
            StatementState state, Money due, ParticipantId licensee, StatementLine.Credit credit) {
        if (state != StatementState.ACCEPTED) {
            return Optional.of("The statement is " + state + "; no payment is due.");
        }
        if (!credit.payer().holder().equals(licensee.toString())) {
            return Optional.of("It came from an account that is not in the licensee's own name.");
        }
        if (!credit.amount().equals(due)) {
            return Optional.of("The amount due is " + due + ", not " + credit.amount() + ".");
        }
        return Optional.empty();
    }
}
