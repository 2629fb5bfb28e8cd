package org.ipmarket.bidding.live;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.concurrent.atomic.AtomicReference;

/** One who watches a lot. Who is slow gets the latest frame next and misses those before it. */
final class Watcher {
    private final AtomicReference<Frame> early = new AtomicReference<>();
    private volatile MultiEmitter<? super Frame> emitter;

    /** @param gone run once when the watcher has gone away */
    Multi<Frame> frames(Runnable gone) {
        return Multi.createFrom()
                .<Frame>emitter(
                        started -> {
                            emitter = started;
                            started.onTermination(gone);
                            flushEarly();
                        },
                        BackPressureStrategy.LATEST);
    }

    void send(Frame frame) {
        MultiEmitter<? super Frame> open = emitter;
        if (open != null) {
            open.emit(frame);
            return;
        }
        early.set(frame);
        if (emitter != null) {
            flushEarly();
        }
    }

    private void flushEarly() {
        Frame frame = early.getAndSet(null);
        if (frame != null) {
            emitter.emit(frame);
        }
    }
}
