package org.ipmarket.settlement.licence;

import java.util.List;
import org.ipmarket.messages.Money;

/**
 * What a licensee states for a period.
 *
 * @param gross of all that was sold under the licence
 * @param deductions what the contract lets it take off: returns, discounts, freight, tax
 */
public record Sales(Money gross, List<Deduction> deductions) {
    public Sales {
        deductions = deductions == null ? List.of() : List.copyOf(deductions);
    }

    public record Deduction(String what, Money amount) {}

    /** @throws IllegalArgumentException where more is taken off than there is, or in another currency */
    public Money net() {
        Money net = gross;
        for (Deduction deduction : deductions) {
            net = net.minus(deduction.amount());
        }
        return net;
    }
}
