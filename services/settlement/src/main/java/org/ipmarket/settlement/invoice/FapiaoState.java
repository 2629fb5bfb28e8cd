package org.ipmarket.settlement.invoice;

import java.util.EnumSet;
import java.util.Set;
import org.ipmarket.settlement.state.IllegalTransition;

/** The life of a fapiao (数电票), the blue one as well as a red-letter one (红字发票). */
public enum FapiaoState {
    /** The payer has not said in whose name; a person's own name or a firm's credit code is needed. */
    TITLE_NEEDED,
    /** To be handed to the tax service. */
    REQUESTED,
    /** Handed over; no answer was kept. What became of it is asked before anything else is done. */
    SENT,
    /** It has its number. */
    ISSUED,
    /** The tax service does not issue it, and says why. */
    REFUSED,
    /** A blue one whose amount red-letter fapiao take back in part. */
    PART_REVERSED,
    /** A blue one that red-letter fapiao take back whole. */
    REVERSED;

    /** The table of what may follow. */
    public Set<FapiaoState> next() {
        return switch (this) {
            case TITLE_NEEDED -> EnumSet.of(REQUESTED);
            case REQUESTED -> EnumSet.of(SENT);
            case SENT -> EnumSet.of(ISSUED, REFUSED, REQUESTED);
            case REFUSED -> EnumSet.of(REQUESTED);
            case ISSUED -> EnumSet.of(PART_REVERSED, REVERSED);
            case PART_REVERSED -> EnumSet.of(PART_REVERSED, REVERSED);
            case REVERSED -> EnumSet.noneOf(FapiaoState.class);
        };
    }

    /** @throws IllegalTransition where this state does not permit it */
    public FapiaoState to(FapiaoState wanted) {
        if (!next().contains(wanted)) {
            throw new IllegalTransition("fapiao", this, wanted.name());
        }
        return wanted;
    }
}
