package org.ipmarket.chassis.outbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ipmarket.chassis.config.Broker;
import org.ipmarket.chassis.config.ChassisConfig;

/** Runs the service's relay for as long as the service runs. */
@ApplicationScoped
public class RelayRunner {
    private final Relay relay;
    private final boolean enabled;

    RelayRunner(
            AgroalDataSource dataSource,
            ChassisConfig config,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        ChassisConfig.Outbox outbox = config.outbox();
        enabled = outbox.enabled();
        relay = new Relay(
                dataSource,
                Broker.of(config.rabbitmq()),
                new Relay.Settings(
                        service,
                        outbox.exchange(),
                        outbox.batch(),
                        outbox.confirmEvery(),
                        outbox.confirmTimeout(),
                        outbox.poll(),
                        outbox.unreadTypes().orElse(Set.of())));
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            Thread.ofPlatform().name("outbox-relay").daemon().start(relay);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        relay.close();
    }

    void wake() {
        relay.wake();
    }

    public boolean connected() {
        return relay.connected();
    }
}
