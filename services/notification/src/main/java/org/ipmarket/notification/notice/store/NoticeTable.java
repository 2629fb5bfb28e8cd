package org.ipmarket.notification.notice.store;

import static org.ipmarket.notification.sql.Statements.instant;
import static org.ipmarket.notification.sql.Statements.query;
import static org.ipmarket.notification.sql.Statements.texts;
import static org.ipmarket.notification.sql.Statements.update;
import static org.ipmarket.notification.sql.Statements.uuid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.notification.notice.rule.Kind;
import org.ipmarket.notification.sql.Statements.Texts;
import org.ipmarket.notification.sql.Statements.Uuids;

/** SQL of notices. Who has read which: {@link ReadTable}. */
public final class NoticeTable {
    static final String COLUMNS = "n.id, n.mode, n.participant, n.person, n.kind, n.variant, n.lot, n.trade, n.centres,"
            + " n.facts, n.cause, n.happened_at, n.made_at";

    private static final ObjectMapper JSON = new ObjectMapper();

    private NoticeTable() {}

    /**
     * Makes the same notice for several participants, at one go.
     *
     * @param like what it says, whoever it is for
     * @return of whom it was made: who has one of this kind from the same cause already, is not among them
     */
    public static List<Notice> insert(Connection connection, Notice like, Collection<UUID> participants)
            throws SQLException {
        List<UUID> ids = participants.stream().map(_ -> Ids.next()).toList();
        return query(
                connection,
                NoticeTable::read,
                "insert into notice as n (id, mode, participant, person, kind, variant, lot, trade, centres, facts, cause,"
                        + " happened_at, made_at) select u.id, ?, u.participant, ?, ?, ?, ?::uuid, ?::uuid, ?, ?::jsonb,"
                        + " ?, ?, ? from unnest(?::uuid[], ?::uuid[]) as u(id, participant)"
                        + " on conflict (participant, cause, kind) do nothing returning " + COLUMNS,
                like.mode(),
                like.person(),
                like.kind().name(),
                like.variant(),
                like.lot(),
                like.trade(),
                new Texts(like.centres()),
                json(like.facts()),
                like.cause(),
                like.happenedAt(),
                like.madeAt(),
                new Uuids(ids),
                new Uuids(participants));
    }

    /** Earlier notices of this kind about the lot say what is so no longer; those that nobody was sent or has read are gone. */
    public static void supersede(Connection connection, Kind kind, UUID lot, Collection<UUID> participants)
            throws SQLException {
        update(
                connection,
                "delete from notice n where n.lot = ? and n.kind = ? and n.participant = any(?)"
                        + " and not exists (select 1 from notice_delivery d where d.notice = n.id and d.attempts > 0)"
                        + " and not exists (select 1 from notice_read r where r.notice = n.id)",
                lot,
                kind.name(),
                new Uuids(participants));
        update(
                connection,
                "update notice set superseded = true where lot = ? and kind = ? and participant = any(?)"
                        + " and not superseded",
                lot,
                kind.name(),
                new Uuids(participants));
    }

    /** Whether a later one says it anew. */
    public static boolean isSuperseded(Connection connection, UUID id) throws SQLException {
        return query(connection, row -> row.getBoolean(1), "select superseded from notice where id = ?", id)
                .contains(true);
    }

    public static Optional<Notice> find(Connection connection, UUID id) throws SQLException {
        return query(connection, NoticeTable::read, "select " + COLUMNS + " from notice n where n.id = ?", id).stream()
                .findFirst();
    }

    /**
     * Those that concern a centre, the newest first.
     *
     * @param participant null for all
     * @param lot null for all
     */
    public static List<Notice> ofCentre(
            Connection connection, String centre, String mode, UUID participant, UUID lot, UUID before, int limit)
            throws SQLException {
        return query(
                connection,
                NoticeTable::read,
                "select " + COLUMNS + " from notice n where n.centres @> array[?]::text[] and n.mode = ?"
                        + " and (?::uuid is null or n.participant = ?::uuid) and (?::uuid is null or n.lot = ?::uuid)"
                        + " and (?::uuid is null or n.id < ?::uuid) order by n.id desc limit ?",
                centre,
                mode,
                participant,
                participant,
                lot,
                lot,
                before,
                before,
                limit);
    }

    /** How many of a kind were made for a login since. */
    public static int count(Connection connection, UUID participant, String person, Kind kind, Instant since)
            throws SQLException {
        return query(
                        connection,
                        row -> row.getInt(1),
                        "select count(*) from notice where participant = ? and person = ? and kind = ?"
                                + " and made_at > ?",
                        participant,
                        person,
                        kind.name(),
                        since)
                .getFirst();
    }

    /** Deletes the oldest of those made before, with everything about them. @return how many */
    public static int purge(Connection connection, Instant before, int limit) throws SQLException {
        return update(
                connection,
                "delete from notice where id in (select id from notice where made_at < ? order by made_at limit ?)",
                before,
                limit);
    }

    static Notice read(ResultSet row) throws SQLException {
        return new Notice(
                uuid(row, "id"),
                row.getString("mode"),
                uuid(row, "participant"),
                row.getString("person"),
                Kind.valueOf(row.getString("kind")),
                row.getString("variant"),
                uuid(row, "lot"),
                uuid(row, "trade"),
                texts(row, "centres"),
                facts(row.getString("facts")),
                row.getString("cause"),
                instant(row, "happened_at"),
                instant(row, "made_at"));
    }

    private static String json(Map<String, String> facts) {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts that cannot be written", e);
        }
    }

    private static Map<String, String> facts(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts that cannot be read", e);
        }
    }
}
