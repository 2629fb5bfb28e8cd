package org.ipmarket.bidding.live;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * A lot at a moment, encoded once for all who watch it.
 *
 * @param position in what is told of the lot
 * @param bytes an event of {@code text/event-stream}; written and never changed
 */
record Frame(Position position, Buffer bytes) {
    /** What a stream says when nothing happens. */
    static final Buffer SIGN_OF_LIFE = Buffer.buffer(":alive\n\n");

    /**
     * How far a watcher is.
     *
     * @param sequence of the log's latest entry; it is the event's id
     * @param moves how often the price had changed without an entry
     */
    record Position(long sequence, long moves) {
        boolean isAfter(Position other) {
            return sequence > other.sequence || (sequence == other.sequence && moves > other.moves);
        }
    }

    /** @param json the lot's view, on one line */
    static Frame of(Position position, byte[] json) {
        Buffer bytes = Buffer.buffer(json.length + 64)
                .appendBytes(("id:" + position.sequence() + "\nevent:lot\ndata:").getBytes(StandardCharsets.US_ASCII))
                .appendBytes(json)
                .appendString("\n\n");
        return new Frame(position, bytes);
    }
}
