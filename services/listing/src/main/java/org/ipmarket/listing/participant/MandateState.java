package org.ipmarket.listing.participant;

/** How a power of attorney goes. Whether it is in force depends on its dates, too. */
public enum MandateState {
    /** Given; the agent has not accepted yet. */
    PROPOSED,
    ACCEPTED,
    DECLINED,
    /** By the principal, or renounced by the agent (Civil Code 173). */
    REVOKED;

    public boolean permits(MandateState next) {
        return switch (this) {
            case PROPOSED -> next == ACCEPTED || next == DECLINED || next == REVOKED;
            case ACCEPTED -> next == REVOKED;
            case DECLINED, REVOKED -> false;
        };
    }
}
