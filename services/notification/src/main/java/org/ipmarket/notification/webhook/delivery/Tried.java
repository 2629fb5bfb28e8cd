package org.ipmarket.notification.webhook.delivery;

import java.time.Instant;

/**
 * What has come of a delivery so far, since it was made or replayed.
 *
 * @param failed attempts that failed
 * @param failingSince when the first of those was; null where there are none
 */
public record Tried(int failed, Instant failingSince) {
    public static final Tried NOT_YET = new Tried(0, null);
}
