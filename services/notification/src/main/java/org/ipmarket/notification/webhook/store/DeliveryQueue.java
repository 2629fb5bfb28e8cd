package org.ipmarket.notification.webhook.store;

import static org.ipmarket.notification.webhook.store.Statements.query;
import static org.ipmarket.notification.webhook.store.Statements.update;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;

/**
 * SQL by which senders share what is due. A webhook's row is locked while deliveries of it are taken, and no other sender waits for
 * it; what is taken carries a lease by the database's clock, and a sender that ends without a word leaves it to the next.
 */
public final class DeliveryQueue {
    /**
     * In this order: webhooks that may be served, who was served longest ago first; how many requests each may have now; of each the
     * deliveries that are due and have no earlier open one of the same resource; of those one of each webhook, then a second, and so
     * on.
     */
    private static final String TAKE = """
        with served as (
            select w.id, w.centre, w.mode, w.url, w.failures
            from webhook w
            where w.state = 'ACTIVE' and (w.not_before is null or w.not_before <= ?)
              and exists (select 1 from webhook_delivery d
                          where d.webhook = w.id and d.state = 'PENDING' and d.due_at <= ?)
            order by w.served_at limit ?
            for no key update of w skip locked),
        turn as (
            update webhook set served_at = clock_timestamp() where id in (select id from served)),
        room as materialized (
            select s.*, case when s.failures > 0 then 1 else ? end
                - (select count(*) from webhook_delivery f where f.webhook = s.id and f.state = 'SENDING') as room
            from served s),
        ready as (
            select d.id, r.room, row_number() over (partition by r.id order by d.position, d.id) as place
            from room r cross join lateral (
                select n.id, n.position from webhook_delivery n
                where n.webhook = r.id and n.state = 'PENDING' and n.due_at <= ?
                  and not exists (select 1 from webhook_delivery e
                                  where e.webhook = n.webhook and e.resource = n.resource
                                    and e.state in ('PENDING', 'SENDING') and (e.position, e.id) < (n.position, n.id))
                order by n.position, n.id limit ?) d
            where r.room > 0),
        chosen as (
            select id from ready where place <= room order by place limit ?)
        update webhook_delivery d
        set state = 'SENDING', lease = ?, lease_until = clock_timestamp() + make_interval(secs => ?),
            attempts = d.attempts + 1
        from served s
        where d.id in (select id from chosen) and s.id = d.webhook and d.state = 'PENDING'
        returning d.id, d.lease, d.webhook, s.centre, s.mode, s.url, d.position, d.event_id, d.attempts, d.body
        """;

    private DeliveryQueue() {}

    /**
     * Takes what is due.
     *
     * @param now by the market's clock, against which deliveries are due
     * @param most deliveries at most
     * @param eachMost of one webhook at a time, those under way included; 1 of one that fails
     * @param webhooks that are looked at at most
     */
    public static List<TakenDelivery> take(
            Connection connection, Instant now, UUID lease, Duration leaseFor, int most, int eachMost, int webhooks)
            throws SQLException {
        return query(
                connection,
                DeliveryQueue::taken,
                TAKE,
                now,
                now,
                webhooks,
                eachMost,
                now,
                eachMost,
                most,
                lease,
                leaseFor.toMillis() / 1000.0);
    }

    /** Whether the sender still has it; keeps it until the transaction ends. */
    public static boolean holds(Connection connection, UUID delivery, UUID lease) throws SQLException {
        return !query(
                        connection,
                        row -> 0,
                        "select 1 from webhook_delivery where id = ? and lease = ? for update",
                        delivery,
                        lease)
                .isEmpty();
    }

    /** Gives back what senders have had for longer than their lease: to be sent again, under the same id. */
    public static int release(Connection connection) throws SQLException {
        return update(
                connection,
                "update webhook_delivery set state = 'PENDING', lease = null, lease_until = null where id in (select"
                        + " id from webhook_delivery where state = 'SENDING' and lease_until < clock_timestamp() for"
                        + " update skip locked)");
    }

    private static TakenDelivery taken(ResultSet row) throws SQLException {
        return new TakenDelivery(
                row.getObject("id", UUID.class),
                row.getObject("lease", UUID.class),
                row.getObject("webhook", UUID.class),
                CentreCode.fromString(row.getString("centre")),
                Mode.fromString(row.getString("mode")),
                row.getString("url"),
                row.getLong("position"),
                row.getObject("event_id", UUID.class),
                row.getInt("attempts"),
                row.getString("body"));
    }
}
