package org.ipmarket.chassis.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ipmarket.local.Port;
import org.ipmarket.local.Secrets;
import org.ipmarket.local.Settings;
import org.ipmarket.local.postgres.Databases;
import org.ipmarket.local.rabbitmq.Topology;
import org.ipmarket.local.service.Keeper;

/**
 * Gives a {@code @QuarkusTest} the real PostgreSQL, RabbitMQ and Keycloak: an empty database, a virtual host of its own
 * with empty queues, and the configuration that leads there.
 *
 * <pre>
 * &#64;QuarkusTest
 * &#64;QuarkusTestResource(value = MarketParts.class, initArgs = &#64;ResourceArg(name = "service", value = "bidding"))
 * </pre>
 *
 * The servers are those of {@code .local/test}; they are started where they do not run and left running, so that the next
 * test finds them. {@code make test} takes down what it has brought up.
 */
public final class MarketParts implements QuarkusTestResourceLifecycleManager {
    private static final String GATEWAY = "gateway";

    private String service = "";

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.getOrDefault("service", "");
        if (service.isBlank()) {
            throw new IllegalArgumentException("MarketParts needs the argument 'service'");
        }
    }

    @Override
    public Map<String, String> start() {
        Settings settings = TestMarket.up();
        Secrets secrets = new Secrets(settings);
        Map<String, String> config = new HashMap<>();
        config.put("quarkus.http.test-port", "0");
        config.put("ipmarket.keycloak.url", settings.keycloakUrl());
        config.put("ipmarket.issuer", settings.issuer());
        config.put("ipmarket.public.url", settings.publicUrl());
        if (service.equals(GATEWAY)) {
            config.put("ipmarket.gateway.client.secret", secrets.client(GATEWAY));
            return config;
        }
        String database = "test_" + service;
        new Databases(settings, secrets).recreate(database);
        TestBroker.purge(service);
        config.put("ipmarket.postgres.port", "" + settings.port(Port.POSTGRESQL));
        config.put("ipmarket.db.name", database);
        config.put("ipmarket.db.password", secrets.database(database));
        config.put("ipmarket.rabbitmq.port", "" + settings.port(Port.RABBITMQ));
        config.put("ipmarket.rabbitmq.user", Topology.USER);
        config.put("ipmarket.rabbitmq.password", secrets.rabbitmq(Topology.USER));
        config.put("ipmarket.rabbitmq.vhost", Topology.testHost(service));
        config.put("ipmarket.outbox.unread-types", String.join(",", Topology.unreadTypes(settings.root())));
        config.put("ipmarket.signing.key", secrets.signingKey(service));
        config.put("ipmarket.webhooks.key", secrets.encryptionKey(service));
        config.put("ipmarket.bank.simulator", "true");
        if (service.equals("bidding")) {
            config.putAll(keepers(settings, secrets));
        }
        return config;
    }

    /** Where they are; a test that needs them starts them by {@link TestMarket#keepers()}. */
    private static Map<String, String> keepers(Settings settings, Secrets secrets) {
        Map<String, String> config = new HashMap<>();
        config.put("ipmarket.bidding.sealing.threshold", "" + Keeper.THRESHOLD);
        List<Keeper> keepers = Keeper.all(settings, secrets);
        for (int i = 0; i < keepers.size(); i++) {
            String prefix = "ipmarket.bidding.sealing.keepers[" + i + "].";
            config.put(prefix + "name", keepers.get(i).name());
            config.put(prefix + "url", keepers.get(i).url());
            config.put(prefix + "identity", keepers.get(i).identity());
        }
        return config;
    }

    /** Nothing: the servers stay for the next test. */
    @Override
    public void stop() {}
}
