package org.ipmarket.bidding.live;

import io.netty.channel.EventLoop;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Those who watch one lot over the connections of one event loop. A frame that comes before the last one was written takes its place. The
 * loop serves others too, bids above all: it writes to some watchers at once, and when all were written to it rests from them for as long
 * as that took.
 */
final class Loop {
    private static final int AT_ONCE = 50;

    private final EventLoop loop;
    private final Set<Watcher> watchers = new LinkedHashSet<>();
    /** Not null while somebody has still to be given it. */
    private final AtomicReference<Frame> next = new AtomicReference<>();

    private long beganAt;
    private long restsUntil = System.nanoTime();

    Loop(EventLoop loop) {
        this.loop = loop;
    }

    void send(Frame frame) {
        if (next.getAndSet(frame) == null) {
            loop.execute(this::begin);
        }
    }

    private void begin() {
        beganAt = System.nanoTime();
        if (beganAt < restsUntil) {
            loop.schedule(this::begin, restsUntil - beganAt, TimeUnit.NANOSECONDS);
            return;
        }
        write(next.get(), watchers.toArray(Watcher[]::new), 0);
    }

    /** @param first what those before {@code from} were given; the others are given the latest */
    private void write(Frame first, Watcher[] all, int from) {
        Frame frame = next.get();
        int to = Math.min(all.length, from + AT_ONCE);
        for (int i = from; i < to; i++) {
            all[i].send(frame);
        }
        if (to < all.length) {
            loop.execute(() -> write(first, all, to));
            return;
        }
        long now = System.nanoTime();
        restsUntil = now + (now - beganAt);
        if (!next.compareAndSet(first, null)) {
            begin();
        }
    }

    void signOfLife() {
        loop.execute(() -> watchers.forEach(Watcher::signOfLife));
    }

    /** On the event loop. */
    void add(Watcher watcher) {
        watchers.add(watcher);
    }

    /** On the event loop. */
    void remove(Watcher watcher) {
        watchers.remove(watcher);
    }
}
