package org.ipmarket.notification.webhook.store;

import static org.ipmarket.notification.sql.Statements.query;
import static org.ipmarket.notification.sql.Statements.update;

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
    /** Of a delivery {@code d}: that no earlier one of its resource is open. */
    private static final String FIRST = """
        not exists (select 1 from webhook_delivery e
                    where e.webhook = d.webhook and e.resource = d.resource
                      and e.state in ('PENDING', 'SENDING') and (e.position, e.id) < (d.position, d.id))
        """;

    /**
     * In this order: webhooks that may be served and have room and something to send, who was served longest ago first; how many
     * requests each may have now; of each the deliveries that are due and have no earlier open one of the same resource, who became due
     * first, and to an endpoint that fails those first that have not failed; of those one of each webhook, then a second, and so on;
     * where senders are too few for all, who was served longest ago. Only who is given something has had its turn.
     */
    private static final String TAKE = """
        with served as (
            select w.id, w.centre, w.mode, w.url, w.failures, w.served_at
            from webhook w
            where w.state = 'ACTIVE' and (w.not_before is null or w.not_before <= ?)
              and (select count(*) from webhook_delivery f where f.webhook = w.id and f.state = 'SENDING')
                  < case when w.failures > 0 then 1 else ? end
              and exists (select 1 from webhook_delivery d
                          where d.webhook = w.id and d.state = 'PENDING' and d.due_at <= ? and %1$s)
            order by w.served_at, w.id limit ?
            for no key update of w skip locked),
        room as materialized (
            select s.*, case when s.failures > 0 then 1 else ? end
                - (select count(*) from webhook_delivery f where f.webhook = s.id and f.state = 'SENDING') as room
            from served s),
        ready as (
            select d.id, r.id as webhook, r.room, r.served_at,
                row_number() over (partition by r.id order by d.later, d.due_at, d.position, d.id) as place
            from room r cross join lateral (
                select d.id, d.due_at, d.position, r.failures > 0 and d.failed > 0 as later from webhook_delivery d
                where d.webhook = r.id and d.state = 'PENDING' and d.due_at <= ? and %1$s
                order by later, d.due_at, d.position, d.id limit ?) d
            where r.room > 0),
        chosen as (
            select id, webhook from ready where place <= room order by place, served_at, webhook limit ?),
        turn as (
            update webhook set served_at = clock_timestamp() where id in (select webhook from chosen))
        update webhook_delivery d
        set state = 'SENDING', lease = ?, lease_until = clock_timestamp() + make_interval(secs => ?),
            attempts = d.attempts + 1
        from served s
        where d.id in (select id from chosen) and s.id = d.webhook and d.state = 'PENDING'
        returning d.id, d.lease, d.webhook, s.centre, s.mode, s.url, d.position, d.event_id, d.attempts, d.body
        """.formatted(FIRST);

    private static final String RELEASE = """
        with ended as (
            select id, attempts from webhook_delivery
            where state = 'SENDING' and lease_until < clock_timestamp() for update skip locked),
        told as (
            insert into webhook_attempt (delivery, number, made_at, took_ms, outcome, answer)
            select id, attempts, ?, ?, 'LOST', 'The sender ended without saying what came of it.' from ended
            on conflict do nothing)
        update webhook_delivery d set state = 'PENDING', lease = null, lease_until = null
        from ended where d.id = ended.id
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
                eachMost,
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

    /**
     * Gives back what senders have had for longer than their lease: to be sent again, under the same id. The attempt is written down.
     *
     * @param begun by the market's clock, when such a lease began at the latest
     * @return how many
     */
    public static int release(Connection connection, Instant begun, Duration lease) throws SQLException {
        return update(connection, RELEASE, begun, (int) lease.toMillis());
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
