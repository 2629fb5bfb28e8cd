package org.ipmarket.notification.webhook.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ipmarket.client.webhook.Scheme;
import org.ipmarket.client.webhook.SigningKey;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.notification.webhook.delivery.DeliveryState;
import org.ipmarket.notification.webhook.desk.KeepWebhooks;
import org.ipmarket.notification.webhook.store.Webhook;
import org.ipmarket.notification.webhook.store.WebhookKey;
import org.ipmarket.notification.webhook.subscription.WebhookState;

/**
 * A webhook as its owner sees it.
 *
 * @param cause why it is not active; left out while it is
 * @param failures attempts in a row that failed
 * @param failingSince the first of those; left out where there are none
 * @param notBefore nothing is sent earlier, because the receiver asked for it or is down
 * @param position the last event of the feed that was looked at for it
 * @param missed events that the feed had purged before they were looked at
 * @param waiting deliveries on their way
 * @param dead deliveries that were given up; they can be replayed
 * @param secret {@code whsec_...}; shown once, where a shared secret was just made
 */
record WebhookView(
        UUID id,
        CentreCode centre,
        Mode mode,
        String url,
        String description,
        List<String> types,
        List<String> centres,
        List<UUID> assets,
        WebhookState state,
        WebhookState.Cause cause,
        Instant stateSince,
        int failures,
        Instant failingSince,
        Instant notBefore,
        long position,
        long missed,
        int waiting,
        int delivered,
        int dead,
        List<KeyView> keys,
        Instant createdAt,
        String secret) {
    /**
     * A key that signs now.
     *
     * @param publicKey {@code whpk_...}, of ED25519
     * @param expiresAt it signs until then; left out for the present key
     */
    record KeyView(UUID id, Scheme scheme, String publicKey, Instant createdAt, Instant expiresAt) {
        static KeyView of(WebhookKey key) {
            return new KeyView(key.id(), key.scheme(), key.publicKey(), key.createdAt(), key.expiresAt());
        }
    }

    static WebhookView of(KeepWebhooks.Keyed keyed) {
        SigningKey key = keyed.key();
        return of(keyed.shown(), key.scheme() == Scheme.HMAC_SHA256 ? key.verifyingText() : null);
    }

    static WebhookView of(KeepWebhooks.Shown shown) {
        return of(shown, null);
    }

    private static WebhookView of(KeepWebhooks.Shown shown, String secret) {
        Webhook webhook = shown.webhook();
        return new WebhookView(
                webhook.id(),
                webhook.centre(),
                webhook.mode(),
                webhook.url(),
                webhook.description(),
                webhook.wanted().types().stream().sorted().toList(),
                webhook.wanted().centres().stream().sorted().toList(),
                webhook.wanted().assets().stream().sorted().toList(),
                webhook.state(),
                webhook.cause(),
                webhook.stateSince(),
                webhook.health().failures(),
                webhook.health().failingSince(),
                webhook.health().notBefore(),
                webhook.position(),
                webhook.missed(),
                count(shown, DeliveryState.PENDING) + count(shown, DeliveryState.SENDING),
                count(shown, DeliveryState.DELIVERED),
                count(shown, DeliveryState.DEAD),
                shown.keys().stream().map(KeyView::of).toList(),
                webhook.createdAt(),
                secret);
    }

    private static int count(KeepWebhooks.Shown shown, DeliveryState state) {
        return shown.counts().getOrDefault(state, 0);
    }
}
