package org.ipmarket.chassis.inbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.ipmarket.messages.event.EventJson;

/** Events that wait for something which has not arrived. They stand in a bounded table and are tried again when it has. */
@ApplicationScoped
public class Parking {
    private final AgroalDataSource dataSource;
    private final TransactionSynchronizationRegistry transaction;
    private final BlockingQueue<String> arrivals = new LinkedBlockingQueue<>(10_000);

    Parking(AgroalDataSource dataSource, TransactionSynchronizationRegistry transaction) {
        this.dataSource = dataSource;
        this.transaction = transaction;
    }

    /**
     * Says, inside a transaction, that a thing now exists: what waits for it is tried again after the commit.
     *
     * @param key as in {@link PrerequisiteMissing}
     */
    public void arrived(String key) {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            arrivals.offer(key);
            return;
        }
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    // a full queue loses nothing: the sweep tries every parked event
                    arrivals.offer(key);
                }
            }
        });
    }

    /** Keys that have arrived since the last call. */
    Set<String> takeArrivals() {
        List<String> keys = new ArrayList<>();
        arrivals.drainTo(keys);
        return Set.copyOf(keys);
    }

    /** A waiting event. */
    record Parked(EventHeader header, String payload, String waitsFor, Duration age) {}

    /** Parks an event; false where the table is full. One that is parked already keeps its place, however full it is. */
    boolean park(EventHeader header, String payload, String waitsFor, int maxParked) throws SQLException {
        String sql = "insert into parked_event (event_id, type, waits_for, header, payload)"
                + " select n.* from (values (?::uuid, ?, ?, ?::jsonb, ?)) as n (event_id, type, waits_for, header, payload)"
                + " where (select count(*) from parked_event) < ?"
                + " or exists (select 1 from parked_event p where p.event_id = n.event_id)"
                + " on conflict (event_id) do update set attempts = parked_event.attempts + 1,"
                + " waits_for = excluded.waits_for";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, header.id());
            insert.setString(2, header.type());
            insert.setString(3, waitsFor);
            insert.setString(4, new String(EventJson.write(header), StandardCharsets.UTF_8));
            insert.setString(5, payload);
            insert.setInt(6, maxParked);
            return insert.executeUpdate() == 1;
        }
    }

    /**
     * Those that wait for the keys, all where the keys are null: the least often tried first, of those the oldest, so that
     * many that wait in vain do not keep the others from being tried.
     */
    List<Parked> waiting(Set<String> keys, int limit) throws SQLException {
        String sql = "select header, payload, waits_for, extract(epoch from clock_timestamp() - parked_at)"
                + " from parked_event where (?::text[] is null or waits_for = any(?)) order by attempts, parked_at, event_id limit ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            var array = keys == null ? null : connection.createArrayOf("text", keys.toArray());
            select.setArray(1, array);
            select.setArray(2, array);
            select.setInt(3, limit);
            List<Parked> parked = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    parked.add(new Parked(
                            EventJson.read(row.getString(1).getBytes(StandardCharsets.UTF_8), EventHeader.class),
                            row.getString(2),
                            row.getString(3),
                            Duration.ofSeconds(row.getLong(4))));
                }
            }
            return parked;
        }
    }

    void remove(UUID event) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from parked_event where event_id = ?")) {
            delete.setObject(1, event);
            delete.executeUpdate();
        }
    }

    /** How many wait. */
    public long count() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select count(*) from parked_event");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
