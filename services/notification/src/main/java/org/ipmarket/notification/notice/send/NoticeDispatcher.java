package org.ipmarket.notification.notice.send;

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
import java.util.function.BooleanSupplier;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.notification.notice.NoticeConfig;
import org.ipmarket.notification.notice.desk.MakeNotices;
import org.ipmarket.notification.notice.desk.NoticesMade;
import org.ipmarket.notification.notice.rule.Waits;
import org.ipmarket.notification.notice.store.Database;
import org.ipmarket.notification.notice.store.DeliveryTable;
import org.ipmarket.notification.notice.store.DeliveryTable.Taken;
import org.jboss.logging.Logger;

/**
 * Makes the notices that have become due and gives messages to senders, as many as are free. Every replica does; they share by row locks and
 * leases, so that none is made or sent twice.
 */
@ApplicationScoped
public class NoticeDispatcher {
    private static final Logger LOG = Logger.getLogger(NoticeDispatcher.class);

    private final MakeNotices notices;
    private final SendDelivery send;
    private final Database database;
    private final Waits waits;
    private final MarketClock clock;
    private final NoticeConfig.Sending config;
    private final Semaphore free;
    private final Semaphore wakes = new Semaphore(0);
    private final AtomicBoolean running = new AtomicBoolean();
    private final ExecutorService senders;
    private Thread looker;

    NoticeDispatcher(
            MakeNotices notices,
            SendDelivery send,
            Database database,
            Waits waits,
            MarketClock clock,
            NoticeConfig config) {
        this.notices = notices;
        this.send = send;
        this.database = database;
        this.waits = waits;
        this.clock = clock;
        this.config = config.sending();
        this.free = new Semaphore(this.config.atOnce());
        this.senders = Executors.newFixedThreadPool(
                this.config.atOnce(),
                Thread.ofPlatform().name("notices-", 0).daemon().factory());
    }

    void start(@Observes StartupEvent event) {
        if (!config.enabled()) {
            return;
        }
        running.set(true);
        looker = Thread.ofPlatform().name("notices-look").daemon().start(this::look);
    }

    void stop(@Observes ShutdownEvent event) {
        running.set(false);
        if (looker != null) {
            looker.interrupt();
        }
        senders.shutdownNow();
    }

    void made(@Observes(during = TransactionPhase.AFTER_SUCCESS) NoticesMade event) {
        wakes.release();
    }

    private void look() {
        while (running.get()) {
            boolean more = attempt("notices that are due could not be made", notices::ofWhatIsDue);
            attempt("messages without a sender could not be given back", this::release);
            attempt("messages that are due could not be taken", this::take);
            if (!more && !await()) {
                return;
            }
        }
    }

    /** What fails is tried at the next look, and keeps nothing else from being done. @return false where it fails */
    private boolean attempt(String failing, BooleanSupplier part) {
        try {
            return part.getAsBoolean();
        } catch (Throwable e) {
            if (running.get()) {
                LOG.warnf("%s: %s", failing, e);
            }
            return false;
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

    private boolean release() {
        database.callInNew(connection -> {
            DeliveryTable.release(connection, waits.attempts(), clock.now());
            return null;
        });
        return false;
    }

    private boolean take() {
        int most = free.drainPermits();
        if (most == 0) {
            return false; // who becomes free wakes
        }
        List<Taken> taken = List.of();
        try {
            taken = database.callInNew(
                    connection -> DeliveryTable.take(connection, clock.now(), Ids.next(), config.lease(), most));
        } finally {
            free.release(most - taken.size());
        }
        taken.forEach(each -> senders.execute(() -> send(each)));
        return false;
    }

    private void send(Taken taken) {
        try {
            send.send(taken);
        } catch (RuntimeException e) {
            if (running.get()) {
                LOG.errorf(e, "message %s waits for the end of its lease", taken.id());
            }
        } finally {
            free.release();
            wakes.release();
        }
    }
}
