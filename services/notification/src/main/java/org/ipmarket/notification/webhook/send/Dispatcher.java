package org.ipmarket.notification.webhook.send;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.notification.feed.desk.Recorded;
import org.ipmarket.notification.webhook.WebhookConfig;
import org.ipmarket.notification.webhook.store.Database;
import org.ipmarket.notification.webhook.store.DeliveryQueue;
import org.ipmarket.notification.webhook.store.TakenDelivery;
import org.jboss.logging.Logger;

/**
 * Looks for what is due and gives it to senders, as many as are free. Every replica does; they share by leases in the database. A
 * sender has a thread of its own, a name that is slow to resolve included, so it holds up nobody else.
 */
@ApplicationScoped
public class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private final FillDeliveries fill;
    private final SendDelivery send;
    private final Database database;
    private final MarketClock clock;
    private final WebhookConfig.Sending config;
    private final Semaphore free;
    private final Semaphore wakes = new Semaphore(0);
    private final AtomicBoolean running = new AtomicBoolean();
    private final ExecutorService senders;
    private Thread looker;

    Dispatcher(FillDeliveries fill, SendDelivery send, Database database, MarketClock clock, WebhookConfig config) {
        this.fill = fill;
        this.send = send;
        this.database = database;
        this.clock = clock;
        this.config = config.sending();
        this.free = new Semaphore(this.config.atOnce());
        this.senders = Executors.newFixedThreadPool(
                this.config.atOnce(),
                Thread.ofPlatform().name("webhooks-", 0).daemon().factory());
    }

    void start(@Observes StartupEvent event) {
        if (!config.enabled()) {
            return;
        }
        running.set(true);
        looker = Thread.ofPlatform().name("webhooks-look").daemon().start(this::look);
    }

    void stop(@Observes ShutdownEvent event) {
        running.set(false);
        if (looker != null) {
            looker.interrupt();
        }
        senders.shutdownNow();
    }

    void recorded(@Observes(during = TransactionPhase.AFTER_SUCCESS) Recorded event) {
        wake();
    }

    /** Looks at once: something may have become due. */
    public void wake() {
        wakes.release();
    }

    private void look() {
        while (running.get()) {
            boolean more = false;
            try {
                more = step();
            } catch (RuntimeException e) {
                if (running.get()) {
                    LOG.warnf("what is due to webhooks could not be looked up: %s", e.getMessage());
                }
            }
            if (!more && !await()) {
                return;
            }
        }
    }

    private boolean await() {
        try {
            if (wakes.tryAcquire(config.look().toMillis(), TimeUnit.MILLISECONDS)) {
                wakes.drainPermits();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @return whether there may be more to do at once */
    private boolean step() {
        release();
        boolean more = fill.fill();
        int most = free.drainPermits();
        if (most == 0) {
            return false;
        }
        List<TakenDelivery> taken = List.of();
        try {
            taken = database.callInNew(connection -> DeliveryQueue.take(
                    connection,
                    clock.now(),
                    Ids.next(),
                    config.lease(),
                    most,
                    config.atOnceToOne(),
                    config.webhooksAtOnce()));
        } finally {
            free.release(most - taken.size());
        }
        taken.forEach(delivery -> senders.execute(() -> send(delivery)));
        return more && most > taken.size();
    }

    private void release() {
        int lost = database.callInNew(
                connection -> DeliveryQueue.release(connection, clock.now().minus(config.lease()), config.lease()));
        if (lost > 0) {
            LOG.warnf("%d deliveries were taken by senders that ended without a word", lost);
        }
    }

    private void send(TakenDelivery delivery) {
        try {
            send.send(delivery);
        } catch (RuntimeException e) {
            if (running.get()) {
                LOG.errorf(e, "delivery %s waits for the end of its lease", delivery.id());
            }
        } finally {
            free.release();
            wake();
        }
    }
}
