package org.ipmarket.gateway.proxy;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The requests of one event loop that wait for their answers, and until when. All are looked at ten times a second, which costs less
 * than to set and cancel a timer for each; so one may wait a tenth of a second longer than it may.
 */
final class Deadlines {
    private static final long EVERY_MILLIS = 100;

    private final Set<Deadline> open = new HashSet<>();

    /** To be made on the event loop that it is for. */
    Deadlines(Vertx vertx) {
        vertx.setPeriodic(EVERY_MILLIS, _ -> expire(System.nanoTime()));
    }

    /** @param missed is run where the time is over before the deadline {@linkplain Deadline#met is met} */
    Deadline in(long millis, Runnable missed) {
        Deadline deadline = new Deadline(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis), missed);
        open.add(deadline);
        return deadline;
    }

    private void expire(long nowNanos) {
        if (open.isEmpty()) {
            return;
        }
        List<Deadline> over = new ArrayList<>();
        for (Deadline deadline : open) {
            if (nowNanos - deadline.atNanos >= 0) {
                over.add(deadline);
            }
        }
        over.forEach(deadline -> {
            if (open.remove(deadline)) {
                deadline.missed.run();
            }
        });
    }

    final class Deadline {
        private final long atNanos;
        private final Runnable missed;

        private Deadline(long atNanos, Runnable missed) {
            this.atNanos = atNanos;
            this.missed = missed;
        }

        void met() {
            open.remove(this);
        }
    }
}
