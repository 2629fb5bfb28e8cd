package org.ipmarket.chaos.stack;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.ipmarket.chassis.outbox.CloudEventHeaders;

/** Hears every event of the market and counts how often each came. */
public final class Tap implements AutoCloseable {
    private static final String EXCHANGE = "ipmarket.events";
    private static final String INBOX = "bidding.inbox";
    private static final String DEAD = "bidding.dead";

    private final Map<UUID, Integer> heard = new ConcurrentHashMap<>();
    private final Connection connection;
    private final Channel channel;

    public Tap(Stack stack) throws IOException, TimeoutException {
        connection = stack.broker().connect("chaos-tap");
        channel = connection.createChannel();
        String queue = channel.queueDeclare().getQueue();
        channel.queueBind(queue, EXCHANGE, "#");
        channel.basicConsume(
                queue,
                true,
                (tag, message) -> heard.merge(
                        CloudEventHeaders.read(message.getProperties()).id(), 1, Integer::sum),
                tag -> {});
    }

    /** By event: how often it was delivered. */
    public Map<UUID, Integer> heard() {
        return Map.copyOf(heard);
    }

    /** Messages that bidding has not taken yet. */
    public synchronized long waiting() throws IOException {
        return channel.messageCount(INBOX);
    }

    /** Messages that bidding could do nothing with. */
    public synchronized long dead() throws IOException {
        return channel.messageCount(DEAD);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
