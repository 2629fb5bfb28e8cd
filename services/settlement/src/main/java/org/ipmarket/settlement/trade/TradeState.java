package org.ipmarket.settlement.trade;

import java.util.EnumSet;
import java.util.Set;
import org.ipmarket.settlement.state.IllegalTransition;

/** The life of a sale after the hammer. */
public enum TradeState {
    /** Awarded; the confirmation of sale waits for the signatures. */
    OPENED,
    /** Both sides have signed; the rest of the price is due. */
    SIGNED,
    /** Price and buyer's commission lie in the settlement account. */
    FUNDED,
    /** What completes this kind of trade has happened and was checked; the bank is ordered to pay. */
    RECORDED,
    /** The bank has confirmed every payment. */
    COMPLETED,
    /** A side did not sign or pay in time. */
    DEFAULTED;

    /** The states that may follow this one. */
    public Set<TradeState> next() {
        return switch (this) {
            case OPENED -> EnumSet.of(SIGNED, DEFAULTED);
            case SIGNED -> EnumSet.of(FUNDED, DEFAULTED);
            case FUNDED -> EnumSet.of(RECORDED);
            case RECORDED -> EnumSet.of(COMPLETED);
            case COMPLETED, DEFAULTED -> EnumSet.noneOf(TradeState.class);
        };
    }

    /**
     * Takes a step.
     *
     * @throws IllegalTransition where this state does not permit it
     */
    public TradeState to(TradeState wanted) {
        if (!next().contains(wanted)) {
            throw new IllegalTransition("trade", this, wanted.name());
        }
        return wanted;
    }

    /** @throws IllegalTransition where the trade is in another state */
    public void require(TradeState expected, String wanted) {
        if (this != expected) {
            throw new IllegalTransition("trade", this, wanted);
        }
    }
}
