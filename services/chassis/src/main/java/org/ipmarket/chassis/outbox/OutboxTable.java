package org.ipmarket.chassis.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.Function;
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

    /** Adds events in the order given, with one statement however many they are. */
    public static void insert(Connection connection, List<EventEnvelope> events) throws SQLException {
        String sql = "with told as (insert into outbox_event (" + COLUMNS
                + ") select event_id, type, aggregate, subject,"
                + " version, mode, visibility, parties::uuid[], centres::text[], correlation, occurred_at, payload"
                + " from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[],"
                + " ?::text[], ?::text[], ?::timestamptz[], ?::text[]) with ordinality as u(" + COLUMNS + ", place)"
                + " order by place returning position) insert into outbox_unsent (position) select position from told";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            List<Function<EventEnvelope, Object>> values = List.of(
                    EventEnvelope::id,
                    EventEnvelope::type,
                    EventEnvelope::aggregate,
                    EventEnvelope::subject,
                    EventEnvelope::version,
                    event -> event.mode().wire(),
                    event -> event.visibility().name(),
                    event -> array(event.parties()),
                    event -> array(event.centres()),
                    EventEnvelope::correlation,
                    event -> event.occurredAt().toString(),
                    EventEnvelope::payload);
            for (int i = 0; i < values.size(); i++) {
                String type = i == 0 ? "uuid" : i == 4 ? "bigint" : i == 10 ? "timestamptz" : "text";
                insert.setArray(
                        i + 1,
                        connection.createArrayOf(
                                type, events.stream().map(values.get(i)).toArray()));
            }
            insert.executeUpdate();
        }
    }

    /** As PostgreSQL writes an array: of ids, and codes of centres, nothing needs quotes. */
    private static String array(Set<?> values) {
        StringJoiner text = new StringJoiner(",", "{", "}");
        values.forEach(value -> text.add(value.toString()));
        return text.toString();
    }

    /** The oldest rows not sent yet, in the order of telling: their positions first, so that the events' key serves, not a join with all events. */
    static List<Row> unsent(Connection connection, int limit) throws SQLException {
        String sql = "select position, " + COLUMNS + " from outbox_event where position = any"
                + " (array(select position from outbox_unsent order by position limit ?)) order by position";
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

    /** @param returned ids of those among them that reached no queue */
    static void sent(Connection connection, List<Row> rows, Set<UUID> returned) throws SQLException {
        Array positions = connection.createArrayOf(
                "bigint", rows.stream().map(Row::position).toArray());
        if (!returned.isEmpty()) {
            String mark = "update outbox_event set returned = true where position = any(?) and event_id = any(?)";
            try (PreparedStatement update = connection.prepareStatement(mark)) {
                update.setArray(1, positions);
                update.setArray(2, connection.createArrayOf("uuid", returned.toArray()));
                update.executeUpdate();
            }
        }
        try (PreparedStatement delete =
                connection.prepareStatement("delete from outbox_unsent where position = any(?)")) {
            delete.setArray(1, positions);
            delete.executeUpdate();
        }
    }

    /** How many rows wait, and for how long the oldest has. */
    public static Backlog backlog(Connection connection) throws SQLException {
        String sql =
                "select count(*), coalesce(extract(epoch from clock_timestamp() - (select occurred_at from outbox_event"
                        + " where position = (select min(position) from outbox_unsent))), 0) from outbox_unsent";
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
