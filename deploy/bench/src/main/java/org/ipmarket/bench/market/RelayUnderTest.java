package org.ipmarket.bench.market;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.ipmarket.chassis.config.Broker;
import org.ipmarket.chassis.outbox.EventEnvelope;
import org.ipmarket.chassis.outbox.OutboxTable;
import org.ipmarket.chassis.outbox.Relay;

/** The relay that every service runs, with the bounds that every service has. */
final class RelayUnderTest implements AutoCloseable {
    private final Relay relay;
    private final Thread thread;

    RelayUnderTest(DataSource dataSource, Broker broker) {
        relay = new Relay(
                dataSource,
                broker,
                new Relay.Settings(
                        "bench", Queue.EXCHANGE, 500, 200, Duration.ofSeconds(10), Duration.ofSeconds(1), Set.of()));
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(relay);
        while (!relay.connected()) {
            Thread.onSpinWait();
        }
    }

    void wake() {
        relay.wake();
    }

    /** Tells events in one transaction, as a use case does. */
    static void tell(Connection connection, List<EventEnvelope> events) throws SQLException {
        connection.setAutoCommit(false);
        OutboxTable.insert(connection, events);
        connection.commit();
    }

    @Override
    public void close() throws InterruptedException {
        relay.close();
        thread.join();
    }
}
