package org.ipmarket.settlement.deposit;

import java.util.Optional;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.bank.StatementLine;

/** Whether money that came is the deposit that was announced: the exact amount, from an account in the payer's own name. */
public final class ReceiptRule {
    private ReceiptRule() {}

    /** Why the money is not this deposit's and goes back; empty where it is. */
    public static Optional<String> refusal(
            DepositState state, Money announced, ParticipantId giver, StatementLine.Credit credit) {
        if (state == DepositState.EXPIRED) {
            return Optional.of("The lot ended before the money came.");
        }
        if (state != DepositState.ANNOUNCED) {
            return Optional.of("The deposit is " + state + "; its money came before.");
        }
        if (!credit.payer().holder().equals(giver.toString())) {
            return Optional.of("It came from an account that is not in the bidder's own name.");
        }
        if (!credit.amount().equals(announced)) {
            return Optional.of("The deposit is " + announced + ", not " + credit.amount() + ".");
        }
        return Optional.empty();
    }
}
