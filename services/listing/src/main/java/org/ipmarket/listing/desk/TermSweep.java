package org.ipmarket.listing.desk;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.ipmarket.listing.register.LegalRegister;
import org.ipmarket.listing.store.Assets;
import org.ipmarket.messages.MarketClock;

/** Days pass without an event: terms run out, licences and pledges end. Looks for the assets that this concerns, again and again. */
@ApplicationScoped
public class TermSweep {
    private static final String CAUSE = "term";
    private static final int BATCH = 200;

    private final Assets assets;
    private final AssetLocks locks;
    private final LegalRegister register;
    private final ImpedimentDesk impediments;
    private final MarketClock clock;

    TermSweep(Assets assets, AssetLocks locks, LegalRegister register, ImpedimentDesk impediments, MarketClock clock) {
        this.assets = assets;
        this.locks = locks;
        this.register = register;
        this.impediments = impediments;
        this.clock = clock;
    }

    /** What fails is logged, and tried again by the next one. */
    @Scheduled(
            every = "{ipmarket.listing.impediments.sweep}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweepAgain() {
        sweep();
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
        assets.derived(id);
        impediments.judge(locked.offers(), CAUSE);
        return changed;
    }
}
