package org.ipmarket.gateway.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;

/** One connection of a caller, from its acceptance on, though it may never say a word. */
final class Connection {
    static final AttributeKey<Connection> OF_CHANNEL = AttributeKey.valueOf("ipmarket.connection");

    private final Channel channel;

    /** Since when it waits for the head of a request, or for the body of the one that it is at. */
    private volatile long sinceNanos;

    private volatile boolean asked;
    private volatile HttpServerRequest request;
    private volatile boolean large;
    private volatile boolean distrusted;

    /** Bytes of answers that its caller had not taken at the last look, and since when it takes none. For the watch alone. */
    private long untaken;

    private long takesNothingSinceNanos;

    Connection(Channel channel, long nowNanos) {
        this.channel = channel;
        this.sinceNanos = nowNanos;
        this.takesNothingSinceNanos = nowNanos;
    }

    /** The head of a request has come. */
    void began(HttpServerRequest begun, long nowNanos) {
        asked = true;
        large = false;
        sinceNanos = nowNanos;
        request = begun;
    }

    /** It may take its time: its body is large. */
    void takesLong() {
        large = true;
    }

    void distrust() {
        distrusted = true;
    }

    boolean isDistrusted() {
        return distrusted;
    }

    /** The request has been answered. */
    void answered(long nowNanos) {
        sinceNanos = nowNanos;
        request = null;
    }

    /** Whether it has kept the door waiting for longer than it may. */
    boolean isTooSlow(long nowNanos, Patience patience) {
        // in this order: a request that begins meanwhile must not be charged with the silence before it
        HttpServerRequest present = request;
        long waited = nowNanos - sinceNanos;
        if (present == null) {
            return waited > (asked ? patience.nextNanos() : patience.headNanos());
        }
        return !present.isEnded() && waited > (large ? patience.largeBodyNanos() : patience.bodyNanos());
    }

    /** Whether its caller has for too long taken nothing of what waits for it. Asked again and again, by one thread. */
    boolean isStuck(long nowNanos, Patience patience) {
        ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        long bytes = waiting == null ? 0 : waiting.totalPendingWriteBytes();
        if (bytes == 0 || bytes < untaken) {
            takesNothingSinceNanos = nowNanos;
        }
        untaken = bytes;
        return nowNanos - takesNothingSinceNanos > patience.answerNanos();
    }

    void close() {
        channel.close();
    }

    /**
     * How long the door waits, in nanoseconds.
     *
     * @param headNanos for the head of the first request
     * @param nextNanos for the head of a further one
     * @param bodyNanos for the whole of a body
     * @param largeBodyNanos for the whole of a body whose route takes large ones
     * @param answerNanos for the caller to take some of its answer
     */
    record Patience(long headNanos, long nextNanos, long bodyNanos, long largeBodyNanos, long answerNanos) {}
}
