package org.ipmarket.settlement.trade;

import java.time.Instant;
import java.util.Optional;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.bank.StatementLine;

/** Whether money that came pays a trade: the exact amount due, in time, from an account in the buyer's own name. */
public final class PaymentRule {
    private PaymentRule() {}

    /**
     * Why the money does not pay the trade and goes back; empty where it does.
     *
     * @param due until when it had to be booked at the bank
     */
    public static Optional<String> refusal(
            TradeState state, Money amountDue, ParticipantId buyer, Instant due, StatementLine.Credit credit) {
        if (state != TradeState.SIGNED) {
            return Optional.of("The trade is " + state + "; no payment is due.");
        }
        if (!credit.payer().holder().equals(buyer.toString())) {
            return Optional.of("It came from an account that is not in the buyer's own name.");
        }
        if (!credit.amount().equals(amountDue)) {
            return Optional.of("The amount due is " + amountDue + ", not " + credit.amount() + ".");
        }
        if (credit.bookedAt().isAfter(due)) {
            return Optional.of("It was booked at " + credit.bookedAt() + ", after it was due at " + due + ".");
        }
        return Optional.empty();
    }
}
