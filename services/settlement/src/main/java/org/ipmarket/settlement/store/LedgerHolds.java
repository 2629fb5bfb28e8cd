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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Money;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.Books;
import org.ipmarket.settlement.ledger.Explanation;
import org.ipmarket.settlement.ledger.Hold;
import org.ipmarket.settlement.ledger.HoldState;
import org.ipmarket.settlement.ledger.Overdrawn;
import org.ipmarket.settlement.ledger.Standing;
import org.ipmarket.settlement.ledger.Transfer;
import org.ipmarket.settlement.state.IllegalTransition;

/**
 * Money set aside in two phases, in the caller's transaction. Whoever touches a hold has locked its account first, so each
 * ends once; and what is held cannot be taken by a transfer, which the database keeps.
 */
@ApplicationScoped
public class LedgerHolds {
    private static final String SELECT =
            "select h.id, a.mode, a.currency, a.kind, a.owner, a.earmark_kind, a.earmark_id,"
                    + " h.amount, h.cause, h.what, h.why, h.rule, h.lot, h.trade, h.placed_at, h.expires_at, h.state, h.captured,"
                    + " h.transfer, h.ended_at, h.ended_because"
                    + " from ledger_hold h join ledger_account a on a.id = h.account where ";
    private static final String INSERT =
            "insert into ledger_hold (id, account, amount, cause, what, why, rule, lot, trade,"
                    + " placed_at, expires_at, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'HELD')";
    private static final String END = "update ledger_hold set state = ?, captured = ?, transfer = ?, ended_at = ?,"
            + " ended_because = ? where id = ?";
    private static final String EXPIRE_ON = "update ledger_hold set state = 'EXPIRED', ended_at = ?,"
            + " ended_because = 'It was held until ' || expires_at || '.'"
            + " where account = any(?::uuid[]) and state = 'HELD' and expires_at <= ?";

    private final AgroalDataSource dataSource;
    private final LedgerBook book;
    private final MarketClock clock;

    LedgerHolds(AgroalDataSource dataSource, LedgerBook book, MarketClock clock) {
        this.dataSource = dataSource;
        this.book = book;
        this.clock = clock;
    }

    /**
     * What became of the attempt to end a hold.
     *
     * @param now whether this call ended it: true for exactly one call for each hold
     * @param hold as it is after the call; an attempt to capture or release one whose time had passed expires it
     */
    public record Ending(boolean now, Hold hold) {
        /**
         * For a caller that cannot go on otherwise.
         *
         * @throws IllegalTransition naming the state where the hold ended in another way
         */
        public Hold require(HoldState wanted) {
            if (hold.state() != wanted) {
                throw new IllegalTransition("hold", hold.state(), wanted.name());
            }
            return hold;
        }
    }

    /**
     * Sets money aside on an account.
     *
     * @param expires from when on it is free again; null where it waits for a word
     * @return the hold, or the one that the same cause placed before
     * @throws Overdrawn where less than that is available; nothing was written, and the transaction can go on
     */
    public Hold place(Account account, Money amount, String cause, Explanation explanation, Instant expires) {
        Hold wanted = Hold.of(account, amount, cause, explanation, clock.now(), expires);
        return work(connection -> {
            UUID id = LedgerAccounts.find(connection, List.of(account)).get(account);
            Standing standing =
                    id == null ? Standing.NOTHING : lock(connection, id).standing();
            Optional<Hold> before = one(connection, "h.cause = ?", cause);
            if (before.isPresent()) {
                return before.get();
            }
            if (standing.available() < amount.minor()
                    && id != null
                    && expireOn(connection, List.of(id), wanted.placed()) > 0) {
                standing = lock(connection, id).standing();
            }
            new Books(Map.of(account, standing), Map.of()).place(wanted);
            insert(connection, wanted, id);
            return wanted;
        });
    }

    /**
     * Takes what is held, or a part of it, by a transfer; what it leaves is free again.
     *
     * @param by takes from the hold's account at most what is held; it is posted here, not by the caller
     */
    public Ending capture(UUID hold, Transfer by) {
        Ending ending = end(hold, open -> open.captured(by, clock.now()));
        if (ending.now() && ending.hold().state() == HoldState.CAPTURED && !book.post(by)) {
            throw new IllegalStateException(
                    "hold " + hold + " is to be captured by a transfer that was posted before: " + by.cause());
        }
        return ending;
    }

