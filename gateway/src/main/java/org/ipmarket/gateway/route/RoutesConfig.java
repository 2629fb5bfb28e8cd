package org.ipmarket.gateway.route;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
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

        /** The last segment of a GET whose answer is a stream without an end. */
        Optional<String> stream();
    }
}
