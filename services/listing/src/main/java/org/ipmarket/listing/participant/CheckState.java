package org.ipmarket.listing.participant;

import java.util.Set;

/** How a check of real names goes. */
public enum CheckState {
    /** Somebody has to look. */
    REQUESTED,
    /** One has looked; a second one confirms or sends it back. */
    RECORDED,
    /** The small payment has to be sent. */
    TO_PAY,
    /** It has been sent; its owner tells the amount back. */
    PAID,
    PASSED,
    FAILED,
    /** What it looked at has been stated anew since. */
    SUPERSEDED;

    private static final Set<CheckState> ENDED = Set.of(FAILED, SUPERSEDED);

    public boolean permits(CheckState next) {
        return switch (this) {
            case REQUESTED -> next == RECORDED || next == PASSED || next == FAILED || next == SUPERSEDED;
            case RECORDED -> next == PASSED || next == FAILED || next == REQUESTED || next == SUPERSEDED;
            case TO_PAY -> next == PAID || next == FAILED || next == SUPERSEDED;
            case PAID -> next == PAID || next == PASSED || next == FAILED || next == SUPERSEDED;
            case PASSED -> next == SUPERSEDED;
            case FAILED, SUPERSEDED -> false;
        };
    }

    /** Whether a new check of its kind may be asked for. */
    public boolean isEnded() {
        return ENDED.contains(this);
    }
}
