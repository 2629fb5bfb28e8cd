package org.ipmarket.notification.notice.store;

import static org.ipmarket.notification.sql.Statements.instant;
import static org.ipmarket.notification.sql.Statements.query;
import static org.ipmarket.notification.sql.Statements.update;
import static org.ipmarket.notification.sql.Statements.uuid;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.ipmarket.notification.notice.rule.Channel;
import org.ipmarket.notification.notice.rule.Kind;
import org.ipmarket.notification.notice.rule.Language;
import org.ipmarket.notification.sql.Statements.Texts;
import org.ipmarket.notification.sql.Statements.Uuids;

/** SQL of deliveries and their attempts. */
public final class DeliveryTable {
    private static final String LOST = " where id in (select id from notice_delivery where state = 'SENDING'"
            + " and lease_until < clock_timestamp()";

    private DeliveryTable() {}

    /** At one go; another of the same notice, person and channel is none. */
    public static void insert(Connection connection, List<Delivery> deliveries) throws SQLException {
        update(
                connection,
                "insert into notice_delivery (id, notice, person, channel, state, reason, address, language, due_at,"
                        + " created_at, ended_at) select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[],"
                        + " ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[],"
                        + " ?::timestamptz[]) on conflict (notice, person, channel) do nothing",
                new Uuids(of(deliveries, Delivery::id)),
                new Uuids(of(deliveries, Delivery::notice)),
                new Texts(of(deliveries, Delivery::person)),
                new Texts(of(deliveries, delivery -> delivery.channel().name())),
                new Texts(of(deliveries, delivery -> delivery.state().name())),
                new Texts(of(deliveries, Delivery::reason)),
                new Texts(of(deliveries, Delivery::address)),
                new Texts(of(deliveries, delivery -> name(delivery.language()))),
                new Texts(of(deliveries, delivery -> time(delivery.dueAt()))),
                new Texts(of(deliveries, delivery -> time(delivery.createdAt()))),
                new Texts(of(deliveries, delivery -> time(delivery.endedAt()))));
    }

    /** With what is null in its place. */
    private static <T> List<T> of(List<Delivery> deliveries, Function<Delivery, T> part) {
        List<T> parts = new ArrayList<>();
        deliveries.forEach(delivery -> parts.add(part.apply(delivery)));
        return parts;
    }

    private static String name(Language language) {
        return language == null ? null : language.name();
    }

    private static String time(Instant at) {
        return at == null ? null : at.toString();
    }

    /** What still waits of this kind about the lot is not sent any more. @param participants null for all */
    public static void supersede(Connection connection, Kind kind, UUID lot, Collection<UUID> participants, Instant now)
            throws SQLException {
        update(
                connection,
                "update notice_delivery d set state = 'SUPERSEDED', ended_at = ? from notice n where n.id = d.notice"
                        + " and n.lot = ? and n.kind = ? and (? or n.participant = any(?)) and d.state = 'PENDING'",
                now,
                lot,
                kind.name(),
                participants == null,
                new Uuids(participants == null ? List.of() : participants));
    }

    /** When each person was last sent one of this kind about the lot; who was not, is not in it. */
    public static Map<String, Instant> lastSent(
            Connection connection, Kind kind, UUID lot, Collection<UUID> participants, Instant since)
            throws SQLException {
        Map<String, Instant> last = new HashMap<>();
        query(
                connection,
                row -> last.put(row.getString("person"), instant(row, "last")),
                "select d.person, max(coalesce(d.ended_at, d.created_at)) as last from notice_delivery d"
                        + " join notice n on n.id = d.notice where n.lot = ? and n.kind = ? and n.participant = any(?)"
                        + " and d.state in ('SENT', 'SENDING') and coalesce(d.ended_at, d.created_at) > ?"
                        + " group by d.person",
                lot,
                kind.name(),
                new Uuids(participants),
                since);
        return last;
    }

    /** Whether an address was sent, or will be, a notice for one login alone that was made since. */
    public static boolean isToldSince(
            Connection connection, UUID participant, String person, Kind kind, String address, Instant since)
            throws SQLException {
        return query(
                        connection,
                        row -> row.getBoolean(1),
                        "select exists (select 1 from notice_delivery d join notice n on n.id = d.notice"
                                + " where n.participant = ? and n.person = ? and n.kind = ? and n.made_at > ?"
                                + " and d.address = ? and d.state in ('PENDING', 'SENDING', 'SENT'))",
                        participant,
                        person,
                        kind.name(),
                        since,
                        address)
                .getFirst();
    }

    /** What a sender has taken. @param mode of its notice @param title and body null until it was written */
    public record Taken(
            UUID id,
            UUID lease,
            UUID notice,
            String person,
            Channel channel,
            String address,
            Language language,
            String title,
            String body,
            int attempts) {}

