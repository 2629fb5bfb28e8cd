package org.ipmarket.notification.webhook.delivery;

import java.time.Instant;

/** What follows from an answer, for the delivery and for the endpoint. */
public sealed interface Verdict {
    /** How the endpoint does now. */
    Health health();

    /**
     * The receiver has it.
     *
     * @param recovered the endpoint was down until now: what waits because of that need not wait longer
     */
    record Delivered(Health health, boolean recovered) implements Verdict {}

    /** Tried again, not before then. */
    record Again(Health health, Instant at) implements Verdict {}

    /** Was the last attempt, and the endpoint is not down: this event is refused. */
    record Dead(Health health) implements Verdict {}

    /** Nothing has got through for so long that the endpoint is left alone; the delivery waits until it is resumed. */
    record Pause(Health health) implements Verdict {}

    /** The receiver wants no more; the delivery waits in case it does. */
    record Disable(Health health) implements Verdict {}
}
