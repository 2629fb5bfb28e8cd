package org.ipmarket.gateway.proxy;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ipmarket.gateway.GatewayConfig;
import org.ipmarket.gateway.route.Origin;

/** The health of every replica, known to all event loops. */
@Singleton
class Healths {
    private final GatewayConfig.Breaker settings;
    private final Map<Origin, ReplicaHealth> known = new ConcurrentHashMap<>();

    Healths(GatewayConfig config) {
        this.settings = config.breaker();
    }

    ReplicaHealth of(Origin origin) {
        ReplicaHealth health = known.get(origin);
        return health != null
                ? health
                : known.computeIfAbsent(origin, _ -> new ReplicaHealth(settings, System::nanoTime));
    }

    /** Whom of these to ask: the first that is up or on trial, else the first that is not given up yet, else nobody. */
    Optional<Origin> choose(List<Origin> order) {
        for (Origin origin : order) {
            if (of(origin).admits()) {
                return Optional.of(origin);
            }
        }
        return order.stream().filter(origin -> !of(origin).isGivenUp()).findFirst();
    }

    /** Until the first of them is tried again. */
    Duration shortestPause(List<Origin> origins) {
        return origins.stream()
                .map(origin -> of(origin).pauseLeft())
                .reduce((one, other) -> one.compareTo(other) <= 0 ? one : other)
                .orElse(Duration.ZERO);
    }
}
