package org.ipmarket.bidding.live;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;

/** One who watches a lot. Who is slow gets the latest frame next and misses those before it. */
final class Watcher {
    private MultiEmitter<? super Frame> emitter;
    private Frame early;
    private long seen;

    /** @param seen the sequence of the last frame that it had before */
    Watcher(long seen) {
        this.seen = seen;
    }

    /** @param gone run once when the watcher has gone away */
    Multi<Frame> frames(Runnable gone) {
        return Multi.createFrom()
                .<Frame>emitter(
                        started -> {
                            started.onTermination(gone);
                            begin(started);
                        },
                        BackPressureStrategy.LATEST);
    }

    /** Sends a frame that is newer than what it has seen. */
    synchronized void send(Frame frame) {
        if (frame.sequence() <= seen) {
            return;
        }
        seen = frame.sequence();
        if (emitter == null) {
            early = frame;
        } else {
            emitter.emit(frame);
        }
    }

    private synchronized void begin(MultiEmitter<? super Frame> started) {
        emitter = started;
        if (early != null) {
            emitter.emit(early);
            early = null;
        }
    }
}
