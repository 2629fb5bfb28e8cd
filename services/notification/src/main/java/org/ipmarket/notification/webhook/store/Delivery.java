package org.ipmarket.notification.webhook.store;

import java.time.Instant;
import java.util.UUID;
import org.ipmarket.notification.webhook.delivery.DeliveryState;
import org.ipmarket.notification.webhook.delivery.Tried;

/**
 * A delivery as it is stored.
 *
 * @param event the webhook's id in its header, by which the receiver knows it again
 * @param tried since it was made or replayed
 * @param dueAt not tried earlier, while it is pending
 * @param endedAt when it was delivered or died; null while it is open
 */
public record Delivery(
        UUID id,
        UUID webhook,
        long position,
        UUID event,
        String type,
        String resource,
        DeliveryState state,
        int attempts,
        Tried tried,
        Instant dueAt,
        Instant createdAt,
        Instant endedAt) {}
