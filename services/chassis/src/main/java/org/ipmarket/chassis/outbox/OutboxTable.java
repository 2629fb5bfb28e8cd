package org.ipmarket.chassis.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.EventType;

/** SQL of the outbox. Every method works on the connection, and so in the transaction, that it is given. */
public final class OutboxTable {
    private static final String COLUMNS =
            "event_id, type, aggregate, subject, version, mode, visibility, parties, centres,"
                    + " correlation, occurred_at, payload";

    private OutboxTable() {}

    /** A stored event and its place in the service's order of telling. */
    public record Row(long position, EventEnvelope event) {}

    /** Adds events in the order given. */
    public static void insert(Connection connection, List<EventEnvelope> events) throws SQLException {
        String sql = "insert into outbox_event (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (EventEnvelope event : events) {
                insert.setObject(1, event.id());
                insert.setString(2, event.type());
                insert.setString(3, event.aggregate());
                insert.setString(4, event.subject());
                if (event.version() == null) {
                    insert.setNull(5, Types.BIGINT);
                } else {
                    insert.setLong(5, event.version());
                }
                insert.setString(6, event.mode().wire());
                insert.setString(7, event.visibility().name());
                insert.setArray(
                        8, connection.createArrayOf("uuid", event.parties().toArray()));
                insert.setArray(
                        9, connection.createArrayOf("text", event.centres().toArray()));
                insert.setString(10, event.correlation());
                insert.setObject(11, event.occurredAt().atOffset(ZoneOffset.UTC));
                insert.setString(12, event.payload());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The oldest rows not sent yet, in the order of telling. */
    static List<Row> unpublished(Connection connection, int limit) throws SQLException {
        String sql = "select position, " + COLUMNS
                + " from outbox_event where published_at is null order by position limit ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, limit);
            return rows(select);
        }
    }

    /** Rows after a position, sent or not, of the given types (all where empty). */
    static List<Row> after(Connection connection, long position, Set<String> types, int limit) throws SQLException {
        String sql = "select position, " + COLUMNS + " from outbox_event"
                + " where position > ? and (cardinality(?::text[]) = 0 or type = any(?)) order by position limit ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, position);
            select.setArray(2, connection.createArrayOf("text", types.toArray()));
            select.setArray(3, connection.createArrayOf("text", types.toArray()));
            select.setInt(4, limit);
            return rows(select);
        }
    }

    static void markPublished(Connection connection, List<Row> rows, Set<UUID> returned) throws SQLException {
        String sql = "update outbox_event set published_at = clock_timestamp(), returned = event_id = any(?)"
                + " where position = any(?)";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setArray(1, connection.createArrayOf("uuid", returned.toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", rows.stream().map(Row::position).toArray()));
            update.executeUpdate();
        }
    }

    /** How many rows wait, and for how long the oldest has. */
    public static Backlog backlog(Connection connection) throws SQLException {
        String sql = "select count(*), coalesce(extract(epoch from clock_timestamp() - min(occurred_at)), 0)"
                + " from outbox_event where published_at is null";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return new Backlog(row.getLong(1), row.getDouble(2));
        }
    }

    /** @param oldestSeconds age of the oldest row that waits; 0 where none does */
    public record Backlog(long unsent, double oldestSeconds) {}

    private static List<Row> rows(PreparedStatement select) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                EventEnvelope event = new EventEnvelope(
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, Long.class),
                        Mode.fromString(row.getString(7)),
                        EventType.Visibility.valueOf(row.getString(8)),
                        Set.copyOf(Arrays.asList((UUID[]) row.getArray(9).getArray())),
                        Set.copyOf(Arrays.asList((String[]) row.getArray(10).getArray())),
                        row.getString(11),
                        row.getObject(12, OffsetDateTime.class).toInstant(),
                        row.getString(13));
                rows.add(new Row(row.getLong(1), event));
            }
        }
        return rows;
    }
}
