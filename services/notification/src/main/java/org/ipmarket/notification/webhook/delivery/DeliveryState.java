package org.ipmarket.notification.webhook.delivery;

import java.util.Map;
import java.util.Set;

/** Where the delivery of one event to one webhook stands. */
public enum DeliveryState {
    /** Waits for its time, for the webhook, or for an earlier event of the same resource. */
    PENDING,
    /** A sender has it, for no longer than its lease. */
    SENDING,
    /** Answered with 2xx. */
    DELIVERED,
    /** Not tried any more, unless it is replayed. */
    DEAD;

    private static final Map<DeliveryState, Set<DeliveryState>> PERMITTED = Map.of(
            PENDING, Set.of(SENDING, DEAD), // taken by a sender; given up by its owner
            SENDING,
                    Set.of(
                            DELIVERED, PENDING,
                            DEAD), // answered; refused, or the sender's lease ran out; refused for the last time
            DELIVERED, Set.of(PENDING), // replayed
            DEAD, Set.of(PENDING)); // replayed

    public boolean permits(DeliveryState next) {
        return PERMITTED.get(this).contains(next);
    }

    /** Whether later events of the same resource wait for it. */
    public boolean isOpen() {
        return this == PENDING || this == SENDING;
    }
}
