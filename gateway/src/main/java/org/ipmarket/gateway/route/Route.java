package org.ipmarket.gateway.route;

import java.time.Duration;
import java.util.List;

/**
 * Where a request goes.
 *
 * @param resource what it is about, as the path names it; for messages and the log
 * @param origins who can answer, the first that is reached does
 * @param limits what it may take
 * @param repeatable whether the same request, sent twice, has its effect once: a read, or under a key that the service keeps
 * @param lasting whether it may hold its connection for long: a stream without an end, or a large body on its way in
 * @param bid whether it is a bid, of which fewer may come
 * @param open whether it needs no token, and whoever sends it is nobody to the service
 */
public record Route(
        String resource,
        List<Origin> origins,
        Limits limits,
        boolean repeatable,
        boolean lasting,
        boolean bid,
        boolean open) {

    /**
     * @param timeout until the answer begins
     * @param largestBody bytes that the request may bring
     * @param atOnce requests that may be under way at once, streams apart
     */
    public record Limits(Duration timeout, long largestBody, int atOnce) {}

    public Duration timeout() {
        return limits.timeout();
    }

    public long largestBody() {
        return limits.largestBody();
    }
}
