package org.ipmarket.settlement.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.AccountKind;
import org.ipmarket.settlement.ledger.Earmark;
import org.ipmarket.settlement.ledger.Standing;

/** The rows of the ledger's accounts: found by what an account is, opened with the first posting, locked in one order. */
final class LedgerAccounts {
    private static final String OPEN = "insert into ledger_account"
            + " (id, mode, currency, kind, owner, earmark_kind, earmark_id)"
            + " select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[])"
            + " on conflict do nothing";
    private static final String FIND = "select a.id, a.mode, a.currency, a.kind, a.owner, a.earmark_kind,"
            + " a.earmark_id from ledger_account a"
            + " join unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[])"
            + " as w (mode, currency, kind, owner, earmark_kind, earmark_id)"
            + " on (a.owner, a.earmark_id, a.kind, a.currency, a.mode, a.earmark_kind)"
            + " = (w.owner, w.earmark_id, w.kind, w.currency, w.mode, w.earmark_kind)";
    /** In the order of ids, like the database's own functions: two transactions never wait for each other in a ring. */
    private static final String LOCK =
            "select id, balance, held, entries, last_at from ledger_account where id = any(?::uuid[])"
                    + " order by id for no key update";

    private LedgerAccounts() {}

    /**
     * What an account's row says.
     *
     * @param entries how many postings it has
     * @param last when the last of them was written, or null
     */
    record Row(Standing standing, long entries, OffsetDateTime last) {}

    /** The ids of all accounts, those opened that nobody had used before. */
    static Map<Account, UUID> open(Connection connection, Collection<Account> accounts) throws SQLException {
        // in one order everywhere, so that two transactions which open the same accounts never wait in a ring
        List<Account> wanted = List.copyOf(new TreeSet<>(accounts));
        Map<Account, UUID> found = find(connection, wanted);
        List<Account> missing =
                wanted.stream().filter(account -> !found.containsKey(account)).toList();
        if (!missing.isEmpty()) {
            try (PreparedStatement open = connection.prepareStatement(OPEN)) {
                open.setArray(1, array(connection, "uuid", missing, account -> Ids.next()));
                bind(connection, open, 2, missing);
                open.executeUpdate();
            }
            found.putAll(find(connection, missing));
        }
        return found;
    }

    /** The ids of those accounts that were ever used. */
    static Map<Account, UUID> find(Connection connection, Collection<Account> wanted) throws SQLException {
        Map<Account, UUID> found = new HashMap<>();
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            bind(connection, find, 1, wanted);
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    found.put(read(row, 2), row.getObject(1, UUID.class));
                }
            }
        }
        return found;
    }

    /** The rows of accounts, which stay as they are until the transaction ends. */
    static Map<UUID, Row> lock(Connection connection, Collection<UUID> accounts) throws SQLException {
        Map<UUID, Row> rows = new HashMap<>();
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setArray(1, array(connection, "uuid", accounts, Function.identity()));
            try (ResultSet row = lock.executeQuery()) {
                while (row.next()) {
                    rows.put(
                            row.getObject(1, UUID.class),
                            new Row(
                                    new Standing(row.getLong(2), row.getLong(3)),
                                    row.getLong(4),
                                    row.getObject(5, OffsetDateTime.class)));
                }
            }
        }
        return rows;
    }

    /** Reads mode, currency, kind, owner and earmark from six columns. */
    static Account read(ResultSet row, int first) throws SQLException {
        return new Account(
                Mode.fromString(row.getString(first)),
                row.getString(first + 1),
                AccountKind.valueOf(row.getString(first + 2)),
                row.getString(first + 3),
                new Earmark(Earmark.Kind.valueOf(row.getString(first + 4)), row.getObject(first + 5, UUID.class)));
    }

    private static void bind(Connection connection, PreparedStatement to, int first, Collection<Account> accounts)
            throws SQLException {
        to.setArray(first, array(connection, "text", accounts, account -> account.mode()
                .wire()));
        to.setArray(first + 1, array(connection, "text", accounts, Account::currency));
        to.setArray(first + 2, array(connection, "text", accounts, account -> account.kind()
                .name()));
        to.setArray(first + 3, array(connection, "text", accounts, Account::owner));
        to.setArray(first + 4, array(connection, "text", accounts, account -> account.earmark()
                .kind()
                .name()));
        to.setArray(first + 5, array(connection, "uuid", accounts, account -> account.earmark()
                .id()));
    }

    static <T> Array array(Connection connection, String type, Collection<T> of, Function<T, ?> value)
            throws SQLException {
        return connection.createArrayOf(type, of.stream().map(value).toArray());
    }
}
