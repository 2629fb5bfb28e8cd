package org.ipmarket.notification.webhook.send;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.notification.feed.store.FeedTable;
import org.ipmarket.notification.sql.Database;
import org.ipmarket.notification.webhook.WebhookConfig;
import org.ipmarket.notification.webhook.store.DeliveryTable;
import org.ipmarket.notification.webhook.store.FeedSource;
import org.ipmarket.notification.webhook.store.NewDelivery;
import org.ipmarket.notification.webhook.store.Webhook;
import org.ipmarket.notification.webhook.store.WebhookTable;
import org.ipmarket.notification.webhook.subscription.WebhookState;
import org.jboss.logging.Logger;

/**
 * Takes events from the feed for each webhook, from where it stopped: a webhook has a place in the feed, and rows only for what is on
 * its way. One that is paused, or behind, costs a number and not a row for each event; and whoever records an event writes nothing for
 * those who wait for it. Each webhook is filled in a transaction of its own, so that one that cannot be holds up no other.
 */
@ApplicationScoped
class FillDeliveries {
    private static final Logger LOG = Logger.getLogger(FillDeliveries.class);
    private static final Duration REFUSED_FOR = Duration.ofHours(1);

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

    /** Fills for a bounded time. @return whether there may be more to take at once */
    boolean fill() {
        long until = System.nanoTime() + config.fillFor().toNanos();
        List<UUID> behind = database.callInNew(
                connection -> WebhookTable.toFill(connection, feed.head(), config.window(), config.webhooksAtOnce()));
        boolean more = behind.size() == config.webhooksAtOnce();
        for (UUID webhook : behind) {
            if (System.nanoTime() - until > 0) {
                return true;
            }
            more |= fillOne(webhook);
        }
        return more;
    }

    private boolean fillOne(UUID id) {
        try {
            return database.callInNew(connection -> {
                Webhook webhook = WebhookTable.findUnlessLocked(connection, id).orElse(null);
                return webhook != null && webhook.state() == WebhookState.ACTIVE && fill(connection, webhook);
            });
        } catch (RuntimeException e) {
            LOG.errorf(e, "webhook %s was given no events", id);
            database.callInNew(connection -> {
                WebhookTable.leave(connection, id, config.fillAgain());
                return null;
            });
            return false;
        }
    }

    private boolean fill(Connection connection, Webhook webhook) throws SQLException {
        int room = room(connection, webhook);
        if (room <= 0) {
            // another replica has filled it since it was chosen, or all that is open waits
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

    /**
     * What is refused, and what waits behind it, takes no room from what moves. Where there is too much of it, what has been refused for
     * longest, an hour at least, is given up: otherwise events that nobody takes would keep back those that are taken. An endpoint that fails gets no more
     * than it must have: one that it has not refused, to be probed with.
     */
    private int room(Connection connection, Webhook webhook) throws SQLException {
        DeliveryTable.Open open = DeliveryTable.open(connection, webhook.id());
        if (webhook.health().isFailing()) {
            return Math.max(config.window() - open.all(), 1 - open.moving());
        }
        int room = Math.min(config.window() - open.moving(), config.mostOpen() - open.all());
        int wanted = Math.min(config.window() - open.moving(), config.slice());
        if (room >= wanted) {
            return room;
        }
        Instant now = clock.now();
        int dead = DeliveryTable.giveUpOldest(
                connection, webhook.id(), now.minus(REFUSED_FOR), wanted - Math.max(room, 0), now);
        if (dead > 0) {
            LOG.warnf("webhook %s refuses so much that %d events are dead before their time", webhook.id(), dead);
        } else if (room <= 0) {
            WebhookTable.leave(connection, webhook.id(), config.fillAgain());
        }
        return room + dead;
    }
}
