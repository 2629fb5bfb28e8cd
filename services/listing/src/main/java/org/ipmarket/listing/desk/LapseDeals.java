package org.ipmarket.listing.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.deal.DealState;
import org.ipmarket.listing.store.DealRow;
import org.ipmarket.listing.store.Deals;
import org.jboss.logging.Logger;

/** Ends deals at whose table nobody has spoken for long. */
@ApplicationScoped
public class LapseDeals {
    private static final Logger LOG = Logger.getLogger(LapseDeals.class);
    private static final int BATCH = 100;

    private final Deals deals;
    private final DealDesk desk;
    private final Duration idle;

    LapseDeals(Deals deals, DealDesk desk, ListingConfig config) {
        this.deals = deals;
        this.desk = desk;
        this.idle = config.deals().idle();
    }

    /** Looks once, at {@value BATCH} at most; each deal in a transaction of its own. */
    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void sweep() {
        List<UUID> lapsed = QuarkusTransaction.requiringNew().call(() -> deals.lapsed(due(), BATCH));
        for (UUID id : lapsed) {
            try {
                QuarkusTransaction.requiringNew().run(() -> expire(id));
            } catch (RuntimeException e) {
                LOG.errorf(e, "deal %s could not be ended; it is tried again", id);
            }
        }
    }

    private Instant due() {
        return desk.clock().now().minus(idle);
    }

    private void expire(UUID id) {
        DealRow row = deals.lock(id).orElseThrow().whole();
        if (!row.state.isOpen() || !row.onTheTable().validUntil().isBefore(due()) || !row.talksSince.isBefore(due())) {
            return;
        }
        DealImage before = DealImage.of(row);
        row.endReason = "nobody spoke for " + idle + " after round " + row.rounds.size() + " had lapsed";
        row.endedAt = desk.clock().now();
        row.move(DealState.EXPIRED);
        desk.noteBySystem("clock", "deal.expire", row, before);
    }
}
