package org.ipmarket.bench.market;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.ipmarket.bench.Figures;
import org.ipmarket.chassis.config.Broker;
import org.ipmarket.chassis.outbox.CloudEventHeaders;
import org.ipmarket.chassis.outbox.EventEnvelope;
import org.ipmarket.chassis.outbox.OutboxTable;

/**
 * Rows relayed a second, from the commit that stored them until all are marked, beside bare publishing of messages that
 * were made before the clock started, with confirms per 200: same broker, same queue, same messages, taking turns.
 */
final class Throughput {
    private static final int ROUNDS = 7;
    private static final int MESSAGES = 20_000;
    private static final int CONFIRM_EVERY = 200;
    private static final Duration CONFIRM_TIMEOUT = Duration.ofSeconds(10);

    private final Parts parts;
    private final Figures figures;

    Throughput(Parts parts, Figures figures) {
        this.parts = parts;
        this.figures = figures;
    }

    void run() throws Exception {
        Broker broker = parts.broker();
        double[] bare = new double[ROUNDS];
        double[] relayed = new double[ROUNDS];
        try (RelayUnderTest relay = new RelayUnderTest(parts.dataSource(), broker)) {
            warm(broker, relay);
            for (int round = 0; round < ROUNDS; round++) {
                List<EventEnvelope> events = Events.next(MESSAGES);
                if (round % 2 == 0) {
                    bare[round] = publish(broker, events);
                    relayed[round] = relay(broker, relay, events);
                } else {
                    relayed[round] = relay(broker, relay, events);
                    bare[round] = publish(broker, events);
                }
                figures.note("round %d: %.0f rows/s relayed, %.0f messages/s bare"
                        .formatted(round + 1, relayed[round], bare[round]));
            }
        }
        figures.figure("relay_rows", Figures.median(relayed), "rows/s");
        figures.figure("broker_confirms", Figures.median(bare), "messages/s");
        figures.ratio("relay_vs_broker_confirms", Figures.median(relayed) / Figures.median(bare));
    }

    private void warm(Broker broker, RelayUnderTest relay) throws Exception {
        publish(broker, Events.next(MESSAGES));
        relay(broker, relay, Events.next(MESSAGES));
    }

    private static double publish(Broker broker, List<EventEnvelope> events)
            throws IOException, TimeoutException, InterruptedException {
        record Message(String key, AMQP.BasicProperties properties, byte[] body) {}
        List<Message> messages = events.stream()
                .map(event -> new Message(
                        event.type(),
                        CloudEventHeaders.write(event, "bench"),
                        event.payload().getBytes(StandardCharsets.UTF_8)))
                .toList();
        try (com.rabbitmq.client.Connection connection = broker.connect("bare publisher");
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            long began = System.nanoTime();
            int unconfirmed = 0;
            for (Message message : messages) {
                channel.basicPublish(Queue.EXCHANGE, message.key(), true, message.properties(), message.body());
                if (++unconfirmed == CONFIRM_EVERY) {
                    channel.waitForConfirmsOrDie(CONFIRM_TIMEOUT.toMillis());
                    unconfirmed = 0;
                }
            }
            channel.waitForConfirmsOrDie(CONFIRM_TIMEOUT.toMillis());
            double rate = rate(messages.size(), began);
            Queue.purge(broker);
            return rate;
        }
    }

    private double relay(Broker broker, RelayUnderTest relay, List<EventEnvelope> events)
            throws SQLException, IOException, TimeoutException, InterruptedException {
        DataSource dataSource = parts.dataSource();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            OutboxTable.insert(connection, events);
            long began = System.nanoTime();
            connection.commit();
            relay.wake();
            connection.setAutoCommit(true);
            awaitMarked(connection);
            double rate = rate(events.size(), began);
            Queue.purge(broker);
            try (Statement statement = connection.createStatement()) {
                statement.execute("truncate outbox_event, outbox_unsent");
            }
            return rate;
        }
    }

    private static void awaitMarked(Connection connection) throws SQLException, InterruptedException {
        String sql = "select exists (select 1 from outbox_unsent)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            while (true) {
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    if (!row.getBoolean(1)) {
                        return;
                    }
                }
                Thread.sleep(10);
            }
        }
    }

    private static double rate(int count, long began) {
        return count / ((System.nanoTime() - began) / 1e9);
    }
}
