package org.ipmarket.notification.webhook.store;

import static org.ipmarket.notification.sql.Statements.instant;
import static org.ipmarket.notification.sql.Statements.query;
import static org.ipmarket.notification.sql.Statements.update;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.notification.webhook.delivery.DeliveryState;
import org.ipmarket.notification.webhook.delivery.Outcome;
import org.ipmarket.notification.webhook.delivery.Tried;

/** SQL of deliveries as their owner sees them, and of what becomes of them. Taking them to be sent: {@link DeliveryQueue}. */
public final class DeliveryTable {
    private static final String COLUMNS = "id, webhook, position, event_id, type, resource, state, attempts, failed,"
            + " failing_since, due_at, created_at, ended_at";

    /** Open ones of a webhook, and whether each failed or waits behind one that did. */
    private static final String OPEN = """
        select exists (select 1 from webhook_delivery r
                       where r.webhook = o.webhook and r.resource = o.resource
                         and r.state in ('PENDING', 'SENDING') and r.failed > 0) as stuck
        from webhook_delivery o where o.webhook = ? and o.state in ('PENDING', 'SENDING')
        """;

    private DeliveryTable() {}

    /** Adds deliveries of a webhook; an event that it has one of already gets no other. */
    public static void insert(Connection connection, UUID webhook, List<NewDelivery> deliveries, Instant now)
            throws SQLException {
        String sql =
                "insert into webhook_delivery (id, webhook, position, event_id, type, resource, state, due_at, body,"
                        + " created_at) values (?, ?, ?, ?, ?, ?, 'PENDING', ?, ?, ?) on conflict (webhook, event_id) do"
                        + " nothing";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (NewDelivery each : deliveries) {
                insert.setObject(1, each.id());
                insert.setObject(2, webhook);
                insert.setLong(3, each.position());
                insert.setObject(4, each.event());
                insert.setString(5, each.type());
                insert.setString(6, each.resource());
                insert.setObject(7, now.atOffset(ZoneOffset.UTC));
                insert.setString(8, each.body());
                insert.setObject(9, now.atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /**
     * How many of a webhook's deliveries are open.
     *
     * @param moving those that neither failed nor wait behind one that did
     */
    public record Open(int all, int moving) {}

    public static Open open(Connection connection, UUID webhook) throws SQLException {
        return query(
                        connection,
                        row -> new Open(row.getInt(1), row.getInt(2)),
                        "select count(*), count(*) filter (where not d.stuck) from (" + OPEN + ") d",
                        webhook)
                .getFirst();
    }

    /** How many test messages are open. */
    public static int openTests(Connection connection, UUID webhook) throws SQLException {
        return query(
                        connection,
                        row -> row.getInt(1),
                        "select count(*) from webhook_delivery where webhook = ? and state in ('PENDING', 'SENDING')"
                                + " and position = 0",
                        webhook)
                .getFirst();
    }

    /** How many are in each state. */
    public static Map<DeliveryState, Integer> counts(Connection connection, UUID webhook) throws SQLException {
        return query(
                        connection,
                        row -> Map.entry(DeliveryState.valueOf(row.getString(1)), row.getInt(2)),
                        "select state, count(*) from webhook_delivery where webhook = ? group by state",
                        webhook)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The newest first. @param state null for any */
    public static List<Delivery> list(Connection connection, UUID webhook, DeliveryState state, UUID before, int limit)
            throws SQLException {
        String name = state == null ? null : state.name();
        return query(
                connection,
                DeliveryTable::read,
                "select " + COLUMNS + " from webhook_delivery where webhook = ? and (?::text is null or state = ?)"
                        + " and (?::uuid is null or id < ?::uuid) order by id desc limit ?",
                webhook,
                name,
                name,
                before,
                before,
                limit);
    }

    public static Optional<Delivery> find(Connection connection, UUID webhook, UUID id) throws SQLException {
        return query(
                        connection,
                        DeliveryTable::read,
                        "select " + COLUMNS + " from webhook_delivery where webhook = ? and id = ?",
                        webhook,
                        id)
                .stream()
                .findFirst();
    }

    public static Optional<Delivery> findLocked(Connection connection, UUID webhook, UUID id) throws SQLException {
        return query(
                        connection,
                        DeliveryTable::read,
                        "select " + COLUMNS + " from webhook_delivery where webhook = ? and id = ? for update",
                        webhook,
                        id)
                .stream()
                .findFirst();
    }

    /** In the order in which they were made. */
    public static List<Attempt> attempts(Connection connection, UUID delivery) throws SQLException {
        return query(
                connection,
                row -> new Attempt(
                        row.getInt("number"),
                        instant(row, "made_at"),
                        row.getInt("took_ms"),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getObject("status", Integer.class),
                        row.getString("answer")),
                "select number, made_at, took_ms, outcome, status, answer from webhook_attempt where delivery = ?"
                        + " order by number",
                delivery);
    }

    public static void insertAttempt(Connection connection, UUID delivery, Attempt attempt) throws SQLException {
        update(
                connection,
                "insert into webhook_attempt (delivery, number, made_at, took_ms, outcome, status, answer)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                delivery,
                attempt.number(),
                attempt.madeAt(),
                attempt.tookMillis(),
                attempt.outcome().name(),
                attempt.status(),
                attempt.answer());
    }

    /** Ends it, delivered or dead. */
    public static void end(Connection connection, UUID id, DeliveryState state, int failed, Instant now)
            throws SQLException {
        update(
                connection,
                "update webhook_delivery set state = ?, failed = ?, lease = null, lease_until = null, ended_at = ?"
                        + " where id = ?",
                state.name(),
                failed,
                now,
                id);
    }

    /** To be tried again, not before then. @param failed attempts so far; 0 from the start */
    public static void again(Connection connection, UUID id, int failed, Instant dueAt, Instant now)
            throws SQLException {
        update(
                connection,
                "update webhook_delivery set state = 'PENDING', failed = ?, due_at = ?, lease = null, lease_until ="
                        + " null, ended_at = null, failing_since = case when ? = 0 then null else"
                        + " coalesce(failing_since, ?) end where id = ?",
                failed,
                dueAt,
                failed,
                now,
                id);
    }

    /** All that are dead are tried again from the start. @return how many */
    public static int replayDead(Connection connection, UUID webhook, Instant now) throws SQLException {
        return update(
                connection,
                "update webhook_delivery set state = 'PENDING', failed = 0, failing_since = null, due_at = ?, ended_at ="
                        + " null where webhook = ? and state = 'DEAD'",
                now,
                webhook);
    }

    /** What waits need not wait longer, and its earlier failures are forgotten. */
    public static void beginAgain(Connection connection, UUID webhook, Instant now) throws SQLException {
        update(
                connection,
                "update webhook_delivery set due_at = least(due_at, ?), failed = 0, failing_since = null"
                        + " where webhook = ? and state = 'PENDING'",
                now,
                webhook);
    }

    /**
     * What waits because the endpoint was down need not wait longer: what failed first since then, and what was not answered. An event
     * that was refused before is not: it would use up its attempts with each recovery.
     *
     * @param since when the endpoint's failures began
     */
    public static void hasten(Connection connection, UUID webhook, Instant since, Instant now) throws SQLException {
        update(
                connection,
                "update webhook_delivery d set due_at = ? where d.webhook = ? and d.state = 'PENDING' and d.due_at > ?"
                        + " and (d.failing_since >= ? or 'REFUSED' is distinct from (select a.outcome from"
                        + " webhook_attempt a where a.delivery = d.id order by a.number desc limit 1))",
                now,
                webhook,
                now,
                since);
    }

    /**
     * Ends those that have been refused for longest: dead before their last attempt. What the receiver was too busy for, or what the
     * market itself has failed to send, is not.
     *
     * @param since only what has failed at least since then
     * @return how many
     */
    public static int giveUpOldest(Connection connection, UUID webhook, Instant since, int most, Instant now)
            throws SQLException {
        return update(
                connection,
                "update webhook_delivery set state = 'DEAD', ended_at = ? where id in (select d.id from webhook_delivery d"
                        + " where d.webhook = ? and d.state = 'PENDING' and d.failed > 0 and d.failing_since <= ?"
                        + " and 'REFUSED' = (select a.outcome from webhook_attempt a where a.delivery = d.id"
                        + " order by a.number desc limit 1) order by d.failing_since, d.id limit ?)",
                now,
                webhook,
                since,
                most);
    }

    // the state is looked at again where a row was waited for: one that is replayed meanwhile stays
    /** Deletes what ended before then, and what is more than so many, of one webhook. @return how many */
    public static int purge(
            Connection connection, UUID webhook, DeliveryState state, Instant before, int most, int limit)
            throws SQLException {
        int old = update(
                connection,
                "delete from webhook_delivery where state = ? and id in (select id from webhook_delivery"
                        + " where webhook = ? and state = ? and ended_at < ? order by ended_at limit ?)",
                state.name(),
                webhook,
                state.name(),
                before,
                limit);
        return old
                + update(
                        connection,
                        "delete from webhook_delivery where state = ? and id in (select id from webhook_delivery"
                                + " where webhook = ? and state = ? order by ended_at desc offset ? limit ?)",
                        state.name(),
                        webhook,
                        state.name(),
                        most,
                        limit);
    }

    private static Delivery read(ResultSet row) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getObject("webhook", UUID.class),
                row.getLong("position"),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("resource"),
                DeliveryState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                new Tried(row.getInt("failed"), instant(row, "failing_since")),
                instant(row, "due_at"),
                instant(row, "created_at"),
                instant(row, "ended_at"));
    }
}
