package org.ipmarket.notification.notice.store;

import static org.ipmarket.notification.sql.Statements.query;
import static org.ipmarket.notification.sql.Statements.update;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ipmarket.notification.notice.rule.Kind;
import org.ipmarket.notification.sql.Statements;

/** SQL of what a login sees and has read: its participant's notices, and its own. */
public final class ReadTable {
    private static final String SEEN = " from notice n left join notice_reader r on r.subject = ?"
            + " left join notice_read x on x.subject = ? and x.notice = n.id"
            + " where n.participant = ? and n.mode = ? and not n.superseded and (n.person is null or n.person = ?)";
    private static final String UNREAD = " and x.notice is null and (r.read_up_to is null or n.id > r.read_up_to)";

    private ReadTable() {}

    /** Whose notices are seen, and by which login. */
    public record Reader(String subject, UUID participant, String mode) {}

    /** A notice and when the login read it; null where it has not. */
    public record Seen(Notice notice, Instant readAt) {}

    /** The newest first. @param kind null for all */
    public static List<Seen> list(
            Connection connection, Reader reader, boolean unread, Kind kind, UUID before, int limit)
            throws SQLException {
        String name = kind == null ? null : kind.name();
        return query(
                connection,
                ReadTable::seen,
                "select " + NoticeTable.COLUMNS + READ_AT + SEEN + (unread ? UNREAD : "")
                        + " and (?::text is null or n.kind = ?::text) and (?::uuid is null or n.id < ?::uuid)"
                        + " order by n.id desc limit ?",
                reader.subject(),
                reader.subject(),
                reader.participant(),
                reader.mode(),
                reader.subject(),
                name,
                name,
                before,
                before,
                limit);
    }

    /** One that the login may see; empty where there is none. A superseded one is found, too. */
    public static List<Seen> find(Connection connection, Reader reader, UUID id) throws SQLException {
        return query(
                connection,
                ReadTable::seen,
                "select " + NoticeTable.COLUMNS + READ_AT + SEEN.replace(" and not n.superseded", "") + " and n.id = ?",
                reader.subject(),
                reader.subject(),
                reader.participant(),
                reader.mode(),
                reader.subject(),
                id);
    }

    /** How many are unread, counted no further than {@code most}. */
    public static int unread(Connection connection, Reader reader, int most) throws SQLException {
        return query(
                        connection,
                        row -> row.getInt(1),
                        "select count(*) from (select 1" + SEEN + UNREAD + " order by n.id desc limit ?) u",
                        reader.subject(),
                        reader.subject(),
                        reader.participant(),
                        reader.mode(),
                        reader.subject(),
                        most)
                .getFirst();
    }

    /** Read the first time it counts. */
    public static void read(Connection connection, String subject, UUID notice, Instant now) throws SQLException {
        update(
                connection,
                "insert into notice_read (subject, notice, read_at) values (?, ?, ?) on conflict do nothing",
                subject,
                notice,
                now);
    }

    /** Everything up to that one is read. */
    public static void readUpTo(Connection connection, String subject, UUID notice, Instant now) throws SQLException {
        update(
                connection,
                "insert into notice_reader (subject, read_up_to, read_at) values (?, ?, ?) on conflict (subject)"
                        + " do update set read_up_to = excluded.read_up_to, read_at = excluded.read_at"
                        + " where notice_reader.read_up_to < excluded.read_up_to",
                subject,
                notice,
                now);
    }

    private static final String READ_AT =
            ", coalesce(x.read_at, case when n.id <= r.read_up_to then r.read_at end) as read_at";

    private static Seen seen(java.sql.ResultSet row) throws SQLException {
        return new Seen(NoticeTable.read(row), Statements.instant(row, "read_at"));
    }
}
