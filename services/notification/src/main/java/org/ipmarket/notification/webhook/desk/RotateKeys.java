package org.ipmarket.notification.webhook.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.client.webhook.Scheme;
import org.ipmarket.client.webhook.SigningKey;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.WebhookId;
import org.ipmarket.notification.sql.Database;
import org.ipmarket.notification.webhook.WebhookConfig;
import org.ipmarket.notification.webhook.store.Webhook;
import org.ipmarket.notification.webhook.store.WebhookKey;
import org.ipmarket.notification.webhook.store.WebhookKeyTable;
import org.ipmarket.notification.webhook.store.WebhookTable;

/** A new key for a webhook. For a while both sign, so that a receiver that knows either of them believes what it gets. */
@ApplicationScoped
public class RotateKeys {
    private final Database database;
    private final SigningKeys keys;
    private final KeepWebhooks webhooks;
    private final Audit audit;
    private final MarketClock clock;
    private final WebhookConfig.Keys config;

    RotateKeys(
            Database database,
            SigningKeys keys,
            KeepWebhooks webhooks,
            Audit audit,
            MarketClock clock,
            WebhookConfig config) {
        this.database = database;
        this.keys = keys;
        this.webhooks = webhooks;
        this.audit = audit;
        this.clock = clock;
        this.config = config.keys();
    }

    /** What the audit keeps of a rotation. */
    private record Rotated(Scheme scheme, Instant oldEndsAt) {}

    /**
     * Rotates.
     *
     * @param scheme of the new key; null for that of the present one
     * @param overlap for how long the old one signs too; zero where it has become known to others, null for the usual
     */
    @Transactional
    public KeepWebhooks.Keyed rotate(Caller caller, WebhookId id, Scheme scheme, Duration overlap) {
        Owner owner = Owner.of(caller);
        Duration both = overlap == null ? config.overlap() : overlap;
        if (both.isNegative() || both.compareTo(config.longestOverlap()) > 0) {
            throw Problems.unprocessable(
                    "overlap-out-of-range",
                    "overlap",
                    "overlap lies between PT0S and " + config.longestOverlap() + ".",
                    Map.of("longest", config.longestOverlap().toString()));
        }
        return database.call(connection -> {
            Webhook webhook = KeepWebhooks.ownLocked(connection, owner, id);
            Instant now = clock.now();
            List<WebhookKey> before = WebhookKeyTable.valid(connection, webhook.id(), now);
            Scheme next = scheme != null
                    ? scheme
                    : before.isEmpty() ? Scheme.HMAC_SHA256 : before.getFirst().scheme();
            WebhookKeyTable.expire(connection, webhook.id(), now.plus(both), config.most() - 1);
            SigningKey key = keys.make(connection, webhook.id(), next, now);
            WebhookTable.raise(connection, webhook.id());
            audit.record("webhook.rotate", "webhook", id, null, new Rotated(next, now.plus(both)));
            Webhook after = WebhookTable.find(connection, webhook.id()).orElseThrow();
            return new KeepWebhooks.Keyed(webhooks.shown(connection, after), key);
        });
    }
}
