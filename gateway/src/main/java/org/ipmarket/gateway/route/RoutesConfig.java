package org.ipmarket.gateway.route;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which service answers for which resource: {@code ipmarket.routes.<resource>}. */
@ConfigMapping(prefix = "ipmarket.routes")
public interface RoutesConfig {
    @WithParentName
    Map<String, Entry> resources();

    interface Entry {
        /** One of {@code ipmarket.gateway.services}. */
        String service();

        /** Until the answer begins. */
        @WithDefault("10s")
        Duration timeout();

        /** Bytes of a file that a request may bring; JSON, and all without it, {@code ipmarket.gateway.limits.body}. */
        Optional<MemorySize> largestBody();

        /** As {@code timeout}, of a file where {@code largest-body} is set: the body's own time counts. */
        @WithDefault("10M")
        Duration bodyTimeout();

        /** The last segment of a GET whose answer is a stream without an end. */
        Optional<String> stream();

        /** The last segments of those POSTs that, sent again with the same {@code Idempotency-Key}, have their effect once. */
        Optional<List<String>> keyed();

        /** The last segment of the POST that is a bid, to which the limits of bids apply. */
        Optional<String> bids();

        /** The segments behind the resource whose requests need no token: what stands behind them is proof enough for the service. */
        Optional<List<String>> open();

        /** Requests that may be under way at once, streams apart; more are refused with 503. */
        @WithDefault("2048")
        int atOnce();
    }
}
