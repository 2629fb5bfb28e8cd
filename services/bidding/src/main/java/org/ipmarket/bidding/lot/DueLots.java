package org.ipmarket.bidding.lot;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ipmarket.bidding.BiddingConfig;
import org.ipmarket.bidding.store.Database;
import org.ipmarket.bidding.store.LotTable;
import org.ipmarket.bidding.store.LotTable.Due;
import org.ipmarket.bidding.store.OutageTable;
import org.ipmarket.messages.id.LotId;
import org.jboss.logging.Logger;

/**
 * Beats, and wakes each lot at the moment at which something is due on it. It only wakes: whether it is time is judged
 * under the lot's lock by the database's clock. What is due soon is looked up, and heard of what this process commits: an end that
 * moved by less than the time between two looks is met all the same. A lot is woken by every replica.
 */
@ApplicationScoped
class DueLots {
    private static final Logger LOG = Logger.getLogger(DueLots.class);

    private final Database database;
    private final LotSequencer sequencer;
    private final BiddingConfig.Clock config;
    private final long horizonNanos;
    private final Map<LotId, Long> wakeAt = new ConcurrentHashMap<>();
    private final ScheduledExecutorService looker = thread("due-lots-look");
    private final ScheduledExecutorService timer = thread("due-lots");

    DueLots(Database database, LotSequencer sequencer, BiddingConfig config) {
        this.database = database;
        this.sequencer = sequencer;
        this.config = config.clock();
        this.horizonNanos = this.config.sweep().multipliedBy(3).dividedBy(2).toNanos();
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    void start(@Observes StartupEvent event) {
        looker.scheduleAtFixedRate(this::look, 0, config.sweep().toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        looker.shutdownNow();
        timer.shutdownNow();
    }

    private void look() {
        try {
            database.runInNew(connection ->
                    OutageTable.beat(connection, config.outageAfter().toMillis()));
            long within = TimeUnit.NANOSECONDS.toMillis(horizonNanos);
            for (Due due : database.callInNew(connection -> LotTable.due(connection, within, config.sweepLimit()))) {
                wakeIn(due.id(), TimeUnit.MILLISECONDS.toNanos(Math.max(0, due.millis())));
            }
        } catch (RuntimeException e) {
            LOG.warnf("what is due could not be looked up: %s", e.getMessage());
        }
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) LotsChanged changes) {
        changes.lots().forEach(this::changed);
    }

    private void changed(LotChanged change) {
        if (change.dueAt() == null) {
            return;
        }
        long nanos = Math.max(0, Duration.between(change.at(), change.dueAt()).toNanos());
        if (nanos <= horizonNanos) {
            wakeIn(change.lot().id(), nanos);
        }
    }

    /** A lot has one timer that counts: the latest word of it replaces what was known before. */
    private void wakeIn(LotId lot, long nanos) {
        long at = System.nanoTime() + nanos;
        Long before = wakeAt.put(lot, at);
        if (before == null || at < before) {
            schedule(lot, nanos);
        }
    }

    private void schedule(LotId lot, long nanos) {
        try {
            timer.schedule(() -> wake(lot), nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the process ends, nothing is woken any more");
        }
    }

    private void wake(LotId lot) {
        Long at = wakeAt.get(lot);
        if (at == null) {
            return;
        }
        long early = at - System.nanoTime();
        if (early > 0) {
            schedule(lot, early);
        } else if (wakeAt.remove(lot, at)) {
            sequencer.wake(lot);
        } else {
            schedule(lot, 0);
        }
    }
}
