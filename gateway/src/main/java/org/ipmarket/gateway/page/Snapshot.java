package org.ipmarket.gateway.page;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What was last read of the market.
 *
 * @param lots as bidding told them, at {@code readAtNanos}
 * @param marketTime the market's clock at that moment
 * @param readAtNanos of this machine's running time, which no adjustment of its clock disturbs
 * @param silent what did not answer in the last round
 */
record Snapshot(List<JsonObject> lots, Instant marketTime, long readAtNanos, Set<Part> silent) {

    Snapshot {
        silent = Set.copyOf(silent);
    }

    static Snapshot empty(Set<Part> silent) {
        return new Snapshot(List.of(), Instant.now(), System.nanoTime(), silent);
    }

    /** The same lots after a round in which they could not be read. */
    Snapshot still(Set<Part> nowSilent) {
        return new Snapshot(lots, marketTime, readAtNanos, nowSilent);
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - readAtNanos);
    }

    /** The market's clock now. */
    Instant clock() {
        return marketTime.plus(age());
    }
}
