package org.ipmarket.bench.settlement;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.ipmarket.bench.Figures;
import org.ipmarket.local.Fault;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.settlement.store.LedgerStatements;
import org.ipmarket.settlement.store.PostingQueue;

/**
 * How fast the ledger takes transfers, beside double entry with a transaction for each: the same PostgreSQL, the same two cores,
 * taking turns. The ledger's side is settlement's own writer, used within this process by two thousand callers, each of which waits
 * until its transfer is durable; the database's own checks are on.
 */
public final class SettlementBench {
    private static final int ROUNDS = 3;
    private static final int BATCH = 500;
    private static final int WAITING = 10_000;
    private static final int LOOKS = 2_000;
    private static final Duration TURN = Duration.ofSeconds(8);
    private static final Duration WARM = Duration.ofSeconds(10);

    private final SettlementParts parts;
    private final Figures figures;
    private final NaiveDoubleEntry naive;
    private final LedgerCallers callers;

    private SettlementBench(SettlementParts parts, Figures figures, NaiveDoubleEntry naive, LedgerCallers callers) {
        this.parts = parts;
        this.figures = figures;
        this.naive = naive;
        this.callers = callers;
    }

    private interface Side {
        double run(Duration howLong) throws Exception;
    }

    public static void run(Figures figures) throws Exception {
        try (SettlementParts parts = SettlementParts.start();
                PostingQueue queue = new PostingQueue(parts.settlement(), BATCH, WAITING, MarketClock.system())) {
            new SettlementBench(parts, figures, NaiveDoubleEntry.prepare(parts), new LedgerCallers(queue)).run();
        }
    }

    private void run() throws Exception {
        callers.hotAccount(WARM);
        callers.thousandAccounts(WARM.dividedBy(2));
        naive.hotAccount(WARM.dividedBy(2));
        compare("hot_account", naive::hotAccount, callers::hotAccount);
        compare("1000_accounts", naive::thousandAccounts, callers::thousandAccounts);
        count();
        lookBack();
    }

    private void compare(String what, Side usual, Side ours) throws Exception {
        double[] locked = new double[ROUNDS];
        double[] batched = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            locked[round] = usual.run(TURN);
            batched[round] = ours.run(TURN);
            figures.note("%s, round %d: %.0f row-lock transfers/s, %.0f of the ledger's"
                    .formatted(what, round + 1, locked[round], batched[round]));
        }
        figures.figure("row_lock_" + what, Figures.median(locked), "transfers/s");
        figures.figure("ledger_" + what, Figures.median(batched), "transfers/s");
        figures.ratio("ledger_" + what + "_vs_row_lock", Figures.median(batched) / Figures.median(locked));
    }

    /** Whatever was answered is there, adds up, and nothing else is. */
    private void count() throws SQLException {
        require(
                callers.posted() == number("select count(*) from ledger_transfer"),
                "transfers are missing, or too many");
        require(
                number("select count(*) from (select transfer from ledger_posting group by transfer"
                                + " having sum(amount) <> 0 or count(*) < 2) as broken")
                        == 0,
                "transfers do not add up");
        require(
                number("select count(*) from ledger_account a where balance <> (select coalesce(sum(amount), 0)"
                                + " from ledger_posting p where p.account = a.id)")
                        == 0,
                "balances are not the sums of their postings");
        figures.figure("ledger_transfers", callers.posted(), "transfers");
    }

    /** The balance of the hot account at times long past. */
    private void lookBack() throws SQLException {
        LedgerStatements statements = new LedgerStatements(parts.settlement());
        UUID account = UUID.fromString(text("select id::text from ledger_account where kind = 'CENTRE_FEE'"));
        long entries = number("select entries from ledger_account where kind = 'CENTRE_FEE'");
        Instant first =
                Instant.parse(text("select to_char(min(at) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                        + " from ledger_posting"));
        long span = Duration.between(first, Instant.now()).toMillis();
        double[] millis = new double[LOOKS];
        for (int i = -LOOKS / 4; i < LOOKS; i++) {
            Instant at = first.plusMillis(ThreadLocalRandom.current().nextLong(span));
            long began = System.nanoTime();
            long balance = statements.balanceAt(account, at);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - began) / 1e6;
            }
            require(balance >= 0 && balance <= entries * LedgerCallers.MINOR, "a past balance that never was");
        }
        figures.note("the hot account has %d entries".formatted(entries));
        figures.figure("ledger_past_balance_median", Figures.median(millis), "ms");
        figures.figure("ledger_past_balance_p99", Figures.percentile(millis, 99), "ms");
    }

    private long number(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    private String text(String query) throws SQLException {
        try (Connection connection = parts.settlement().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Fault(otherwise);
        }
    }
}
