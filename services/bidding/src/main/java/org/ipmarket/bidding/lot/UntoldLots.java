package org.ipmarket.bidding.lot;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ipmarket.bidding.BiddingConfig;
import org.ipmarket.bidding.store.Database;
import org.ipmarket.bidding.store.LotTable;
import org.jboss.logging.Logger;

/**
 * Wakes each lot when it is its bids' turn to be told: those that this process left untold by a timer, those of a replica that has gone by
 * a look at the open lots now and then. Whether there is anything to tell is found under the lot's lock.
 */
@ApplicationScoped
class UntoldLots {
    private static final Logger LOG = Logger.getLogger(UntoldLots.class);

    /** No more often: no index leads to these lots, since every second bid would have to write it. */
    private static final long LOOK_SECONDS = 10;

    private static final int MOST = 10_000;

    private final Database database;
    private final LotSequencer sequencer;
    private final Duration every;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("untold-lots").daemon().factory());

    UntoldLots(Database database, LotSequencer sequencer, BiddingConfig config) {
        this.database = database;
        this.sequencer = sequencer;
        this.every = config.events().every();
    }

    void start(@Observes StartupEvent event) {
        timer.scheduleWithFixedDelay(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) LotsChanged changes) {
        for (LotChanged change : changes.lots()) {
            if (change.tellAt() != null) {
                wakeIn(change, Duration.between(change.at(), change.tellAt()).toNanos());
            }
        }
    }

    private void wakeIn(LotChanged change, long nanos) {
        try {
            timer.schedule(() -> sequencer.wake(change.lot().id()), nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the process ends, others tell what it has not");
        }
    }

    private void look() {
        try {
            database.callInNew(connection -> LotTable.untold(connection, every.toMillis(), MOST))
                    .forEach(sequencer::wake);
        } catch (RuntimeException e) {
            LOG.warnf("what is not told could not be looked up: %s", e.getMessage());
        }
    }
}
