package org.ipmarket.auction.rules;

/** Where a lot stands. An ended lot never changes again. */
public enum Phase {
    /** Announced, not yet open; bidders may be admitted. */
    SCHEDULED,
    OPEN,
    /** Bids could not arrive, or an operator halted it; it resumes with its end moved later. */
    SUSPENDED,
    CLOSED,
    CANCELLED;

    /** Whether the lot may go straight from this phase to that one. */
    public boolean permits(Phase next) {
        return switch (this) {
            case SCHEDULED -> next == OPEN || next == CANCELLED;
            case OPEN -> next == SUSPENDED || next == CLOSED || next == CANCELLED;
            case SUSPENDED -> next == OPEN || next == CANCELLED;
            case CLOSED, CANCELLED -> false;
        };
    }

    public boolean ended() {
        return this == CLOSED || this == CANCELLED;
    }
}
