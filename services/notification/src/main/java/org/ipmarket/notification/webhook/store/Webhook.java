package org.ipmarket.notification.webhook.store;

import java.time.Instant;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.notification.webhook.delivery.Health;
import org.ipmarket.notification.webhook.subscription.Wanted;
import org.ipmarket.notification.webhook.subscription.WebhookState;

/**
 * A webhook as it is stored.
 *
 * @param version raised by each change of its owner's and of its state; what is delivered does not change it
 * @param cause why it is not active; null while it is
 * @param position the last event of the feed that was looked at for it
 * @param missed events that the feed had purged before they were looked at: after a pause longer than the feed keeps
 */
public record Webhook(
        UUID id,
        long version,
        CentreCode centre,
        Mode mode,
        String url,
        String description,
        Wanted wanted,
        WebhookState state,
        WebhookState.Cause cause,
        Instant stateSince,
        long position,
        long missed,
        Health health,
        Instant createdAt) {}
