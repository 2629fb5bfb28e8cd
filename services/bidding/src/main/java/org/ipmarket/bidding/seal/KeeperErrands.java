package org.ipmarket.bidding.seal;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ipmarket.auction.sealing.KeeperKey;
import org.ipmarket.auction.sealing.LotKeys;
import org.ipmarket.auction.sealing.ReleasedKey;
import org.ipmarket.bidding.BiddingConfig;
import org.ipmarket.bidding.lot.SealedLots;
import org.ipmarket.messages.id.LotId;
import org.jboss.logging.Logger;

/**
 * Goes to the keepers for lots that wait for them, in nobody's request: for keys before the opening, for their release
 * when bidding has ended. What waits stands in the database, so a replica that starts goes on where another has
 * stopped; two on the same errand get the same answers, and the lot takes the first.
 */
@ApplicationScoped
class KeeperErrands {
    private static final Logger LOG = Logger.getLogger(KeeperErrands.class);

    private final SealedLots lots;
    private final Keepers keepers;
    private final BiddingConfig.Sealing config;
    private final Pauses pauses;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("keeper-errands").daemon().factory());
    private final ExecutorService runners;
    private UUID afterKeyless;
    private UUID afterClosed;

    KeeperErrands(SealedLots lots, Keepers keepers, BiddingConfig config) {
        this.lots = lots;
        this.keepers = keepers;
        this.config = config.sealing();
        this.pauses = new Pauses(this.config.longestPause());
        this.runners = Executors.newFixedThreadPool(
                this.config.lotsAtOnce(), Thread.ofVirtual().factory());
    }

    void start(@Observes StartupEvent event) {
        if (keepers.count() < keepers.threshold()) {
            LOG.warnf(
                    "%d keepers are known and %d open an offer: lots with sealed offers will not open",
                    keepers.count(), keepers.threshold());
            return;
        }
        timer.scheduleWithFixedDelay(this::look, 0, config.sweep().toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
        runners.shutdownNow();
    }

    private void look() {
        try {
            afterKeyless =
                    go(lots.keyless(afterKeyless, config.sweepLimit()), SealedLots.Keyless::lot, this::fetchKeys);
            afterClosed = go(lots.closed(afterClosed, config.sweepLimit()), SealedLots.Closed::lot, this::fetchRelease);
        } catch (RuntimeException e) {
            LOG.warnf("lots that wait for their keepers could not be looked up: %s", e.getMessage());
        }
    }

    /** @return after which lot to go on; null from the first again */
    private <L> UUID go(List<L> waiting, Function<L, LotId> id, Consumer<L> errand) {
        for (L lot : waiting) {
            if (pauses.begin(id.apply(lot))) {
                runners.execute(() -> run(id.apply(lot), () -> errand.accept(lot)));
            }
        }
        return waiting.size() < config.sweepLimit()
                ? null
                : id.apply(waiting.getLast()).value();
    }

    private void run(LotId lot, Runnable errand) {
        try {
            errand.run();
        } catch (RuntimeException e) {
            LOG.errorf(e, "lot %s waits for its keepers still", lot);
        } finally {
            pauses.end(lot);
        }
    }

    private void fetchKeys(SealedLots.Keyless waiting) {
        List<KeeperKey> answered = keepers.keys(waiting.lot(), waiting.terms(), waiting.releaseAt());
        boolean patient = pauses.since(waiting.lot()).compareTo(config.patience()) < 0;
        if (answered.size() == keepers.count() || answered.size() >= keepers.threshold() && !patient) {
            lots.publish(new LotKeys(waiting.lot(), keepers.threshold(), answered));
            pauses.forget(waiting.lot());
        }
    }

    private void fetchRelease(SealedLots.Closed waiting) {
        List<ReleasedKey> released =
                keepers.release(waiting.keys(), waiting.head(), size -> lots.head(waiting.lot(), size));
        if (!released.isEmpty()) {
            lots.open(waiting.lot(), released);
            pauses.forget(waiting.lot());
        }
    }
}
