package org.ipmarket.settlement.deposit;

import java.util.EnumSet;
import java.util.Set;
import org.ipmarket.settlement.state.IllegalTransition;

/** The life of a bid security (保证金). */
public enum DepositState {
    /** Announced; the bank has not yet brought the money. */
    ANNOUNCED,
    /** The exact money has come from an account in the payer's own name. */
    HELD,
    /** Its giver asks for it back; bidding decides. */
    RELEASE_REQUESTED,
    /** It goes back to the account it came from. */
    RELEASED,
    /** It counted towards the price. */
    APPLIED,
    /** 不予退还: its giver won and defaulted. */
    FORFEITED,
    /** The lot ended before the money came. */
    EXPIRED;

    private static final Set<DepositState> LIVE = EnumSet.of(ANNOUNCED, HELD, RELEASE_REQUESTED);

    /** The states that may follow this one, by {@link DepositSteps#TABLE}. */
    public Set<DepositState> next() {
        return DepositSteps.after(this);
    }

    /** Whether something may still be decided about it before a trade. */
    public boolean isLive() {
        return LIVE.contains(this);
    }

    /** Whether its money lies on the deposit's account. */
    public boolean hasMoney() {
        return this == HELD || this == RELEASE_REQUESTED;
    }

    /**
     * Takes a step.
     *
     * @throws IllegalTransition where this state does not permit it
     */
    public DepositState to(DepositState wanted) {
        if (!next().contains(wanted)) {
            throw new IllegalTransition("deposit", this, wanted.name());
        }
        return wanted;
    }
}
