package org.ipmarket.settlement.trade;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.bank.StatementLine;

/** Whether money that came pays an instalment of a trade: the exact amount due, in time, from an account in the buyer's own name. */
public final class PaymentRule {
    private static final Set<TradeState> TAKES_PAYMENTS =
            EnumSet.of(TradeState.SIGNED, TradeState.PART_FUNDED, TradeState.FILED, TradeState.RECORDED);

    private PaymentRule() {}

    /** Whether an instalment that is not paid may be paid in this state; of a trade that is frozen or has ended none. */
    public static boolean takesPayments(TradeState state) {
        return TAKES_PAYMENTS.contains(state);
    }

    /**
     * Why the money does not pay the instalment and goes back; empty where it does.
     *
     * @param amountDue of an instalment that is not paid
     * @param due until when it had to be booked at the bank
     */
    public static Optional<String> refusal(
            TradeState state, Money amountDue, ParticipantId buyer, Instant due, StatementLine.Credit credit) {
        if (!takesPayments(state)) {
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
