package org.ipmarket.gateway.proxy;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.ipmarket.gateway.GatewayConfig;

/**
 * What is known of one replica from the requests that it was given. One that cannot be reached, or that breaks off several
 * requests in a row, is down: it gets none but, after each pause, a single one that tries whether it is back. The pauses grow.
 *
 * <pre>
 *        not reached, or lost `failures` times in a row          pause over: one request
 *   UP ------------------------------------------------> DOWN --------------------------> TRIAL
 *    ^                                                    ^  not reached or lost: longer    |
 *    |                                                    +---------------------------------+
 *    +--------------------------- answered, or reached again -------------------------------+
 * </pre>
 */
final class ReplicaHealth {
    private final GatewayConfig.Breaker settings;
    private final LongSupplier nanoClock;

    private volatile boolean down;
    private volatile int failures;
    private volatile long trialAtNanos;
    private boolean answersNothing;
    private boolean onTrial;
    private long pauseNanos;

    ReplicaHealth(GatewayConfig.Breaker settings, LongSupplier nanoClock) {
        this.settings = settings;
        this.nanoClock = nanoClock;
    }

    /** Whether it may be given a request now. True once after each pause while it is down: that request is the trial. */
    boolean admits() {
        return !down || nanoClock.getAsLong() - trialAtNanos >= 0 && beginTrial();
    }

    /** Whether it has failed so often that asking it is of no use, though nobody else may be there. */
    boolean isGivenUp() {
        return down && failures >= settings.failures();
    }

    /** Until the next trial; not negative. */
    Duration pauseLeft() {
        return Duration.ofNanos(Math.max(0, trialAtNanos - nanoClock.getAsLong()));
    }

    /** There is a connection to it: enough where there was none. */
    void reached() {
        if (down) {
            riseIfReachable();
        }
    }

    /** It has begun to answer. */
    void answered() {
        if (failures != 0 || down) {
            rise();
        }
    }

    /** No connection could be made: nobody is there. */
    synchronized void notReached() {
        failures++;
        answersNothing = false;
        fall();
    }

    /** A request that it was given came to nothing: the connection broke, or no answer came in time. */
    synchronized void lost() {
        failures++;
        if (down || failures >= settings.failures()) {
            answersNothing = true;
            fall();
        }
    }

    private synchronized boolean beginTrial() {
        if (down && nanoClock.getAsLong() - trialAtNanos < 0) {
            return false;
        }
        onTrial = down;
        trialAtNanos = nanoClock.getAsLong() + pauseNanos;
        return true;
    }

    private void fall() {
        if (down && !onTrial) {
            return;
        }
        pauseNanos = down
                ? Math.min(2 * pauseNanos, settings.longestPause().toNanos())
                : settings.pause().toNanos();
        trialAtNanos = nanoClock.getAsLong() + pauseNanos;
        onTrial = false;
        down = true;
    }

    private synchronized void riseIfReachable() {
        if (!answersNothing) {
            rise();
        }
    }

    private synchronized void rise() {
        failures = 0;
        onTrial = false;
        answersNothing = false;
        down = false;
    }
}
