package org.ipmarket.settlement.trade;

import java.util.ArrayList;
import java.util.List;
import org.ipmarket.messages.Money;

/**
 * How money that lies for a recorded trade is handed on: the commissions first, once; of the rest the pledgees, in their rank
 * (Civil Code 444); then the seller. The parts add up to what lies there.
 *
 * @param fees the commissions, or nothing where they were handed on before
 * @param pledgees what each gets, in the order given
 */
public record HandingOn(Money fees, List<Money> pledgees, Money seller) {
    /**
     * @param available what lies there
     * @param feesDue commissions not handed on yet
     * @param pledgeesDue what each pledgee still has to get
     * @throws IllegalArgumentException where it does not cover the commissions
     */
    public static HandingOn of(Money available, Money feesDue, List<Money> pledgeesDue) {
        if (available.compareTo(feesDue) < 0) {
            throw new IllegalArgumentException(available + " does not cover the commissions of " + feesDue);
        }
        Money rest = available.minus(feesDue);
        List<Money> paid = new ArrayList<>();
        for (Money due : pledgeesDue) {
            Money part = due.compareTo(rest) < 0 ? due : rest;
            paid.add(part);
            rest = rest.minus(part);
        }
        return new HandingOn(feesDue, List.copyOf(paid), rest);
    }
}
