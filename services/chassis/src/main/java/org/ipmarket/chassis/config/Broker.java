package org.ipmarket.chassis.config;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Opens connections to RabbitMQ. They do not recover by themselves: who uses one starts again from its own stored state. */
public final class Broker {
    private final ConnectionFactory factory;

    public Broker(String host, int port, String vhost, String user, String password) {
        factory = new ConnectionFactory();
        factory.setHost(host);
        factory.setPort(port);
        factory.setVirtualHost(vhost);
        factory.setUsername(user);
        factory.setPassword(password);
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
        factory.setConnectionTimeout(5_000);
        factory.setHandshakeTimeout(10_000);
        factory.setRequestedHeartbeat(10);
    }

    public static Broker of(ChassisConfig.RabbitMq config) {
        return new Broker(config.host(), config.port(), config.vhost(), config.user(), config.password());
    }

    /** @param name shown in the broker's list of connections */
    public Connection connect(String name) throws IOException, TimeoutException {
        return factory.newConnection(name);
    }
}
