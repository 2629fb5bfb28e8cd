package org.ipmarket.settlement.bank;

import java.util.EnumSet;
import java.util.Set;
import org.ipmarket.settlement.state.IllegalTransition;

/** The life of an order to the bank, as a table. No edge leads back to where an order could be executed a second time under another id. */
public enum PayoutState {
    /** Owed; nobody has released it. */
    WAITING,
    /** A second person, or the link's own rule, has released it; the bank has not been told. */
    RELEASED,
    /** The bank has taken the order. */
    ORDERED,
    /** The bank is being told, or did not answer, or does not know itself: the order may or may not be executed. It is asked until it says. */
    UNKNOWN,
    /** It stands on the bank's statement. */
    CONFIRMED,
    /** The bank has said that it will not execute it; no money has left. */
    REFUSED,
    /** It was paid and came back. */
    BOUNCED;

    /** The states that may follow this one. */
    public Set<PayoutState> next() {
        return switch (this) {
            case WAITING -> EnumSet.of(RELEASED);
            // back to waiting where its batch is withdrawn before the bank was told
            case RELEASED -> EnumSet.of(WAITING, ORDERED, UNKNOWN, REFUSED, CONFIRMED);
            // a bank that had taken an order may later not know it any more
            case ORDERED -> EnumSet.of(UNKNOWN, CONFIRMED, REFUSED, BOUNCED);
            // the bank never heard of it: it is given again under the same id
            case UNKNOWN -> EnumSet.of(RELEASED, ORDERED, CONFIRMED, REFUSED, BOUNCED);
            case CONFIRMED -> EnumSet.of(BOUNCED);
            // a bank that said no and paid all the same
            case REFUSED -> EnumSet.of(CONFIRMED);
            case BOUNCED -> EnumSet.noneOf(PayoutState.class);
        };
    }

    /** Whether it is known what became of the order. */
    public boolean isKnown() {
        return this == CONFIRMED || this == REFUSED || this == BOUNCED;
    }

    /** Whether its money lies with the market still, and a corrected order may take its place. */
    public boolean hasFailed() {
        return this == REFUSED || this == BOUNCED;
    }

    /**
     * Takes a step.
     *
     * @throws IllegalTransition where this state does not permit it
     */
    public PayoutState to(PayoutState wanted) {
        if (!next().contains(wanted)) {
            throw new IllegalTransition("payout", this, wanted.name());
        }
        return wanted;
    }
}
