package org.ipmarket.notification.webhook.send;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.notification.feed.desk.Recorded;
import org.ipmarket.notification.sending.Senders;
import org.ipmarket.notification.sql.Database;
import org.ipmarket.notification.webhook.WebhookConfig;
import org.ipmarket.notification.webhook.store.DeliveryQueue;
import org.ipmarket.notification.webhook.store.TakenDelivery;
import org.jboss.logging.Logger;

/** Looks for what is due and gives it to senders, as many as are free. Every replica does; they share by leases in the database. */
@ApplicationScoped
public class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private final FillDeliveries fill;
    private final Database database;
    private final MarketClock clock;
    private final WebhookConfig.Sending config;
    private final Senders<TakenDelivery> senders;

    Dispatcher(FillDeliveries fill, SendDelivery send, Database database, MarketClock clock, WebhookConfig config) {
        this.fill = fill;
        this.database = database;
        this.clock = clock;
        this.config = config.sending();
        this.senders =
                new Senders<>("webhooks", this.config.atOnce(), this.config.look(), send::send, TakenDelivery::id);
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            senders.start(this::step);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        senders.stop();
    }

    void recorded(@Observes(during = TransactionPhase.AFTER_SUCCESS) Recorded event) {
        wake();
    }

    /** Looks at once: something may have become due. */
    public void wake() {
        senders.wake();
    }

    /** @return whether there may be more to do at once */
    private boolean step() {
        release();
        boolean more = fill.fill();
        boolean free = senders.give(most -> database.callInNew(connection -> DeliveryQueue.take(
                connection,
                clock.now(),
                Ids.next(),
                config.lease(),
                most,
                config.atOnceToOne(),
                config.webhooksAtOnce())));
        return more && free;
    }

    private void release() {
        int lost = database.callInNew(
                connection -> DeliveryQueue.release(connection, clock.now().minus(config.lease()), config.lease()));
        if (lost > 0) {
            LOG.warnf("%d deliveries were taken by senders that ended without a word", lost);
        }
    }
}
