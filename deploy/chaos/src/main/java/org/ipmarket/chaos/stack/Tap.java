package org.ipmarket.chaos.stack;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.ipmarket.chassis.outbox.CloudEventHeaders;

/** Hears every event of the market from now on and counts how often each came. */
public final class Tap implements AutoCloseable {
    private static final String EXCHANGE = "ipmarket.events";
    private static final String INBOX = "bidding.inbox";
    private static final String DEAD = "bidding.dead";

    private final Map<UUID, Integer> heard = new ConcurrentHashMap<>();
    private final Connection connection;
    private final Channel channel;
    private final long since;

    /** Nothing may be under way yet. */
    public Tap(Stack stack) throws IOException, TimeoutException, SQLException {
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
        since = lastPosition(stack);
    }

    private static long lastPosition(Stack stack) throws SQLException {
        try (var database = stack.connect();
                var select = database.prepareStatement("select coalesce(max(position), 0) from outbox_event");
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The position in bidding's outbox after which it hears all. */
    public long since() {
        return since;
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