    /** Frees what is held. @param why the occasion, in a sentence */
    public Ending release(UUID hold, String why) {
        return end(hold, open -> open.released(why, clock.now()));
    }

    /** Frees what is held where its time has passed, and does nothing else. */
    public Ending expire(UUID hold) {
        return end(hold, open -> open);
    }

    /** Holds whose time has passed and that nobody has ended yet, the longest due first. */
    public List<UUID> due(int limit) {
        return work(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select id from ledger_hold"
                    + " where state = 'HELD' and expires_at <= ? order by expires_at, id limit ?")) {
                select.setObject(1, time(clock.now()));
                select.setInt(2, limit);
                List<UUID> due = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        due.add(row.getObject(1, UUID.class));
                    }
                }
                return due;
            }
        });
    }

    public Optional<Hold> find(UUID hold) {
        return work(connection -> one(connection, "h.id = ?", hold));
    }

    public Optional<Hold> findByCause(String cause) {
        return work(connection -> one(connection, "h.cause = ?", cause));
    }

    private Ending end(UUID id, UnaryOperator<Hold> how) {
        return work(connection -> {
            Hold seen = one(connection, "h.id = ?", id)
                    .orElseThrow(() -> new IllegalArgumentException("there is no hold " + id));
            if (seen.state() != HoldState.HELD) {
                return new Ending(false, seen);
            }
            lock(connection, accountOf(connection, id));
            Hold open = one(connection, "h.id = ?", id).orElseThrow();
            if (open.state() != HoldState.HELD) {
                return new Ending(false, open);
            }
            Hold ended = open.due(clock.now()) ? open.expired(clock.now()) : how.apply(open);
            if (ended.state() == HoldState.HELD) {
                return new Ending(false, open);
            }
            update(connection, ended);
            return new Ending(true, ended);
        });
    }

    /** Ends those on locked accounts whose time has passed; tells how many. */
    static int expireOn(Connection connection, Collection<UUID> accounts, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(EXPIRE_ON)) {
            update.setObject(1, time(now));
            update.setArray(2, LedgerAccounts.array(connection, "uuid", accounts, account -> account));
            update.setObject(3, time(now));
            return update.executeUpdate();
        }
    }

    private static LedgerAccounts.Row lock(Connection connection, UUID account) throws SQLException {
        return LedgerAccounts.lock(connection, List.of(account)).get(account);
    }

    private static UUID accountOf(Connection connection, UUID hold) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select account from ledger_hold where id = ?")) {
            select.setObject(1, hold);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }

    private static Optional<Hold> one(Connection connection, String which, Object value) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + which)) {
            select.setObject(1, value);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    private static Hold read(ResultSet row) throws SQLException {
        Account account = LedgerAccounts.read(row, 2);
        return new Hold(
                row.getObject("id", UUID.class),
                account,
                Money.ofMinor(row.getLong("amount"), account.currency()),
                row.getString("cause"),
                new Explanation(
                        row.getString("what"),
                        row.getString("why"),
                        row.getString("rule"),
                        row.getObject("lot", UUID.class),
                        row.getObject("trade", UUID.class)),
                instant(row, "placed_at"),
                instant(row, "expires_at"),
                HoldState.valueOf(row.getString("state")),
                Money.ofMinor(row.getLong("captured"), account.currency()),
                row.getObject("transfer", UUID.class),
                instant(row, "ended_at"),
                row.getString("ended_because"));
    }

    private static void insert(Connection connection, Hold hold, UUID account) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, hold.id());
            insert.setObject(2, account);
            insert.setLong(3, hold.amount().minor());
            insert.setString(4, hold.cause());
            insert.setString(5, hold.explanation().what());
            insert.setString(6, hold.explanation().why());
            insert.setString(7, hold.explanation().rule());
            insert.setObject(8, hold.explanation().lot());
            insert.setObject(9, hold.explanation().trade());
            insert.setObject(10, time(hold.placed()));
            insert.setObject(11, time(hold.expires()));
            insert.executeUpdate();
        }
    }

    private static void update(Connection connection, Hold ended) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(END)) {
            update.setString(1, ended.state().name());
            update.setLong(2, ended.captured().minor());
            update.setObject(3, ended.transfer());
            update.setObject(4, time(ended.ended()));
            update.setString(5, ended.endedBecause());
            update.setObject(6, ended.id());
            update.executeUpdate();
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T work(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger's holds cannot be read or written", e);
        }
    }
}
