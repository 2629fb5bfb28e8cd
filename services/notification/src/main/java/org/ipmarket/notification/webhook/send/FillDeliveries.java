package org.ipmarket.notification.webhook.send;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.notification.feed.store.FeedTable;
import org.ipmarket.notification.webhook.WebhookConfig;
import org.ipmarket.notification.webhook.store.Database;
import org.ipmarket.notification.webhook.store.DeliveryTable;
import org.ipmarket.notification.webhook.store.FeedSource;
import org.ipmarket.notification.webhook.store.NewDelivery;
import org.ipmarket.notification.webhook.store.Webhook;
import org.ipmarket.notification.webhook.store.WebhookTable;

/**
 * Takes events from the feed for each webhook, from where it stopped: a webhook has a place in the feed, and rows only for what is on
 * its way. One that is paused, or behind, costs a number and not a row for each event; and whoever records an event writes nothing for
 * those who wait for it.
 */
@ApplicationScoped
class FillDeliveries {
    private final Database database;
    private final FeedSource feed;
    private final MarketClock clock;
    private final WebhookConfig.Sending config;

    FillDeliveries(Database database, FeedSource feed, MarketClock clock, WebhookConfig config) {
        this.database = database;
        this.feed = feed;
        this.clock = clock;
        this.config = config.sending();
    }

    /** @return whether there may be more to take at once */
    boolean fill() {
        return database.callInNew(connection -> {
            long head = feed.head();
            List<Webhook> behind = WebhookTable.toFill(connection, head, config.window(), config.webhooksAtOnce());
            boolean more = behind.size() == config.webhooksAtOnce();
            for (Webhook webhook : behind) {
                more |= fill(connection, webhook);
            }
            return more;
        });
    }

    private boolean fill(Connection connection, Webhook webhook) throws SQLException {
        int room = config.window() - DeliveryTable.open(connection, webhook.id());
        if (room <= 0) {
            // another replica has filled it since it was chosen
            return false;
        }
        FeedTable.Part part = feed.after(webhook, Math.min(config.slice(), room));
        List<NewDelivery> deliveries = part.events().stream()
                .map(event -> new NewDelivery(
                        Ids.next(), event.position(), event.id(), event.type(), FeedSource.resource(event), null))
                .toList();
        DeliveryTable.insert(connection, webhook.id(), deliveries, clock.now());
        WebhookTable.filled(connection, webhook.id(), part.through(), part.from() - webhook.position());
        return !part.atHead() && deliveries.size() < room;
    }
}
