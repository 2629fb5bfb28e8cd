package org.ipmarket.notification.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.ipmarket.messages.MarketClock;

/** The market's clock in tests of this module: the system's, put forward by as much as a test says. It never goes back. */
@ApplicationScoped
public class ShiftedClock {
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final MarketClock system = MarketClock.system();

    @Produces
    @Singleton
    MarketClock marketClock() {
        return this::now;
    }

    public Instant now() {
        return system.now().plus(ahead.get());
    }

    public void advance(Duration by) {
        ahead.updateAndGet(sofar -> sofar.plus(by));
    }
}
