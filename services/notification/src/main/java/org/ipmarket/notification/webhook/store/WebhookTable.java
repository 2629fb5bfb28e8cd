package org.ipmarket.notification.webhook.store;

import static org.ipmarket.notification.sql.Statements.instant;
import static org.ipmarket.notification.sql.Statements.query;
import static org.ipmarket.notification.sql.Statements.texts;
import static org.ipmarket.notification.sql.Statements.update;
import static org.ipmarket.notification.sql.Statements.uuids;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.notification.sql.Statements.Texts;
import org.ipmarket.notification.sql.Statements.Uuids;
import org.ipmarket.notification.webhook.delivery.Health;
import org.ipmarket.notification.webhook.subscription.Wanted;
import org.ipmarket.notification.webhook.subscription.WebhookState;

/** SQL of webhooks. Every method works in the transaction of the connection that it is given. */
public final class WebhookTable {
    private static final String COLUMNS = "id, version, centre, mode, url, description, types, centres, assets, state,"
            + " cause, state_since, position, missed, failures, failing_since, not_before, created_at";

    private WebhookTable() {}

    public static void insert(Connection connection, Webhook webhook, String createdBy) throws SQLException {
        update(
                connection,
                "insert into webhook (id, version, centre, mode, url, description, types, centres, assets, state,"
                        + " state_since, position, created_at, created_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                webhook.id(),
                webhook.version(),
                webhook.centre().value(),
                webhook.mode().wire(),
                webhook.url(),
                webhook.description(),
                new Texts(webhook.wanted().types()),
                new Texts(webhook.wanted().centres()),
                new Uuids(webhook.wanted().assets()),
                webhook.state().name(),
                webhook.stateSince(),
                webhook.position(),
                webhook.createdAt(),
                createdBy);
    }

    /** How many a centre has; whoever counts to add one holds the centre's lock until it commits. */
    public static int countLocked(Connection connection, CentreCode centre, Mode mode) throws SQLException {
        query(
                connection,
                row -> 0,
                "select pg_advisory_xact_lock(hashtextextended('webhooks of ' || ? || ' ' || ?, 0))",
                centre.value(),
                mode.wire());
        return query(
                        connection,
                        row -> row.getInt(1),
                        "select count(*) from webhook where centre = ? and mode = ?",
                        centre.value(),
                        mode.wire())
                .getFirst();
    }

    public static List<Webhook> list(Connection connection, CentreCode centre, Mode mode, UUID after, int limit)
            throws SQLException {
        return query(
                connection,
                WebhookTable::read,
                "select " + COLUMNS
                        + " from webhook where centre = ? and mode = ? and (?::uuid is null or id > ?::uuid)"
                        + " order by id limit ?",
                centre.value(),
                mode.wire(),
                after,
                after,
                limit);
    }

    public static Optional<Webhook> find(Connection connection, UUID id) throws SQLException {
        return query(connection, WebhookTable::read, "select " + COLUMNS + " from webhook where id = ?", id).stream()
                .findFirst();
    }

    /** And keeps others from changing it until the transaction ends. */
    public static Optional<Webhook> findLocked(Connection connection, UUID id) throws SQLException {
        return query(
                        connection,
                        WebhookTable::read,
                        "select " + COLUMNS + " from webhook where id = ? for no key update",
                        id)
                .stream()
                .findFirst();
    }

    /**
     * Active ones that have not looked at all of the feed yet and have room, those first that were looked at longest ago.
     *
     * @param window of open deliveries that neither failed nor wait behind one that did; to an endpoint that fails, of all, but one to
     *     probe it with
     */
    public static List<UUID> toFill(Connection connection, long head, int window, int limit) throws SQLException {
        return query(connection, row -> row.getObject("id", UUID.class), """
                select w.id
                from webhook w cross join lateral (
                    select count(*) as every, count(*) filter (where not d.stuck) as moving from (
                        select exists (select 1 from webhook_delivery r
                                       where r.webhook = e.webhook and r.resource = e.resource
                                         and r.state in ('PENDING', 'SENDING') and r.failed > 0) as stuck
                        from webhook_delivery e where e.webhook = w.id and e.state in ('PENDING', 'SENDING')) d) o
                where w.state = 'ACTIVE' and w.position < ? and w.filled_at <= clock_timestamp()
                  and (o.moving = 0 or case when w.failures > 0 then o.every else o.moving end < ?)
                order by w.filled_at, w.id limit ?
                """, head, window, limit);
    }

