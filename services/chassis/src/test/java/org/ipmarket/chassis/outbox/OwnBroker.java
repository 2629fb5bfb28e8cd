package org.ipmarket.chassis.outbox;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import org.ipmarket.local.Port;
import org.ipmarket.local.Secrets;
import org.ipmarket.local.Settings;
import org.ipmarket.local.rabbitmq.RabbitMq;
import org.ipmarket.local.rabbitmq.Topology;

/** A broker for one test class, which may stop and start it without disturbing anybody. */
public class OwnBroker implements QuarkusTestResourceLifecycleManager {
    private static final int BESIDE_THE_SHARED = 2_000;
    private static RabbitMq broker;

    static RabbitMq broker() {
        return broker;
    }

    @Override
    public int order() {
        return 1; // after the shared parts: its addresses replace theirs
    }

    @Override
    public Map<String, String> start() {
        Path root = Settings.findRoot(Path.of(""));
        Settings shared = Settings.forTests(root);
        Settings own = new Settings(
                root,
                root.resolve("services/chassis/target/own-broker"),
                shared.offset() + BESIDE_THE_SHARED,
                shared.cache(),
                true);
        Secrets secrets = new Secrets(own);
        broker = new RabbitMq(own, secrets);
        broker.start();
        return Map.of(
                "ipmarket.rabbitmq.port", Integer.toString(own.port(Port.RABBITMQ)),
                "ipmarket.rabbitmq.user", Topology.USER,
                "ipmarket.rabbitmq.password", secrets.rabbitmq(Topology.USER),
                "ipmarket.rabbitmq.vhost", Topology.testHost("chassis"));
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.stop();
        }
    }
}
