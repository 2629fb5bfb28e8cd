package org.ipmarket.notification.webhook.send;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.notification.sql.Database;
import org.ipmarket.notification.webhook.WebhookConfig;
import org.ipmarket.notification.webhook.delivery.DeliveryState;
import org.ipmarket.notification.webhook.store.DeliveryTable;
import org.ipmarket.notification.webhook.store.WebhookKeyTable;
import org.ipmarket.notification.webhook.store.WebhookTable;
import org.jboss.logging.Logger;

/**
 * Deletes deliveries that ended long ago, those of a webhook that are too many, and keys that do not sign any more: webhook by webhook,
 * some in each transaction, so that one that cannot be swept keeps the others' from nothing.
 */
@ApplicationScoped
public class SweepDeliveries {
    private static final Logger LOG = Logger.getLogger(SweepDeliveries.class);
    private static final int WEBHOOKS = 500;
    private static final int AT_ONCE = 1000;

    /** Of one webhook in one sweep; the rest goes with the next. */
    private static final int ROUNDS = 20;

    private final Database database;
    private final MarketClock clock;
    private final WebhookConfig.Kept kept;

    SweepDeliveries(Database database, MarketClock clock, WebhookConfig config) {
        this.database = database;
        this.clock = clock;
        this.kept = config.kept();
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void sweep() {
        database.callInNew(connection -> WebhookKeyTable.deleteExpired(connection, clock.now()));
        UUID last = null;
        List<UUID> some;
        do {
            UUID after = last;
            some = database.callInNew(connection -> WebhookTable.ids(connection, after, WEBHOOKS));
            some.forEach(this::sweep);
            last = some.isEmpty() ? null : some.getLast();
        } while (some.size() == WEBHOOKS);
    }

    private void sweep(UUID webhook) {
        try {
            purge(webhook, DeliveryState.DELIVERED, kept.delivered(), kept.mostDelivered());
            purge(webhook, DeliveryState.DEAD, kept.dead(), kept.mostDead());
        } catch (RuntimeException e) {
            LOG.errorf(e, "ended deliveries of webhook %s could not be deleted", webhook);
        }
    }

    private void purge(UUID webhook, DeliveryState state, Duration age, int most) {
        for (int round = 0; round < ROUNDS; round++) {
            int gone = database.callInNew(connection ->
                    DeliveryTable.purge(connection, webhook, state, clock.now().minus(age), most, AT_ONCE));
            if (gone < AT_ONCE) {
                return;
            }
        }
    }
}
