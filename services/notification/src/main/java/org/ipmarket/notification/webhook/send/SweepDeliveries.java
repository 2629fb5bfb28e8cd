package org.ipmarket.notification.webhook.send;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.notification.webhook.WebhookConfig;
import org.ipmarket.notification.webhook.delivery.DeliveryState;
import org.ipmarket.notification.webhook.store.Database;
import org.ipmarket.notification.webhook.store.DeliveryTable;
import org.ipmarket.notification.webhook.store.WebhookKeyTable;

/** Deletes deliveries that ended long ago, those of a webhook that are too many, and keys that do not sign any more. */
@ApplicationScoped
public class SweepDeliveries {
    private static final int AT_ONCE = 1000;
    private static final int ROUNDS = 100;

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
        for (int round = 0; round < ROUNDS; round++) {
            if (sweepOnce() == 0) {
                return;
            }
        }
    }

    private int sweepOnce() {
        return database.callInNew(connection -> WebhookKeyTable.deleteExpired(connection, clock.now())
                + DeliveryTable.purge(
                        connection,
                        DeliveryState.DELIVERED,
                        clock.now().minus(kept.delivered()),
                        kept.mostDelivered(),
                        AT_ONCE)
                + DeliveryTable.purge(
                        connection, DeliveryState.DEAD, clock.now().minus(kept.dead()), kept.mostDead(), AT_ONCE));
    }
}
