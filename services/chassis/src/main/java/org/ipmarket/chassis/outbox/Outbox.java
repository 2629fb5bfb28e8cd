package org.ipmarket.chassis.outbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.ipmarket.chassis.caller.Correlation;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.event.MarketEvent;

/** Tells what happened. The event is stored in the transaction that made it happen, and sent after its commit. */
@ApplicationScoped
public class Outbox {
    private static final String WAKE_REGISTERED = "org.ipmarket.outbox.wake";

    private final AgroalDataSource dataSource;
    private final TransactionSynchronizationRegistry transaction;
    private final RelayRunner relay;
    private final MarketClock clock;

    Outbox(
            AgroalDataSource dataSource,
            TransactionSynchronizationRegistry transaction,
            RelayRunner relay,
            MarketClock clock) {
        this.dataSource = dataSource;
        this.transaction = transaction;
        this.relay = relay;
        this.clock = clock;
    }

    /** @throws IllegalStateException outside a transaction */
    public void tell(MarketEvent event) {
        tellAll(List.of(event));
    }

    /** Tells several events, in order, with one batched statement. */
    public void tellAll(List<? extends MarketEvent> events) {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("an event is told in the transaction of what happened; there is none");
        }
        List<EventEnvelope> envelopes = events.stream()
                .map(event -> EventEnvelope.of(event, Correlation.current(), clock.now()))
                .toList();
        try (Connection connection = dataSource.getConnection()) {
            OutboxTable.insert(connection, envelopes);
        } catch (SQLException e) {
            throw new IllegalStateException("the event could not be stored", e);
        }
        wakeAfterCommit();
    }

    /** For code that wrote to the outbox by its own statement in the present transaction. */
    public void wakeAfterCommit() {
        if (transaction.getResource(WAKE_REGISTERED) != null) {
            return;
        }
        transaction.putResource(WAKE_REGISTERED, Boolean.TRUE);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.wake();
                }
            }
        });
    }

    /** Wakes the relay at once: for code that commits by itself, without a managed transaction. */
    public void wakeNow() {
        relay.wake();
    }
}
