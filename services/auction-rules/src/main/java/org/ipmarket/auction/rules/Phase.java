package org.ipmarket.auction.rules;

/** Where a lot stands. An ended lot never changes again. */
public enum Phase {
    /** Announced, not yet open; bidders may be admitted. */
    SCHEDULED,
    OPEN,
    /** Bids could not arrive, or something impedes the offer; it resumes where it stood, with its end moved later if it was open. */
    SUSPENDED,
    CLOSED,
    CANCELLED;

    /** Whether the lot may go straight from this phase to that one. */
    public boolean permits(Phase next) {
        return switch (this) {
            case SCHEDULED -> next == OPEN || next == SUSPENDED || next == CANCELLED;
            case OPEN -> next == SUSPENDED || next == CLOSED || next == CANCELLED;
            case SUSPENDED -> next == OPEN || next == SCHEDULED || next == CANCELLED;
            case CLOSED, CANCELLED -> false;
        };
    }

    public boolean ended() {
        return this == CLOSED || this == CANCELLED;
    }
}
