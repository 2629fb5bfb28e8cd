package org.ipmarket.settlement.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.ipmarket.chassis.copy.CopyRows;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.Books;
import org.ipmarket.settlement.ledger.Explanation;
import org.ipmarket.settlement.ledger.Standing;
import org.ipmarket.settlement.ledger.Transfer;
import org.ipmarket.settlement.ledger.Verdict;

/**
 * Writes transfers in a transaction that somebody else has opened and commits: any number of them with a handful of statements.
 * They are judged in order by the rules, and those that may be are written with all their postings, which the database looks at
 * once more.
 */
final class LedgerWriter {
    private static final String CAUSES = "select cause, id from ledger_transfer where cause = any(?::text[])";
    private static final String WRITE = """
            with moment as materialized (select greatest(clock_timestamp(), ?::timestamptz) as at),
            written as (
                insert into ledger_transfer (id, mode, cause, what, why, rule, lot, trade, postings, at)
                select t.*, moment.at
                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::uuid[],
                    ?::smallint[]) as t, moment
                on conflict (cause) do nothing
                returning id, at),
            posted as (
                insert into ledger_posting (transfer, number, mode, currency, account, amount, sequence, balance, at)
                select p.transfer, p.number, p.mode, p.currency, p.account, p.amount, p.sequence, p.balance, written.at
                from unnest(?::uuid[], ?::smallint[], ?::text[], ?::text[], ?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[])
                    as p (transfer, number, mode, currency, account, amount, sequence, balance)
                join written on written.id = p.transfer)
            select id, at from written""";

    private LedgerWriter() {}

    /** An account's id, and its row as it was when it was last seen. */
    record Seen(UUID id, LedgerAccounts.Row row) {}

    /**
     * @param verdicts one for each transfer, in order
     * @param accounts every account concerned as it is after them, if the transaction is committed
     */
    record Written(List<Verdict> verdicts, Map<Account, Seen> accounts) {}

    /**
     * Writes what may be written: the accounts are locked first, so what is decided stays true until the transaction ends.
     *
     * @param now when holds are judged that may have run out
     */
    static Written write(Connection connection, List<Transfer> transfers, Instant now) throws SQLException {
        Map<Account, UUID> ids = LedgerAccounts.open(connection, accounts(transfers));
        Map<Account, Seen> accounts = locked(connection, ids);
        Map<String, UUID> causes = causes(connection, transfers);
        Judged judged = Judged.of(transfers, accounts, causes);
        while (!judged.refusing().isEmpty() && LedgerHolds.expireOn(connection, judged.refusing(), now) > 0) {
            accounts = locked(connection, ids);
            judged = Judged.of(transfers, accounts, causes);
        }
        if (judged.posted().isEmpty()) {
            return new Written(judged.verdicts(), accounts);
        }
        Inserted inserted = insert(connection, judged, accounts);
        List<Verdict> verdicts = judged.verdicts();
        if (inserted.ids().size() < judged.posted().size()) {
            // another transaction had written one of the causes, on other accounts, and has just committed it
            Map<String, UUID> meanwhile = causes(connection, transfers);
            for (int i = 0; i < transfers.size(); i++) {
                if (verdicts.get(i) instanceof Verdict.Posted
                        && !inserted.ids().contains(transfers.get(i).id())) {
                    verdicts.set(
                            i,
                            new Verdict.Repeated(meanwhile.get(transfers.get(i).cause())));
                }
            }
            return new Written(verdicts, Map.of());
        }
        return new Written(verdicts, judged.after(accounts, inserted.at()));
    }

    /** Transfers as they will be written if the accounts are then as they are foreseen. @param after the accounts after them @param at when */
    record Foreseen(Judged judged, Map<Account, Seen> before, Map<Account, Seen> after, OffsetDateTime at) {
        List<Verdict> verdicts() {
            return judged.verdicts();
        }
    }

    /**
     * Judges transfers on accounts as they were last seen, or are foreseen, with nothing locked or looked up. Empty where {@link #write(Connection,
     * List, Instant)} has to decide: an account that was not seen, a transfer that would be refused.
     *
     * @param clock the database's; what is written is not earlier
     */
    static Optional<Foreseen> foresee(List<Transfer> transfers, Map<Account, Seen> seen, OffsetDateTime clock) {
        Map<Account, Seen> accounts = new HashMap<>();
        for (Account account : accounts(transfers)) {
            Seen one = seen.get(account);
            if (one == null) {
                return Optional.empty();
            }
            accounts.put(account, one);
        }
        Judged judged = Judged.of(transfers, accounts, Map.of());
        if (judged.posted().size() < transfers.size()) {
            return Optional.empty();
        }
        OffsetDateTime latest = latest(accounts.values());
        OffsetDateTime at = latest == null || latest.isBefore(clock) ? clock : latest;
        return Optional.of(new Foreseen(judged, accounts, judged.after(accounts, at), at));
    }

