package org.ipmarket.settlement.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.Explanation;
import org.ipmarket.settlement.ledger.Standing;

/**
 * One account of the ledger: what lies on it, what lay on it at any time, and how it came about. Each posting carries the
 * balance after it, so none of this adds anything up.
 */
@ApplicationScoped
public class LedgerStatements {
    private static final Instant BEGINNING = Instant.EPOCH;
    private static final String ACCOUNT =
            "select id, mode, currency, kind, owner, earmark_kind, earmark_id, balance, held,"
                    + " entries, last_at from ledger_account where ";
    private static final String BALANCE_BEFORE = "select balance from ledger_posting where account = ? and at < ?"
            + " order by at desc, sequence desc limit 1";
    /** One statement is one snapshot: balances and lines fit together, and at least one row comes. */
    private static final String STATEMENT = """
            select b.opening, b.closing, l.*
            from (select
                    (select balance from ledger_posting where account = ? and at < ? order by at desc, sequence desc limit 1)
                        as opening,
                    (select balance from ledger_posting where account = ? and at < ? order by at desc, sequence desc limit 1)
                        as closing) as b
                left join (
                    select p.sequence, p.at, p.amount, p.balance, t.id, t.what, t.why, t.rule, t.lot, t.trade
                    from ledger_posting p join ledger_transfer t on t.id = p.transfer
                    where p.account = ? and p.at >= ? and p.at < ? and (p.at, p.sequence) > (?, ?)
                    order by p.at, p.sequence limit ?) as l on true
            order by l.at, l.sequence""";

    private final AgroalDataSource dataSource;

    public LedgerStatements(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * An account as it is.
     *
     * @param entries how many postings it has
     * @param last when the last of them was written, or null
     */
    public record State(UUID id, Account account, Standing standing, long entries, Instant last) {}

    /**
     * A posting on an account, with its transfer's explanation.
     *
     * @param sequence 1, 2, ... on the account, without gaps
     * @param at when it was written; never before the one before it
     * @param minor minor units: positive came, negative went
     * @param balance after it
     */
    public record Line(long sequence, Instant at, long minor, long balance, UUID transfer, Explanation explanation) {
        /** What orders the lines of an account. */
        public Place place() {
            return new Place(at, sequence);
        }
    }

    /** Where a line stands on its account. */
    public record Place(Instant at, long sequence) {
        static final Place BEFORE_ALL = new Place(BEGINNING, 0);

        @Override
        public String toString() {
            return at + "#" + sequence;
        }

        /** @throws IllegalArgumentException where that is no place */
        public static Place fromString(String text) {
            int sharp = text.indexOf('#');
            try {
                return new Place(Instant.parse(text.substring(0, sharp)), Long.parseLong(text.substring(sharp + 1)));
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("not a place in a statement: " + text, e);
            }
        }
    }

    /**
     * What happened on an account between two times.
     *
     * @param opening balance before the first of them, in minor units
     * @param closing balance after the last of them: of all, not of the lines of this page
     * @param lines oldest first, up to the limit
     */
    public record Statement(long opening, long closing, List<Line> lines) {}

    public Optional<State> find(UUID account) {
        return work(connection -> {
            try (PreparedStatement select = connection.prepareStatement(ACCOUNT + "id = ?")) {
                select.setObject(1, account);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(state(row)) : Optional.empty();
                }
            }
        });
    }

    /** Accounts of an owner that were ever used, the empty ones too, after one given (null for the first). */
    public List<State> of(String owner, Mode mode, UUID after, int limit) {
        return work(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement(ACCOUNT + "owner = ? and mode = ? and id > ? order by id limit ?")) {
                select.setString(1, owner);
                select.setString(2, mode.wire());
                select.setObject(3, after == null ? new UUID(0, 0) : after);
                select.setInt(4, limit);
                List<State> states = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        states.add(state(row));
                    }
                }
                return states;
            }
        });
    }

    /** What lay on an account at a time, in minor units: after all that was written until then, that instant included. */
    public long balanceAt(UUID account, Instant at) {
        return work(connection -> balanceBefore(connection, account, at.plusNanos(1_000)));
    }

    /**
     * Reads a part of an account's statement, all of it as of one moment.
     *
     * @param from the first time that counts
     * @param until the first that does not
     * @param after the last line of the part before, or null for the first
     */
    public Statement statement(UUID account, Instant from, Instant until, Place after, int limit) {
        Place place = after == null ? Place.BEFORE_ALL : after;
        return work(connection -> {
            try (PreparedStatement select = connection.prepareStatement(STATEMENT)) {
                select.setObject(1, account);
                select.setObject(2, time(from));
                select.setObject(3, account);
                select.setObject(4, time(until));
                select.setObject(5, account);
                select.setObject(6, time(from));
                select.setObject(7, time(until));
                select.setObject(8, time(place.at()));
                select.setLong(9, place.sequence());
                select.setInt(10, limit);
                List<Line> lines = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    long opening = row.getLong(1);
                    long closing = row.getLong(2);
                    if (row.getObject(3) != null) {
                        do {
                            lines.add(line(row));
                        } while (row.next());
                    }
                    return new Statement(opening, closing, lines);
                }
            }
        });
    }

    private static long balanceBefore(Connection connection, UUID account, Instant at) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BALANCE_BEFORE)) {
            select.setObject(1, account);
            select.setObject(2, time(at));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getLong(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getLong(5),
                row.getLong(6),
                row.getObject(7, UUID.class),
                new Explanation(
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getObject(11, UUID.class),
                        row.getObject(12, UUID.class)));
    }

    private static State state(ResultSet row) throws SQLException {
        OffsetDateTime last = row.getObject(11, OffsetDateTime.class);
        return new State(
                row.getObject(1, UUID.class),
                LedgerAccounts.read(row, 2),
                new Standing(row.getLong(8), row.getLong(9)),
                row.getLong(10),
                last == null ? null : last.toInstant());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T work(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger cannot be read", e);
        }
    }
}
