package org.ipmarket.listing.participant;

/** Acts of a participant that can be made to need two of its users: one proposes, another confirms. */
public enum StepKind {
    SUBMIT_LISTING,
    /** A co-owner's or pledgee's consent; one is enough to refuse it and to take it back. */
    CONSENT,
    WITHDRAW,
    /** Giving a power of attorney. */
    MANDATE,
    /** Accepting the terms of a negotiated deal: the deal counts who has, and agrees with the second. */
    DEAL_ACCEPT,
    /** Taking a step off this list; while there is any on it, this one always needs two. */
    TWO_PERSON_STEPS
}
