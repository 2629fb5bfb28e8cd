package org.ipmarket.chassis.clock;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.ipmarket.messages.MarketClock;

/** The service's clock. A test may bring its own. */
@Singleton
class ClockProducer {
    @Produces
    @ApplicationScoped
    @DefaultBean
    MarketClock marketClock() {
        return MarketClock.system();
    }
}