    /** Takes what is due; nobody else has it until the lease ends. */
    public static List<Taken> take(Connection connection, Instant now, UUID lease, Duration leaseFor, int most)
            throws SQLException {
        return query(
                connection,
                row -> new Taken(
                        uuid(row, "id"),
                        uuid(row, "lease"),
                        uuid(row, "notice"),
                        row.getString("person"),
                        Channel.valueOf(row.getString("channel")),
                        row.getString("address"),
                        Language.valueOf(row.getString("language")),
                        row.getString("title"),
                        row.getString("body"),
                        row.getInt("attempts")),
                "update notice_delivery set state = 'SENDING', lease = ?, attempts = attempts + 1,"
                        + " lease_until = clock_timestamp() + make_interval(secs => ?)"
                        + " where id in (select id from notice_delivery where state = 'PENDING' and due_at <= ?"
                        + " order by due_at limit ? for update skip locked) returning *",
                lease,
                leaseFor.toMillis() / 1000.0,
                now,
                most);
    }

    /**
     * Gives back what senders have had for longer than their lease: to be sent again, under the same Message-ID.
     *
     * @param most attempts; what has had as many is given up
     */
    public static void release(Connection connection, int most, Instant now) throws SQLException {
        update(
                connection,
                "update notice_delivery set state = 'FAILED', reason = 'UNREACHABLE', lease = null, lease_until = null,"
                        + " ended_at = ?" + LOST + " and attempts >= ? for update skip locked)",
                now,
                most);
        update(
                connection,
                "update notice_delivery set state = 'PENDING', lease = null, lease_until = null" + LOST
                        + " for update skip locked)");
    }

    /** How it is written from now on. */
    public static void written(Connection connection, UUID id, String title, String body) throws SQLException {
        update(connection, "update notice_delivery set title = ?, body = ? where id = ?", title, body, id);
    }

    public static void insertAttempt(Connection connection, UUID delivery, Delivery.Attempt attempt)
            throws SQLException {
        update(
                connection,
                "insert into notice_attempt (delivery, number, made_at, took_ms, outcome, message_id, answer)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                delivery,
                attempt.number(),
                attempt.madeAt(),
                attempt.tookMillis(),
                attempt.outcome(),
                attempt.messageId(),
                attempt.answer());
    }

    /** Ends it, unless its lease has passed to another. */
    public static void end(Connection connection, UUID id, UUID lease, Delivery.State state, String reason, Instant now)
            throws SQLException {
        update(
                connection,
                "update notice_delivery set state = ?, reason = ?, lease = null, lease_until = null, ended_at = ?"
                        + " where id = ? and lease = ?",
                state.name(),
                reason,
                now,
                id,
                lease);
    }

    /** To be tried again, not before then. */
    public static void again(Connection connection, UUID id, UUID lease, Instant dueAt) throws SQLException {
        update(
                connection,
                "update notice_delivery set state = 'PENDING', due_at = ?, lease = null, lease_until = null"
                        + " where id = ? and lease = ?",
                dueAt,
                id,
                lease);
    }

    /** What waits for a person of these kinds is not sent any more. */
    public static void unsubscribe(Connection connection, String person, Kind kind, Instant now) throws SQLException {
        update(
                connection,
                "update notice_delivery d set state = 'SKIPPED', reason = 'UNSUBSCRIBED', ended_at = ? from notice n"
                        + " where n.id = d.notice and d.person = ? and n.kind = ? and d.state = 'PENDING'",
                now,
                person,
                kind.name());
    }

    /** What waits for a person does not go to the address that it has given up. */
    public static void addressChanged(Connection connection, String person, Instant now) throws SQLException {
        update(
                connection,
                "update notice_delivery set state = 'SKIPPED', reason = 'ADDRESS_CHANGED', ended_at = ?"
                        + " where person = ? and channel = 'MAIL' and state = 'PENDING'",
                now,
                person);
    }

    /** Of these notices, in the order in which they were made. */
    public static List<Delivery> of(Connection connection, Collection<UUID> notices) throws SQLException {
        return query(
                connection,
                DeliveryTable::read,
                "select * from notice_delivery where notice = any(?) order by created_at, channel, id",
                new Uuids(notices));
    }

    public static List<Delivery.Attempt> attempts(Connection connection, UUID delivery) throws SQLException {
        return query(
                connection,
                row -> new Delivery.Attempt(
                        row.getInt("number"),
                        instant(row, "made_at"),
                        row.getInt("took_ms"),
                        row.getString("outcome"),
                        row.getString("message_id"),
                        row.getString("answer")),
                "select * from notice_attempt where delivery = ? order by number",
                delivery);
    }

    private static Delivery read(ResultSet row) throws SQLException {
        String language = row.getString("language");
        return new Delivery(
                uuid(row, "id"),
                uuid(row, "notice"),
                row.getString("person"),
                Channel.valueOf(row.getString("channel")),
                Delivery.State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("address"),
                language == null ? null : Language.valueOf(language),
                row.getInt("attempts"),
                instant(row, "due_at"),
                instant(row, "created_at"),
                instant(row, "ended_at"));
    }
}
