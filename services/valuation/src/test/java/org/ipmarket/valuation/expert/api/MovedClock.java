package org.ipmarket.valuation.expert.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import org.ipmarket.messages.MarketClock;

/** The market's time in a test that lets a year pass. */
@Alternative
@ApplicationScoped
public class MovedClock implements MarketClock {
    private static volatile Duration ahead = Duration.ZERO;
    private final MarketClock real = MarketClock.system();

    @Override
    public Instant now() {
        return real.now().plus(ahead);
    }

    static void ahead(Duration by) {
        ahead = by;
    }
}
