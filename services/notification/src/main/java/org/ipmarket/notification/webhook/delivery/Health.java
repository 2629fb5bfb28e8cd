package org.ipmarket.notification.webhook.delivery;

import java.time.Instant;

/**
 * How an endpoint has been doing, over all deliveries to it.
 *
 * @param failures attempts that failed since the last one that did not; of an event that is refused only the first
 * @param failingSince when the first of those was; null where there are none
 * @param notBefore nothing is sent earlier; null for at any time
 */
public record Health(int failures, Instant failingSince, Instant notBefore) {
    public static final Health GOOD = new Health(0, null, null);

    /** Whether anything but a single attempt at a time would be too much. */
    public boolean isFailing() {
        return failures > 0;
    }
}
