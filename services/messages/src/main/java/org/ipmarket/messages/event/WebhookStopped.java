package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.WebhookId;

/**
 * Nothing is sent to a centre's webhook any more, and not because the centre wished it so. Nothing is lost: resumed, it goes on where it
 * stopped.
 *
 * @param failingSince when an attempt failed for the first time since the last one that did not
 * @param status of the last HTTP answer; absent where there was none
 * @param outcome of the last attempt
 */
@EventType(
        name = "webhook.stopped",
        aggregate = "webhook",
        by = "notification",
        visibility = EventType.Visibility.CENTRE)
public record WebhookStopped(
        WebhookId webhook,
        Mode mode,
        CentreCode centre,
        Ground ground,
        String outcome,
        @Nullable Integer status,
        Instant failingSince,
        Instant stoppedAt)
        implements MarketEvent {
    /** Why. */
    public enum Ground {
        /** Nothing got through for days. */
        DOWN,
        /** The receiver answered 410. */
        GONE
    }

    @Override
    public String subject() {
        return webhook.toString();
    }

    @Override
    public Set<CentreCode> centres() {
        return Set.of(centre);
    }
}
