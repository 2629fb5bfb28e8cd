package org.ipmarket.notification.notice.store;

import static org.ipmarket.notification.sql.Statements.instant;
import static org.ipmarket.notification.sql.Statements.query;
import static org.ipmarket.notification.sql.Statements.update;
import static org.ipmarket.notification.sql.Statements.uuid;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ipmarket.notification.notice.rule.Kind;

/** SQL of notices that are made at a time. */
public final class DueTable {
    private DueTable() {}

    /** @param until when it is too late for it */
    public record Due(Kind kind, UUID lot, String mode, String centre, Instant dueAt, Instant until) {}

    /** A later word about the same lot takes the place of an earlier one. */
    public static void put(Connection connection, Due due) throws SQLException {
        update(
                connection,
                "insert into notice_due (kind, lot, mode, centre, due_at, until) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (kind, lot) do update set due_at = excluded.due_at, until = excluded.until",
                due.kind().name(),
                due.lot(),
                due.mode(),
                due.centre(),
                due.dueAt(),
                due.until());
    }

    /** Nothing of the lot is taken while it is suspended. */
    public static void suspend(Connection connection, UUID lot, boolean suspended) throws SQLException {
        update(connection, "update notice_due set suspended = ? where lot = ?", suspended, lot);
    }

    public static void drop(Connection connection, UUID lot) throws SQLException {
        update(connection, "delete from notice_due where lot = ?", lot);
    }

    /** Takes what is due: nobody else has it, and it is gone when the transaction is committed. */
    public static List<Due> take(Connection connection, Instant now, int most) throws SQLException {
        return query(
                connection,
                row -> new Due(
                        Kind.valueOf(row.getString("kind")),
                        uuid(row, "lot"),
                        row.getString("mode"),
                        row.getString("centre"),
                        instant(row, "due_at"),
                        instant(row, "until")),
                "delete from notice_due where (kind, lot) in (select kind, lot from notice_due where not suspended"
                        + " and due_at <= ? order by due_at limit ? for update skip locked) returning *",
                now,
                most);
    }
}
