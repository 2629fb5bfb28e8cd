package org.ipmarket.bidding.live;

import io.vertx.core.http.HttpServerResponse;
import java.util.function.Supplier;

/**
 * One who watches a lot. What its connection cannot take is not kept: when it can again, it gets the lot as it then is. Used on its
 * connection's event loop only.
 */
final class Watcher {
    private final HttpServerResponse response;
    private final Supplier<Frame> latest;
    private Frame.Position seen;
    private boolean behind;

    /** @param seen what it had before it was cut off @param latest the lot as it is when asked */
    Watcher(HttpServerResponse response, Frame.Position seen, Supplier<Frame> latest) {
        this.response = response;
        this.seen = seen;
        this.latest = latest;
    }

    /** @param unsent bytes that may wait for it */
    void begin(Frame first, int unsent) {
        response.setStatusCode(200).setChunked(true);
        response.putHeader("Content-Type", "text/event-stream").putHeader("Cache-Control", "no-store");
        response.setWriteQueueMaxSize(unsent);
        response.drainHandler(_ -> catchUp());
        if (first.position().isAfter(seen)) {
            send(first);
        } else {
            signOfLife();
        }
    }

    /** Where it is there and has not seen as much yet. */
    void send(Frame frame) {
        if (!frame.position().isAfter(seen) || response.closed()) {
            return;
        }
        if (response.writeQueueFull()) {
            behind = true;
        } else {
            seen = frame.position();
            response.write(frame.bytes());
        }
    }

    void signOfLife() {
        if (!response.writeQueueFull()) {
            response.write(Frame.SIGN_OF_LIFE);
        }
    }

    private void catchUp() {
        if (behind) {
            behind = false;
            send(latest.get());
        }
    }
}
