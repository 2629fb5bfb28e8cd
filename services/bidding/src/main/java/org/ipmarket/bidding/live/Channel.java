package org.ipmarket.bidding.live;

import io.netty.channel.EventLoop;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ipmarket.bidding.lot.KnownLot;
import org.ipmarket.messages.Money;

/** One watched lot: how it is, what of it has been told, and who watches. */
final class Channel {
    private final Map<EventLoop, Loop> loops = new ConcurrentHashMap<>();
    private KnownLot lot;
    private long moves;
    private Money asked;
    private boolean waiting;
    private long sentAt = System.nanoTime();
    private long aliveAt = sentAt;
    private int watchers;

    /** A lot and how much of it that is. */
    record Told(KnownLot lot, Frame.Position position) {}

    Loop loop(EventLoop loop) {
        return loops.computeIfAbsent(loop, Loop::new);
    }

    Iterable<Loop> loops() {
        return loops.values();
    }

    /** Held for as long as somebody watches, or wants to. */
    synchronized void join() {
        watchers++;
    }

    /** @return whether nobody is left */
    synchronized boolean leave() {
        return --watchers == 0;
    }

    /** Empty until somebody has looked it up. */
    synchronized Optional<Told> latest() {
        return lot == null ? Optional.empty() : Optional.of(told());
    }

    /** Where this is newer than what is known. @return whether it is the caller who has to see that it is sent */
    synchronized boolean changed(KnownLot newer, Instant now) {
        if (lot != null && newer.sequence() <= lot.sequence()) {
            return false;
        }
        lot = newer;
        asked = asks(now);
        return await();
    }

    /** Looks whether the price has changed by itself. @return as {@link #changed} */
    synchronized boolean moved(Instant now) {
        if (lot == null || Objects.equals(asks(now), asked)) {
            return false;
        }
        asked = asks(now);
        moves++;
        return await();
    }

    /** Null where time alone does not change it. */
    private Money asks(Instant now) {
        return lot.movesByTime() ? lot.asks(now).orElse(null) : null;
    }

    private boolean await() {
        boolean caller = !waiting;
        waiting = true;
        return caller;
    }

    /** How long to wait, so that frames keep their distance. */
    synchronized long nanosUntilFree(long distance) {
        return Math.max(0, sentAt + distance - System.nanoTime());
    }

    /** What is to be sent now. */
    synchronized Told take() {
        waiting = false;
        sentAt = System.nanoTime();
        aliveAt = sentAt;
        return told();
    }

    /** Whether nothing has been sent for so long, not even a sign of life: the caller sends one. */
    synchronized boolean isQuiet(long nanos) {
        long now = System.nanoTime();
        boolean quiet = now - aliveAt >= nanos;
        if (quiet) {
            aliveAt = now;
        }
        return quiet;
    }

    private Told told() {
        return new Told(lot, new Frame.Position(lot.sequence(), moves));
    }
}
