package org.ipmarket.gateway.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Servers where the gateway looks for services: one that behaves in many ways, and one that is down. */
public final class StandInServices implements QuarkusTestResourceLifecycleManager {
    /** The resource whose answers the door hardly waits for. Whoever wants an answer asks for another: a machine may be slower. */
    public static final String IMPATIENT = "experts";

    private static final StandIn UP = StandIn.opened();
    private static final StandIn DOWN = StandIn.opened();

    static {
        DOWN.shut();
    }

    /** Answers for everything but what settlement would. */
    public static StandIn up() {
        return UP;
    }

    /** Where settlement would be; it does not listen unless a test opens it. */
    public static StandIn down() {
        return DOWN;
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                "ipmarket.listing.url",
                UP.url(),
                "ipmarket.bidding.url",
                UP.url(),
                "ipmarket.valuation.url",
                UP.url(),
                "ipmarket.settlement.url",
                DOWN.url(),
                "ipmarket.notification.url",
                UP.url(),
                "ipmarket.routes." + IMPATIENT + ".timeout",
                "700ms");
    }

    @Override
    public void stop() {
        UP.heard().clear();
        UP.forgetDocuments();
    }
}
