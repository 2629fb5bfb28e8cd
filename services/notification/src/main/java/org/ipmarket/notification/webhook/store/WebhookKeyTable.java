package org.ipmarket.notification.webhook.store;

import static org.ipmarket.notification.sql.Statements.instant;
import static org.ipmarket.notification.sql.Statements.query;
import static org.ipmarket.notification.sql.Statements.update;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.client.webhook.Scheme;
import org.ipmarket.notification.sql.Statements.Uuids;

/** SQL of the keys of webhooks. */
public final class WebhookKeyTable {
    private WebhookKeyTable() {}

    public static void insert(Connection connection, WebhookKey key) throws SQLException {
        update(
                connection,
                "insert into webhook_key (id, webhook, scheme, sealed, public_key, created_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                key.id(),
                key.webhook(),
                key.scheme().name(),
                key.sealed(),
                key.publicKey(),
                key.createdAt());
    }

    /** Those that sign now, the newest first. */
    public static List<WebhookKey> valid(Connection connection, UUID webhook, Instant now) throws SQLException {
        return valid(connection, List.of(webhook), now).getOrDefault(webhook, List.of());
    }

    /** As {@link #valid(Connection, UUID, Instant)}, of several webhooks. */
    public static Map<UUID, List<WebhookKey>> valid(Connection connection, Collection<UUID> webhooks, Instant now)
            throws SQLException {
        return query(
                        connection,
                        WebhookKeyTable::read,
                        "select id, webhook, scheme, sealed, public_key, created_at, expires_at from webhook_key"
                                + " where webhook = any(?) and (expires_at is null or expires_at > ?)"
                                + " order by webhook, id desc",
                        new Uuids(webhooks),
                        now)
                .stream()
                .collect(Collectors.groupingBy(WebhookKey::webhook));
    }

    /** The keys that are there end then, or earlier where they did already; of those only the newest are kept. */
    public static void expire(Connection connection, UUID webhook, Instant at, int keep) throws SQLException {
        update(
                connection,
                "update webhook_key set expires_at = least(coalesce(expires_at, ?), ?) where webhook = ?",
                at,
                at,
                webhook);
        update(
                connection,
                "delete from webhook_key where webhook = ? and id not in"
                        + " (select id from webhook_key where webhook = ? order by id desc limit ?)",
                webhook,
                webhook,
                keep);
    }

    public static int deleteExpired(Connection connection, Instant now) throws SQLException {
        return update(connection, "delete from webhook_key where expires_at <= ?", now);
    }

    private static WebhookKey read(ResultSet row) throws SQLException {
        return new WebhookKey(
                row.getObject("id", UUID.class),
                row.getObject("webhook", UUID.class),
                Scheme.valueOf(row.getString("scheme")),
                row.getBytes("sealed"),
                row.getString("public_key"),
                instant(row, "created_at"),
                instant(row, "expires_at"));
    }
}
