package org.ipmarket.gateway.door;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * The requests that are at the door. Once it is told to close, it waits for those to be answered, for a while, and lets every
 * connection end with its answer. (The framework's own way wraps each request and each answer once more.)
 */
@Singleton
class UnderWay {
    private static final Logger LOG = Logger.getLogger(UnderWay.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean closing;

    /** @return whether its connection has to end with its answer, since the door closes */
    boolean began() {
        count.incrementAndGet();
        return closing;
    }

    void ended() {
        count.decrementAndGet();
    }

    void close(@Observes ShutdownDelayInitiatedEvent told) throws InterruptedException {
        closing = true;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (count.get() > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
        }
        if (count.get() > 0) {
            LOG.infof("%d requests are broken off, unanswered after %d s", count.get(), PATIENCE.toSeconds());
        }
    }
}