    /**
     * Writes what was foreseen: transfers, then their postings, by {@code COPY}. The database refuses where somebody else has changed an
     * account, or a cause was there before. Transfers stand without postings for a moment, which it permits to a transaction that has said
     * {@code ledger.whole_at_commit} ({@code V172}).
     */
    static void copy(Connection connection, Foreseen foreseen) throws SQLException {
        Judged judged = foreseen.judged();
        Instant at = foreseen.at().toInstant();
        CopyRows transfers =
                new CopyRows("ledger_transfer", "id, mode, cause, what, why, rule, lot, trade, postings, at");
        for (Transfer transfer : judged.posted()) {
            Explanation explanation = transfer.explanation();
            transfers
                    .row()
                    .add(transfer.id())
                    .add(transfer.mode().wire())
                    .add(transfer.cause())
                    .add(explanation.what())
                    .add(explanation.why())
                    .add(explanation.rule())
                    .add(explanation.lot())
                    .add(explanation.trade())
                    .add((short) transfer.postings().size())
                    .add(at);
        }
        CopyRows postings = new CopyRows(
                "ledger_posting", "transfer, number, mode, currency, account, amount, sequence, balance, at");
        List<Long> sequences = judged.sequences(foreseen.before());
        for (int i = 0; i < judged.entries().size(); i++) {
            Books.Entry entry = judged.entries().get(i);
            Account account = entry.account();
            postings.row()
                    .add(entry.transfer())
                    .add((short) entry.number())
                    .add(account.mode().wire())
                    .add(account.currency())
                    .add(foreseen.before().get(account).id())
                    .add(entry.minor())
                    .add(sequences.get(i).longValue())
                    .add(entry.balance())
                    .add(at);
        }
        transfers.send(connection);
        postings.send(connection);
    }

    /** Transfers as the rules judged them. @param refusing accounts where too little was available */
    private record Judged(
            List<Verdict> verdicts, List<Transfer> posted, Books books, List<Books.Entry> entries, Set<UUID> refusing) {
        static Judged of(List<Transfer> transfers, Map<Account, Seen> accounts, Map<String, UUID> causes) {
            Map<Account, Standing> standings = new HashMap<>();
            accounts.forEach(
                    (account, seen) -> standings.put(account, seen.row().standing()));
            Books books = new Books(standings, causes);
            List<Verdict> verdicts = new ArrayList<>(transfers.size());
            List<Transfer> posted = new ArrayList<>(transfers.size());
            Set<UUID> refusing = new HashSet<>();
            for (Transfer transfer : transfers) {
                Verdict verdict = books.post(transfer);
                verdicts.add(verdict);
                switch (verdict) {
                    case Verdict.Posted() -> posted.add(transfer);
                    case Verdict.Repeated repeated -> {}
                    case Verdict.Refused refused ->
                        refusing.add(accounts.get(refused.account()).id());
                }
            }
            return new Judged(verdicts, posted, books, books.entries(), refusing);
        }

        /** The place of each entry on its account. */
        List<Long> sequences(Map<Account, Seen> accounts) {
            Map<Account, Long> latest = new HashMap<>();
            List<Long> sequences = new ArrayList<>(entries.size());
            for (Books.Entry entry : entries) {
                sequences.add(latest.compute(
                        entry.account(),
                        (account, before) ->
                                before == null ? accounts.get(account).row().entries() + 1 : before + 1));
            }
            return sequences;
        }

        Map<Account, Seen> after(Map<Account, Seen> before, OffsetDateTime at) {
            Map<Account, Long> more = new HashMap<>();
            entries.forEach(entry -> more.merge(entry.account(), 1L, Long::sum));
            Map<Account, Seen> after = new HashMap<>(before);
            more.forEach((account, count) -> after.computeIfPresent(
                    account,
                    (same, seen) -> new Seen(
                            seen.id(),
                            new LedgerAccounts.Row(
                                    books.standing(account), seen.row().entries() + count, at))));
            return after;
        }
    }

