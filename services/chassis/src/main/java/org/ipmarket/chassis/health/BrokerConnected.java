package org.ipmarket.chassis.health;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.ipmarket.chassis.config.ChassisConfig;
import org.ipmarket.chassis.inbox.InboxConsumer;
import org.ipmarket.chassis.outbox.RelayRunner;

/**
 * Whether the service hears and tells. It is apart from readiness: a service that is cut off from the broker still serves,
 * and what it has to tell waits in its outbox. A relay that stands by for another replica counts as not telling.
 */
@HealthGroup("connected")
@ApplicationScoped
class BrokerConnected implements HealthCheck {
    private final RelayRunner relay;
    private final InboxConsumer inbox;
    private final ChassisConfig config;

    BrokerConnected(RelayRunner relay, InboxConsumer inbox, ChassisConfig config) {
        this.relay = relay;
        this.inbox = inbox;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        boolean tells = relay.connected() || !config.outbox().enabled();
        boolean hears = inbox.connected() || !config.inbox().enabled();
        return HealthCheckResponse.named("broker")
                .withData("outbox relay", tells)
                .withData("inbox", hears)
                .status(tells && hears)
                .build();
    }
}
