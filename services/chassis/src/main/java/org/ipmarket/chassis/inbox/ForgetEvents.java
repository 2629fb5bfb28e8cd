package org.ipmarket.chassis.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.ipmarket.chassis.config.ChassisConfig;
import org.ipmarket.messages.MarketClock;

/**
 * Forgets which events took effect long ago, where the service says how long ago that is ({@code ipmarket.inbox.kept}). It does not
 * where a fact's effect must never be had twice, however old a replay is: money, titles, awards.
 */
@ApplicationScoped
public class ForgetEvents {
    /** Beyond the age from which facts have no effect: services' clocks, and the way through the broker. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private static final int AT_ONCE = 1000;
    private static final int ROUNDS = 100;

    private final InboxTable table;
    private final ChassisConfig.Inbox config;
    private final MarketClock clock;

    ForgetEvents(InboxTable table, ChassisConfig config, MarketClock clock) {
        this.table = table;
        this.config = config.inbox();
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        forget();
    }

    /** One sweep, some in each transaction; what is left goes with the next. @return how many are forgotten */
    public int forget() {
        if (config.kept().isEmpty()) {
            return 0;
        }
        Instant before = clock.now().minus(config.kept().get()).minus(MARGIN);
        int all = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int some = QuarkusTransaction.requiringNew().call(() -> table.forget(before, AT_ONCE));
            all += some;
            if (some < AT_ONCE) {
                break;
            }
        }
        return all;
    }
}
