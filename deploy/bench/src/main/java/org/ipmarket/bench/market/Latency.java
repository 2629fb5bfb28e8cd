package org.ipmarket.bench.market;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Delivery;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ipmarket.bench.Figures;
import org.ipmarket.chassis.config.Broker;
import org.ipmarket.chassis.outbox.EventEnvelope;

/**
 * How long after its commit an event reaches a consumer, at 200 events a second, each in a transaction of its own. The
 * consumer does what an inbox does: it records the event in a transaction, then acknowledges.
 */
final class Latency {
    private static final int PER_SECOND = 200;
    private static final int WARM_UP_SECONDS = 5;
    private static final int SECONDS = 20;
    private static final int WRITERS = 4;
    private static final int PREFETCH = 100;

    private final Parts parts;
    private final Figures figures;
    private final Map<UUID, Long> committed = new ConcurrentHashMap<>();
    private final Map<UUID, Long> received = new ConcurrentHashMap<>();

    Latency(Parts parts, Figures figures) {
        this.parts = parts;
        this.figures = figures;
    }

    void run() throws Exception {
        Broker broker = parts.broker();
        try (RelayUnderTest relay = new RelayUnderTest(parts.dataSource(), broker);
                Connection inbox = parts.dataSource().getConnection();
                com.rabbitmq.client.Connection connection = broker.connect("bench consumer")) {
            consume(connection.createChannel(), inbox);
            tell(relay, WARM_UP_SECONDS * PER_SECOND);
            committed.clear();
            received.clear();
            tell(relay, SECONDS * PER_SECOND);
        }
        double[] millis = committed.entrySet().stream()
                .mapToDouble(event -> Math.max(0, (received.get(event.getKey()) - event.getValue()) / 1e6))
                .toArray();
        figures.note("%d events at %d a second".formatted(millis.length, PER_SECOND));
        figures.figure("event_commit_to_consumer_median", Figures.median(millis), "ms");
        figures.figure("event_commit_to_consumer_p99", Figures.percentile(millis, 99), "ms");
    }

    private void consume(Channel channel, Connection inbox) throws IOException, SQLException {
        inbox.setAutoCommit(false);
        PreparedStatement record =
                inbox.prepareStatement("insert into inbox_event (event_id, type) values (?, ?) on conflict do nothing");
        channel.basicQos(PREFETCH);
        channel.basicConsume(
                Queue.INBOX,
                false,
                (tag, delivery) -> {
                    received.putIfAbsent(idOf(delivery), System.nanoTime());
                    try {
                        record.setObject(1, idOf(delivery));
                        record.setString(2, delivery.getProperties().getType());
                        record.executeUpdate();
                        inbox.commit();
                    } catch (SQLException e) {
                        throw new IOException(e);
                    }
                    channel.basicAck(delivery.getEnvelope().getDeliveryTag(), false);
                },
                tag -> {});
    }

    private static UUID idOf(Delivery delivery) {
        return UUID.fromString(delivery.getProperties().getMessageId());
    }

    /** Writers keep the pace whatever one commit takes; returns when every event has arrived. */
    private void tell(RelayUnderTest relay, int count) throws InterruptedException {
        CountDownLatch told = new CountDownLatch(count);
        long began = System.nanoTime();
        long step = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            for (int writer = 0; writer < WRITERS; writer++) {
                int first = writer;
                writers.submit(() -> {
                    try (Connection connection = parts.dataSource().getConnection()) {
                        for (int i = first; i < count; i += WRITERS) {
                            LockSupport.parkNanos(began + i * step - System.nanoTime());
                            EventEnvelope event = Events.next();
                            RelayUnderTest.tell(connection, List.of(event));
                            committed.put(event.id(), System.nanoTime());
                            relay.wake();
                            told.countDown();
                        }
                    }
                    return null;
                });
            }
        }
        if (!told.await(1, TimeUnit.SECONDS)) {
            throw new IllegalStateException(told.getCount() + " events could not be told");
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (received.size() < count) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(received.size() + " of " + count + " events arrived");
            }
            Thread.sleep(20);
        }
    }
}
