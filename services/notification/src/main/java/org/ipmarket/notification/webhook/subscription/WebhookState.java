package org.ipmarket.notification.webhook.subscription;

import java.util.Map;
import java.util.Set;

/** Whether anything is sent to a webhook. Nothing is lost in any of these: it goes on where it stopped. */
public enum WebhookState {
    ACTIVE,
    /** By its owner, or because nothing got through for days. */
    PAUSED,
    /** The receiver answered 410. */
    DISABLED;

    /** Why it is not active; the names are stable. */
    public enum Cause {
        OWNER,
        DOWN,
        GONE
    }

    private static final Map<WebhookState, Set<WebhookState>> PERMITTED = Map.of(
            ACTIVE, Set.of(PAUSED, DISABLED),
            PAUSED, Set.of(ACTIVE),
            DISABLED, Set.of(ACTIVE));

    public boolean permits(WebhookState next) {
        return PERMITTED.get(this).contains(next);
    }
}
