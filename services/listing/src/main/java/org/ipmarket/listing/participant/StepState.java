package org.ipmarket.listing.participant;

/** What became of an act that needs a second user. */
public enum StepState {
    PENDING,
    CONFIRMED,
    REFUSED,
    EXPIRED;

    public boolean permits(StepState next) {
        return this == PENDING && next != PENDING;
    }
}