    /** As {@link #findLocked}, but nobody is waited for: empty where another has it. */
    public static Optional<Webhook> findUnlessLocked(Connection connection, UUID id) throws SQLException {
        return query(
                        connection,
                        WebhookTable::read,
                        "select " + COLUMNS + " from webhook where id = ? for no key update skip locked",
                        id)
                .stream()
                .findFirst();
    }

    /** All of them, in the order of their ids. @param after null for the first */
    public static List<UUID> ids(Connection connection, UUID after, int limit) throws SQLException {
        return query(
                connection,
                row -> row.getObject("id", UUID.class),
                "select id from webhook where ?::uuid is null or id > ?::uuid order by id limit ?",
                after,
                after,
                limit);
    }

    public static void filled(Connection connection, UUID id, long position, long missed) throws SQLException {
        update(
                connection,
                "update webhook set position = ?, missed = missed + ?, filled_at = clock_timestamp() where id = ?",
                position,
                missed,
                id);
    }

    /** Gives it no events for a while. */
    public static void leave(Connection connection, UUID id, Duration time) throws SQLException {
        update(
                connection,
                "update webhook set filled_at = clock_timestamp() + make_interval(secs => ?) where id = ?",
                time.toMillis() / 1000.0,
                id);
    }

    public static void change(Connection connection, UUID id, String url, String description, Wanted wanted)
            throws SQLException {
        update(
                connection,
                "update webhook set version = version + 1, url = ?, description = ?, types = ?, centres = ?, assets = ?"
                        + " where id = ?",
                url,
                description,
                new Texts(wanted.types()),
                new Texts(wanted.centres()),
                new Uuids(wanted.assets()),
                id);
    }

    /** Enters a state. Being resumed, an endpoint starts with a clear record. */
    public static void enter(Connection connection, UUID id, WebhookState state, WebhookState.Cause cause, Instant now)
            throws SQLException {
        update(
                connection,
                "update webhook set version = version + 1, state = ?, cause = ?, state_since = ? where id = ?",
                state.name(),
                cause == null ? null : cause.name(),
                now,
                id);
    }

    public static void health(Connection connection, UUID id, Health health) throws SQLException {
        update(
                connection,
                "update webhook set failures = ?, failing_since = ?::timestamptz, not_before = ?::timestamptz where id"
                        + " = ?",
                health.failures(),
                health.failingSince(),
                health.notBefore(),
                id);
    }

    public static void raise(Connection connection, UUID id) throws SQLException {
        update(connection, "update webhook set version = version + 1 where id = ?", id);
    }

    public static void delete(Connection connection, UUID id) throws SQLException {
        update(connection, "delete from webhook where id = ?", id);
    }

    private static Webhook read(ResultSet row) throws SQLException {
        String cause = row.getString("cause");
        return new Webhook(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                CentreCode.fromString(row.getString("centre")),
                Mode.fromString(row.getString("mode")),
                row.getString("url"),
                row.getString("description"),
                new Wanted(texts(row, "types"), texts(row, "centres"), uuids(row, "assets")),
                WebhookState.valueOf(row.getString("state")),
                cause == null ? null : WebhookState.Cause.valueOf(cause),
                instant(row, "state_since"),
                row.getLong("position"),
                row.getLong("missed"),
                new Health(row.getInt("failures"), instant(row, "failing_since"), instant(row, "not_before")),
                instant(row, "created_at"));
    }
}
