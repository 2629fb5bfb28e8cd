package org.ipmarket.settlement.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.AccountKind;
import org.ipmarket.settlement.ledger.Earmark;
import org.ipmarket.settlement.ledger.Explanation;
import org.ipmarket.settlement.ledger.Transfer;
import org.ipmarket.settlement.ledger.Verdict;
import org.junit.jupiter.api.Test;

/** Many callers, one writer. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class BookkeeperIT {
    private static final Explanation WHY = new Explanation("TEST", "A test moves money.", "No rule.", null, null);
    private static final Account BANK = Account.bank(Mode.LIVE, "CNY");

    @Inject
    Bookkeeper bookkeeper;

    @Inject
    LedgerReport report;

    @Inject
    LedgerStatements statements;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    MarketClock clock;

    @Test
    void oneThatIsRefusedHurtsNoOther() {
        Account poor = account();
        Account rich = account();
        List<CompletableFuture<Verdict>> answers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            // ten come, eleven are to go: each second of these is refused, as the one before it left nothing
            answers.add(bookkeeper.submit(
                    switch (i % 4) {
                        case 0 -> transfer(BANK, poor, 10);
                        case 1 -> transfer(poor, rich, 10);
                        case 2 -> transfer(poor, rich, 1);
                        default -> transfer(BANK, rich, 1);
                    }));
        }
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).join()).isInstanceOf(i % 4 == 2 ? Verdict.Refused.class : Verdict.Posted.class);
        }
        assertThat(balance(poor)).isZero();
        assertThat(balance(rich)).isEqualTo(250 * 10 + 250);
        sound();
    }

    @Test
    void theSameCauseMovesMoneyOnce() throws Exception {
        Account target = account();
        String cause = "bookkeeper:" + Ids.next();
        List<Verdict> verdicts = concurrently(
                50,
                () -> bookkeeper.post(Transfer.because(Mode.LIVE, cause, WHY)
                        .move(Money.cny(5), BANK, target)
                        .build()));
        assertThat(verdicts).filteredOn(Verdict.Posted.class::isInstance).hasSize(1);
        assertThat(verdicts).filteredOn(Verdict.Repeated.class::isInstance).hasSize(49);
        assertThat(balance(target)).isEqualTo(5);
    }

    @Test
    void eachTransferIsPostedOnceWhileTheDatabasesProcessesEnd() throws Exception {
        Account hot = account();
        AtomicInteger process = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        int rounds = 0;
        try (PostingQueue queue = new PostingQueue(new NotingDataSource(dataSource, process), 50, 1_000, clock);
                ExecutorService killer = Executors.newSingleThreadExecutor()) {
            Future<?> killing = killer.submit(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.sleep(100);
                    if (process.get() != 0) {
                        try {
                            sql("select pg_terminate_backend(" + process.get() + ")");
                            ended.incrementAndGet();
                        } catch (SQLException busy) {
                            // the pool had none for it: the next time
                            continue;
                        }
                    }
                }
                return null;
            });
            AtomicInteger handedInAgain = new AtomicInteger();
            // a quick machine may be done before a process was ended
            do {
                rounds++;
                concurrently(2_000, () -> {
                    Transfer transfer = transfer(BANK, hot, 3);
                    while (true) {
                        try {
                            assertThat(queue.submit(transfer).join()).isInstanceOf(Verdict.Posted.class);
                            return null;
                        } catch (CompletionException unknown) {
                            handedInAgain.incrementAndGet();
                        }
                    }
                });
            } while (ended.get() == 0 && rounds < 20);
            killing.cancel(true);
        }
        // the last one ended may lie in the pool
        dataSource.flush(AgroalDataSource.FlushMode.ALL);
        assertThat(ended.get()).isPositive();
        assertThat(balance(hot)).isEqualTo(6_000L * rounds);
        sound();
    }

    @Test
    void atTheBoundNothingMoreIsTaken() throws Exception {
        Account hot = account();
        assertThat(bookkeeper.post(transfer(BANK, hot, 1))).isInstanceOf(Verdict.Posted.class);
        List<CompletableFuture<Verdict>> answers = new ArrayList<>();
        try (PostingQueue queue = new PostingQueue(dataSource, 1, 3, clock)) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("select from ledger_account where owner = '" + hot.owner() + "' for update");
                // one is with the writer, which waits for the account; three may wait for the writer
                assertThatThrownBy(() -> {
                            for (int i = 0; i < 5; i++) {
                                answers.add(queue.submit(transfer(hot, BANK, i == 0 ? 1 : 2)));
                            }
                        })
                        .isInstanceOf(PostingQueue.Full.class);
                connection.rollback();
            }
            assertThat(answers).hasSizeBetween(3, 4);
            assertThat(answers.getFirst().join()).isInstanceOf(Verdict.Posted.class);
            assertThat(answers.getLast().join()).isInstanceOf(Verdict.Refused.class);
        }
        assertThatThrownBy(() -> answers.add(closed().submit(transfer(BANK, hot, 1))))
                .hasMessageContaining("stopped");
    }

    private PostingQueue closed() throws InterruptedException {
        PostingQueue queue = new PostingQueue(dataSource, 1, 1, clock);
        queue.close();
        return queue;
    }

    /** Tells which process of the database serves the writer. */
    private record NotingDataSource(AgroalDataSource real, AtomicInteger process) implements DataSource {
        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = real.getConnection();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
                row.next();
                process.set(row.getInt(1));
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return connection;
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return real.getConnection(user, password);
        }

        @Override
        public PrintWriter getLogWriter() throws SQLException {
            return real.getLogWriter();
        }

        @Override
        public void setLogWriter(PrintWriter out) throws SQLException {
            real.setLogWriter(out);
        }

        @Override
        public void setLoginTimeout(int seconds) throws SQLException {
            real.setLoginTimeout(seconds);
        }

        @Override
        public int getLoginTimeout() throws SQLException {
            return real.getLoginTimeout();
        }

        @Override
        public java.util.logging.Logger getParentLogger() {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            return real.unwrap(type);
        }

        @Override
        public boolean isWrapperFor(Class<?> type) throws SQLException {
            return real.isWrapperFor(type);
        }
    }

    private void sql(String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(query);
        }
    }

    private static <T> List<T> concurrently(int times, Callable<T> task) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(40)) {
            List<T> results = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(Collections.nCopies(times, task))) {
                results.add(each.get());
            }
            return results;
        }
    }

    private void sound() {
        LedgerReport.Checks checks = report.checks(Mode.LIVE, "CNY");
        assertThat(checks.unbalanced() + checks.negativeAccounts() + checks.driftedAccounts())
                .isZero();
    }

    private static Transfer transfer(Account from, Account to, long minor) {
        return Transfer.because(Mode.LIVE, "bookkeeper:" + Ids.next(), WHY)
                .move(Money.cny(minor), from, to)
                .build();
    }

    private static Account account() {
        return new Account(Mode.LIVE, "CNY", AccountKind.ESCROW, "owner-" + Ids.next(), Earmark.trade(Ids.next()));
    }

    private long balance(Account account) {
        return statements
                .of(account.owner(), account.mode(), null, 10)
                .getFirst()
                .standing()
                .balance();
    }
}
