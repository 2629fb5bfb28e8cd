package org.ipmarket.settlement.deposit;

import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.bank.StatementLine;

/**
 * Which deposits one payment for a list of lots pays. The payer sends the whole of the list, or, where some lots have ended
 * or some parts were paid alone meanwhile, what the rest comes to; a part that is no longer wanted goes back.
 */
public final class ListReceiptRule {
    private ListReceiptRule() {}

    /** One deposit of the list. */
    public record Part(UUID deposit, DepositState state, Money amount) {}

    /** What becomes of the payment. */
    public sealed interface Receipt {}

    /**
     * @param held the deposits that it pays
     * @param back what is left of it and goes back
     */
    public record Taken(List<UUID> held, Money back) implements Receipt {}

    /** All of it goes back. */
    public record Refused(String why) implements Receipt {}

    public static Receipt judge(List<Part> parts, ParticipantId giver, StatementLine.Credit credit) {
        if (!credit.payer().holder().equals(giver.toString())) {
            return new Refused("It came from an account that is not in the bidder's own name.");
        }
        List<Part> open = parts.stream()
                .filter(part -> part.state() == DepositState.ANNOUNCED)
                .toList();
        if (open.isEmpty()) {
            return new Refused("No deposit of the list waits for money: "
                    + parts.stream().map(Part::state).toList() + ".");
        }
        Money wanted = sum(open);
        Money whole = sum(parts);
        if (!credit.amount().equals(whole) && !credit.amount().equals(wanted)) {
            return new Refused(
                    "The list is " + whole + ", what still waits " + wanted + ", not " + credit.amount() + ".");
        }
        return new Taken(
                open.stream().map(Part::deposit).toList(), credit.amount().minus(wanted));
    }

    private static Money sum(List<Part> parts) {
        return parts.stream()
                .map(Part::amount)
                .reduce(Money::plus)
                .orElseThrow(() -> new IllegalArgumentException("a list has parts"));
    }
}
