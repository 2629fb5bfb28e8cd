package org.ipmarket.listing.desk;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.register.LegalRegister;
import org.ipmarket.listing.store.Assets;
import org.ipmarket.messages.MarketClock;
import org.jboss.logging.Logger;

/** Days pass without an event: terms run out, licences and pledges end. Looks for the assets that this concerns, again and again. */
@ApplicationScoped
public class TermSweep {
    private static final Logger LOG = Logger.getLogger(TermSweep.class);
    private static final String CAUSE = "term";
    private static final int BATCH = 200;
    private static final int STOP_SECONDS = 5;

    private final Assets assets;
    private final AssetLocks locks;
    private final LegalRegister register;
    private final ImpedimentDesk impediments;
    private final MarketClock clock;
    private final ListingConfig config;
    private final ScheduledExecutorService runner = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("term-sweep").factory());

    TermSweep(
            Assets assets,
            AssetLocks locks,
            LegalRegister register,
            ImpedimentDesk impediments,
            MarketClock clock,
            ListingConfig config) {
        this.assets = assets;
        this.locks = locks;
        this.register = register;
        this.impediments = impediments;
        this.clock = clock;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        long pause = config.impediments().sweep().toMillis();
        runner.scheduleWithFixedDelay(
                this::quietly, Math.min(pause, TimeUnit.MINUTES.toMillis(1)), pause, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        runner.shutdown();
        if (!runner.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            runner.shutdownNow();
        }
    }

    private void quietly() {
        try {
            sweep();
        } catch (RuntimeException e) {
            LOG.error("the sweep of terms failed; the next one tries again", e);
        }
    }

    /** @return how many assets say something else now */
    public int sweep() {
        int changed = 0;
        UUID after = null;
        List<UUID> due;
        do {
            UUID from = after;
            due = locks.inTransaction(() -> assets.due(clock.today(), from, BATCH));
            for (UUID id : due) {
                changed += locks.inTransaction(() -> follow(id)) ? 1 : 0;
                after = id;
            }
        } while (due.size() == BATCH);
        return changed;
    }

    private boolean follow(UUID id) {
        AssetLocks.Locked locked = locks.lock(List.of(id));
        boolean changed = register.follow(locked.assets().getFirst(), "asset.follow", CAUSE);
        impediments.judge(locked.offers(), CAUSE);
        return changed;
    }
}
