package org.ipmarket.settlement.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.AccountKind;
import org.ipmarket.settlement.ledger.Earmark;
import org.ipmarket.settlement.ledger.Posting;
import org.ipmarket.settlement.ledger.Transfer;

/**
 * Writes transfers, several with a fixed number of statements, in the caller's transaction. That they balance and that
 * nothing becomes negative is kept by the database, not here.
 */
@ApplicationScoped
public class LedgerBook {
    private static final String CHECK_VIOLATION = "23514";
    private static final String OPEN_ACCOUNTS = "insert into ledger_account"
            + " (id, mode, currency, kind, owner, earmark_kind, earmark_id)"
            + " select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[])"
            + " on conflict do nothing";
    private static final String FIND_ACCOUNTS = "select a.id, a.mode, a.currency, a.kind, a.owner, a.earmark_kind,"
            + " a.earmark_id from ledger_account a"
            + " join unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[])"
            + " as w (mode, currency, kind, owner, earmark_kind, earmark_id)"
            + " on (a.owner, a.earmark_id, a.kind, a.currency, a.mode, a.earmark_kind)"
            + " = (w.owner, w.earmark_id, w.kind, w.currency, w.mode, w.earmark_kind)";
    private static final String INSERT_TRANSFERS = "insert into ledger_transfer"
            + " (id, mode, cause, what, why, rule, lot, trade, postings)"
            + " select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[],"
            + " ?::uuid[], ?::smallint[]) on conflict (cause) do nothing returning id";
    private static final String INSERT_POSTINGS = "insert into ledger_posting (account, transfer, amount)"
            + " select * from unnest(?::uuid[], ?::uuid[], ?::bigint[])";

    private final AgroalDataSource dataSource;

    LedgerBook(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** More was to be taken from an account than lies on it. The transaction cannot go on. */
    public static final class Overdrawn extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overdrawn(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Writes one transfer; false where its cause has moved money before, and nothing happens now. */
    public boolean post(Transfer transfer) {
        return postAll(List.of(transfer)).size() == 1;
    }

    /**
     * Writes transfers.
     *
     * @return the ids of those written: not of those whose cause had moved money before
     * @throws Overdrawn where a balance would become negative
     */
    public Set<UUID> postAll(List<Transfer> transfers) {
        if (transfers.isEmpty()) {
            return Set.of();
        }
        try (Connection connection = dataSource.getConnection()) {
            Map<Account, UUID> accounts = accounts(connection, transfers);
            Set<UUID> written = insertTransfers(connection, transfers);
            insertPostings(connection, transfers, written, accounts);
            return written;
        } catch (SQLException e) {
            if (CHECK_VIOLATION.equals(e.getSQLState()) && e.getMessage().contains("ledger_account_side")) {
                throw new Overdrawn(
                        "an account would become negative by "
                                + transfers.stream().map(Transfer::cause).toList(),
                        e);
            }
            throw new IllegalStateException("the ledger cannot be written", e);
        }
    }

    private static Map<Account, UUID> accounts(Connection connection, List<Transfer> transfers) throws SQLException {
        // in one order everywhere, so that two transactions which open the same accounts never wait in a ring
        TreeSet<Account> wanted = new TreeSet<>();
        transfers.forEach(transfer -> transfer.postings().forEach(posting -> wanted.add(posting.account())));
        List<Account> list = List.copyOf(wanted);
        Map<Account, UUID> found = findAccounts(connection, list);
        List<Account> missing =
                list.stream().filter(account -> !found.containsKey(account)).toList();
        if (!missing.isEmpty()) {
            try (PreparedStatement open = connection.prepareStatement(OPEN_ACCOUNTS)) {
                open.setArray(1, array(connection, "uuid", missing, account -> Ids.next()));
                bindAccounts(connection, open, 2, missing);
                open.executeUpdate();
            }
            found.putAll(findAccounts(connection, missing));
        }
        return found;
    }

    private static Map<Account, UUID> findAccounts(Connection connection, List<Account> wanted) throws SQLException {
        Map<Account, UUID> found = new HashMap<>();
        try (PreparedStatement find = connection.prepareStatement(FIND_ACCOUNTS)) {
            bindAccounts(connection, find, 1, wanted);
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    found.put(account(row, 2), row.getObject(1, UUID.class));
                }
            }
        }
        return found;
    }

    /** Reads mode, currency, kind, owner and earmark from six columns. */
    static Account account(ResultSet row, int first) throws SQLException {
        return new Account(
                Mode.fromString(row.getString(first)),
                row.getString(first + 1),
                AccountKind.valueOf(row.getString(first + 2)),
                row.getString(first + 3),
                new Earmark(Earmark.Kind.valueOf(row.getString(first + 4)), row.getObject(first + 5, UUID.class)));
    }

    private static void bindAccounts(Connection connection, PreparedStatement to, int first, List<Account> accounts)
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

    private static Set<UUID> insertTransfers(Connection connection, List<Transfer> transfers) throws SQLException {
        Set<UUID> written = new HashSet<>();
        try (PreparedStatement insert = connection.prepareStatement(INSERT_TRANSFERS)) {
            insert.setArray(1, array(connection, "uuid", transfers, Transfer::id));
            insert.setArray(2, array(connection, "text", transfers, transfer -> transfer.mode()
                    .wire()));
            insert.setArray(3, array(connection, "text", transfers, Transfer::cause));
            insert.setArray(4, array(connection, "text", transfers, transfer -> transfer.explanation()
                    .what()));
            insert.setArray(5, array(connection, "text", transfers, transfer -> transfer.explanation()
                    .why()));
            insert.setArray(6, array(connection, "text", transfers, transfer -> transfer.explanation()
                    .rule()));
            insert.setArray(7, array(connection, "uuid", transfers, transfer -> transfer.explanation()
                    .lot()));
            insert.setArray(8, array(connection, "uuid", transfers, transfer -> transfer.explanation()
                    .trade()));
            insert.setArray(9, array(connection, "int2", transfers, transfer ->
                    (short) transfer.postings().size()));
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    written.add(row.getObject(1, UUID.class));
                }
            }
        }
        return written;
    }

    private static void insertPostings(
            Connection connection, List<Transfer> transfers, Set<UUID> written, Map<Account, UUID> accounts)
            throws SQLException {
        List<UUID> account = new ArrayList<>();
        List<UUID> transferId = new ArrayList<>();
        List<Long> amount = new ArrayList<>();
        for (Transfer transfer : transfers) {
            if (written.contains(transfer.id())) {
                for (Posting posting : transfer.postings()) {
                    account.add(accounts.get(posting.account()));
                    transferId.add(transfer.id());
                    amount.add(posting.minor());
                }
            }
        }
        if (account.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT_POSTINGS)) {
            insert.setArray(1, array(connection, "uuid", account, Function.identity()));
            insert.setArray(2, array(connection, "uuid", transferId, Function.identity()));
            insert.setArray(3, array(connection, "int8", amount, Function.identity()));
            insert.executeUpdate();
        }
    }

    private static <T> Array array(Connection connection, String type, List<T> of, Function<T, ?> value)
            throws SQLException {
        return connection.createArrayOf(type, of.stream().map(value).toArray());
    }
}