    private static Set<Account> accounts(List<Transfer> transfers) {
        Set<Account> accounts = new HashSet<>();
        transfers.forEach(transfer -> transfer.postings().forEach(posting -> accounts.add(posting.account())));
        return accounts;
    }

    private static Map<Account, Seen> locked(Connection connection, Map<Account, UUID> ids) throws SQLException {
        Map<UUID, LedgerAccounts.Row> rows = LedgerAccounts.lock(connection, ids.values());
        Map<Account, Seen> locked = new HashMap<>();
        ids.forEach((account, id) -> locked.put(account, new Seen(id, rows.get(id))));
        return locked;
    }

    private static Map<String, UUID> causes(Connection connection, List<Transfer> transfers) throws SQLException {
        Map<String, UUID> causes = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(CAUSES)) {
            select.setArray(1, texts(connection, transfers, Transfer::cause));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    causes.put(row.getString(1), row.getObject(2, UUID.class));
                }
            }
        }
        return causes;
    }

    /** @param at when; the same for all */
    private record Inserted(Set<UUID> ids, OffsetDateTime at) {}

    private static Inserted insert(Connection connection, Judged judged, Map<Account, Seen> accounts)
            throws SQLException {
        List<Transfer> transfers = judged.posted();
        List<Books.Entry> entries = judged.entries();
        try (PreparedStatement insert = connection.prepareStatement(WRITE)) {
            insert.setObject(1, latest(accounts.values()));
            insert.setArray(2, uuids(connection, transfers, Transfer::id));
            insert.setArray(
                    3, texts(connection, transfers, transfer -> transfer.mode().wire()));
            insert.setArray(4, texts(connection, transfers, Transfer::cause));
            List<Explanation> explanations =
                    transfers.stream().map(Transfer::explanation).toList();
            insert.setArray(5, texts(connection, explanations, Explanation::what));
            insert.setArray(6, texts(connection, explanations, Explanation::why));
            insert.setArray(7, texts(connection, explanations, Explanation::rule));
            insert.setArray(8, uuids(connection, explanations, Explanation::lot));
            insert.setArray(9, uuids(connection, explanations, Explanation::trade));
            insert.setArray(10, shorts(connection, transfers, transfer ->
                    (short) transfer.postings().size()));
            insert.setArray(11, uuids(connection, entries, Books.Entry::transfer));
            insert.setArray(12, shorts(connection, entries, entry -> (short) entry.number()));
            insert.setArray(
                    13,
                    texts(connection, entries, entry -> entry.account().mode().wire()));
            insert.setArray(
                    14, texts(connection, entries, entry -> entry.account().currency()));
            insert.setArray(15, uuids(connection, entries, entry -> accounts.get(entry.account())
                    .id()));
            insert.setArray(16, longs(connection, entries, Books.Entry::minor));
            insert.setArray(17, longs(connection, judged.sequences(accounts), Function.identity()));
            insert.setArray(18, longs(connection, entries, Books.Entry::balance));
            try (ResultSet row = insert.executeQuery()) {
                Set<UUID> ids = new HashSet<>();
                OffsetDateTime at = null;
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                    at = at == null ? row.getObject(2, OffsetDateTime.class) : at;
                }
                return new Inserted(ids, at);
            }
        }
    }

    /** When the last posting on any of the accounts was written, or null. */
    private static OffsetDateTime latest(Collection<Seen> accounts) {
        OffsetDateTime latest = null;
        for (Seen seen : accounts) {
            OffsetDateTime last = seen.row().last();
            if (last != null && (latest == null || last.isAfter(latest))) {
                latest = last;
            }
        }
        return latest;
    }

    private static <T> Array uuids(Connection connection, List<T> rows, Function<T, UUID> value) throws SQLException {
        return connection.createArrayOf("uuid", rows.stream().map(value).toArray());
    }

    private static <T> Array texts(Connection connection, List<T> rows, Function<T, String> value) throws SQLException {
        return connection.createArrayOf("text", rows.stream().map(value).toArray(String[]::new));
    }

    private static <T> Array shorts(Connection connection, List<T> rows, Function<T, Short> value) throws SQLException {
        return connection.createArrayOf("int2", rows.stream().map(value).toArray(Short[]::new));
    }

    private static <T> Array longs(Connection connection, List<T> rows, Function<T, Long> value) throws SQLException {
        return connection.createArrayOf("int8", rows.stream().map(value).toArray(Long[]::new));
    }
}
