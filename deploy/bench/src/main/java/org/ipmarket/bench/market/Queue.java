package org.ipmarket.bench.market;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.ipmarket.chassis.config.Broker;

/** A topic exchange and one quorum queue with the arguments of a service's inbox. */
final class Queue {
    static final String EXCHANGE = "bench.events";
    static final String INBOX = "bench.inbox";

    private Queue() {}

    static void declare(Broker broker) throws IOException, TimeoutException {
        try (Connection connection = broker.connect("bench");
                Channel channel = connection.createChannel()) {
            channel.exchangeDeclare(EXCHANGE, "topic", true);
            channel.queueDeclare(
                    INBOX,
                    true,
                    false,
                    false,
                    Map.of(
                            "x-queue-type",
                            "quorum",
                            "x-delivery-limit",
                            20,
                            "x-max-length",
                            500_000,
                            "x-overflow",
                            "reject-publish"));
            channel.queueBind(INBOX, EXCHANGE, "#");
        }
    }

    static void purge(Broker broker) throws IOException, TimeoutException {
        try (Connection connection = broker.connect("bench");
                Channel channel = connection.createChannel()) {
            channel.queuePurge(INBOX);
        }
    }
}
