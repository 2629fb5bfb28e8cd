package org.ipmarket.gateway.proxy;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The requests of one event loop that wait for their answers, and until when. All are looked at ten times a second, which costs less
 * than to set and cancel a timer for each; so one may wait a tenth of a second longer than it may.
 */
final class Deadlines {
    private static final long EVERY_MILLIS = 100;

    /** Where the ring of those that are open begins; none itself. */
    private final Deadline open = new Deadline(0, () -> {});

    /** To be made on the event loop that it is for. */
    Deadlines(Vertx vertx) {
        vertx.setPeriodic(EVERY_MILLIS, _ -> expire(System.nanoTime()));
    }

    /** @param missed is run where the time is over before the deadline {@linkplain Deadline#met is met} */
    Deadline in(long millis, Runnable missed) {
        Deadline deadline = new Deadline(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis), missed);
        deadline.joinBefore(open);
        return deadline;
    }

    private void expire(long nowNanos) {
        List<Deadline> over = new ArrayList<>();
        for (Deadline deadline = open.next; deadline != open; deadline = deadline.next) {
            if (nowNanos - deadline.atNanos >= 0) {
                over.add(deadline);
            }
        }
        over.forEach(deadline -> {
            if (deadline.isOpen()) {
                deadline.leave();
                deadline.missed.run();
            }
        });
    }

    /** Holds its neighbours itself, so that to come and to go costs next to nothing. */
    static final class Deadline {
        private final long atNanos;
        private final Runnable missed;
        private Deadline previous = this;
        private Deadline next = this;

        private Deadline(long atNanos, Runnable missed) {
            this.atNanos = atNanos;
            this.missed = missed;
        }

        private void joinBefore(Deadline other) {
            previous = other.previous;
            next = other;
            previous.next = this;
            other.previous = this;
        }

        private boolean isOpen() {
            return next != this;
        }

        /** Does nothing where it has been missed. */
        void met() {
            leave();
        }

        private void leave() {
            previous.next = next;
            next.previous = previous;
            previous = this;
            next = this;
        }
    }
}
