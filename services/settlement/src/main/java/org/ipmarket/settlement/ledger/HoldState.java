package org.ipmarket.settlement.ledger;

import java.util.EnumSet;
import java.util.Set;
import org.ipmarket.settlement.state.IllegalTransition;

/** The life of a hold: placed once, ended once. */
public enum HoldState {
    /** Set aside: it lies on its account and cannot be taken by anything else. */
    HELD,
    /** Taken, whole or in part, by a transfer; the rest is free again. */
    CAPTURED,
    /** Free again, by somebody's word. */
    RELEASED,
    /** Free again, because its time had passed. */
    EXPIRED;

    /** The states that may follow this one. */
    public Set<HoldState> next() {
        return switch (this) {
            case HELD -> EnumSet.of(CAPTURED, RELEASED, EXPIRED);
            case CAPTURED, RELEASED, EXPIRED -> EnumSet.noneOf(HoldState.class);
        };
    }

    /**
     * Takes a step.
     *
     * @throws IllegalTransition where this state does not permit it
     */
    public HoldState to(HoldState wanted) {
        if (!next().contains(wanted)) {
            throw new IllegalTransition("hold", this, wanted.name());
        }
        return wanted;
    }
}
