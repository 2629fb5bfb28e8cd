package org.ipmarket.bidding.lot;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
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
 * under the lot's lock by the database's clock. Lots that another replica is working on are left to it.
 */
@ApplicationScoped
class DueLots {
    private static final Logger LOG = Logger.getLogger(DueLots.class);

    private final Database database;
    private final LotSequencer sequencer;
    private final BiddingConfig.Clock config;
    private final Set<LotId> timed = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("due-lots").daemon().factory());

    DueLots(Database database, LotSequencer sequencer, BiddingConfig config) {
        this.database = database;
        this.sequencer = sequencer;
        this.config = config.clock();
    }

    void start(@Observes StartupEvent event) {
        timer.scheduleAtFixedRate(this::tick, 0, config.sweep().toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private void tick() {
        try {
            database.runInNew(connection ->
                    OutageTable.beat(connection, config.outageAfter().toMillis()));
            long within = config.sweep().toMillis() * 3 / 2;
            for (Due due : database.callInNew(connection -> LotTable.due(connection, within, config.sweepLimit()))) {
                if (timed.add(due.id())) {
                    timer.schedule(() -> wake(due.id()), Math.max(0, due.millis()), TimeUnit.MILLISECONDS);
                }
            }
        } catch (RuntimeException e) {
            LOG.warnf("what is due could not be looked up: %s", e.getMessage());
        }
    }

    private void wake(LotId lot) {
        timed.remove(lot);
        sequencer.wake(lot);
    }
}
