package org.ipmarket.bench.settlement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.ipmarket.bench.Pgbench;

/**
 * Double entry the usual way: a transaction for each transfer updates two balances, always in the order of accounts, and inserts
 * the transfer and its two postings. The tables have the ledger's keys and texts, but nothing that checks anything: no sums, no
 * foreign keys, no limit of a balance, no balance after each posting.
 */
final class NaiveDoubleEntry {
    private static final int ACCOUNTS = 1_000;
    private static final String TRANSFER = """
            begin;
            update account set balance = balance - 5 where id = :a;
            update account set balance = balance + 5 where id = :b;
            insert into transfer (cause, what, why, rule) values ('bench:' || gen_random_uuid(), 'COMMISSION',
                'The commission of a trade is paid to the centre.', 'Fee schedule of the centre') returning id \\gset
            insert into posting (transfer, number, account, amount) values (:id, 1, :a, -5), (:id, 2, :b, 5);
            commit;
            """;

    private final Pgbench pgbench;
    private final Path hot;
    private final Path random;

    private NaiveDoubleEntry(Pgbench pgbench, Path hot, Path random) {
        this.pgbench = pgbench;
        this.hot = hot;
        this.random = random;
    }

    static NaiveDoubleEntry prepare(SettlementParts parts) throws IOException, SQLException, InterruptedException {
        Pgbench pgbench = new Pgbench(parts.databasePort(), parts.baselineDatabase(), parts.baselinePassword());
        try (Connection connection = parts.connectToBaseline();
                Statement statement = connection.createStatement()) {
            statement.execute("create table account (id bigint primary key, balance bigint not null)"
                    + " with (fillfactor = 70)");
            statement.execute("create table transfer (id bigint generated always as identity primary key,"
                    + " cause text not null unique, what text not null, why text not null, rule text not null,"
                    + " at timestamptz not null default clock_timestamp())");
            statement.execute("create table posting (transfer bigint not null, number smallint not null,"
                    + " account bigint not null, amount bigint not null, at timestamptz not null"
                    + " default clock_timestamp(), primary key (transfer, number))");
            statement.execute("create index posting_account on posting (account, at)");
            statement.execute(
                    "insert into account select n, 1000000000 from generate_series(0, " + ACCOUNTS + ") as n");
            statement.execute("analyze");
        }
        // the hot account last: it is locked as shortly as this way permits
        return new NaiveDoubleEntry(
                pgbench,
                Files.writeString(
                        parts.folder().resolve("hot.sql"),
                        "\\set a random(1, " + ACCOUNTS + ")\n\\set b 0\n" + TRANSFER),
                Files.writeString(
                        parts.folder().resolve("random.sql"),
                        "\\set a random(1, " + (ACCOUNTS - 1) + ")\n\\set b random(:a + 1, " + ACCOUNTS + ")\n"
                                + TRANSFER));
    }

    /** Transfers a second to one account, each from one of a thousand. */
    double hotAccount(Duration howLong) throws IOException, InterruptedException {
        return pgbench.run(hot, howLong);
    }

    /** Transfers a second among a thousand, each between two at random. */
    double thousandAccounts(Duration howLong) throws IOException, InterruptedException {
        return pgbench.run(random, howLong);
    }
}
