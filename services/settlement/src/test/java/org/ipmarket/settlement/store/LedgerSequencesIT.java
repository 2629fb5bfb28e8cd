package org.ipmarket.settlement.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.Hold;
import org.ipmarket.settlement.ledger.HoldState;
import org.ipmarket.settlement.ledger.LedgerCommands;
import org.ipmarket.settlement.ledger.LedgerCommands.Command;
import org.ipmarket.settlement.ledger.NaiveLedger;
import org.ipmarket.settlement.ledger.Overdrawn;
import org.ipmarket.settlement.ledger.Standing;
import org.ipmarket.settlement.ledger.Transfer;
import org.junit.jupiter.api.Test;

/**
 * Any commands, in any order, with repeats, while transactions are rolled back and the database's processes end in their middle:
 * what was committed is what the plainest ledger has, and the rest has left no trace. A failure names its seed.
 */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class LedgerSequencesIT {
    private static final int ATTEMPTS = 10;
    private static final int SEQUENCES = 320;
    private static final int COMMANDS = 16;
    private static final int AT_ONCE = 4;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    LedgerReport report;

    @Inject
    LedgerStatements statements;

    private final ScheduledExecutorService killer = Executors.newScheduledThreadPool(2);
    private final ConcurrentHashMap<Fate, AtomicInteger> fates = new ConcurrentHashMap<>();

    /** What becomes of a command's transaction. */
    private enum Fate {
        COMMITTED,
        ROLLED_BACK,
        /** The process of the database ends after the last statement, before the commit. */
        TERMINATED_BEFORE_COMMIT,
        /** It ends at any moment, and nobody is told whether that was before the commit. */
        TERMINATED_AT_RANDOM
    }

    @Test
    void anySequenceOfCommandsWithAbortsKeepsTheLedgerSound() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> all = new ArrayList<>();
            for (int seed = 0; seed < SEQUENCES; seed++) {
                long each = seed;
                all.add(threads.submit(() -> new Sequence(each).play()));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            killer.shutdownNow();
        }
        for (Fate fate : Fate.values()) {
            assertThat(fates.get(fate).get()).as(fate.name()).isGreaterThan(SEQUENCES / 2);
        }
        for (String currency : List.of("CNY", "USD")) {
            LedgerReport.Checks checks = report.checks(Mode.LIVE, currency);
            assertThat(checks.unbalanced() + checks.negativeAccounts() + checks.driftedAccounts())
                    .as(checks.toString())
                    .isZero();
        }
    }

    private final class Sequence {
        private final long seed;
        private final Random random;
        private final LedgerCommands commands;
        private final NaiveLedger naive = new NaiveLedger();
        // far from now, so that the service's own sweep leaves these holds alone
        private final AtomicReference<Instant> now =
                new AtomicReference<>(MarketClock.system().now().plus(Duration.ofDays(3_650)));
        private final LedgerBook book = new LedgerBook(dataSource, now::get);
        private final LedgerHolds holds = new LedgerHolds(dataSource, book, now::get);

        Sequence(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.commands = new LedgerCommands(random, Mode.LIVE);
        }

        void play() {
            List<Command> before = new ArrayList<>();
            for (int i = 0; i < COMMANDS; i++) {
                Command command = commands.next(before, now.get());
                before.add(command);
                if (command instanceof Command.Wait(Duration howLong)) {
                    now.updateAndGet(time -> time.plus(howLong));
                } else {
                    int dice = random.nextInt(20);
                    Fate fate = dice < 4
                            ? Fate.ROLLED_BACK
                            : dice < 7
                                    ? Fate.TERMINATED_BEFORE_COMMIT
                                    : dice < 10 ? Fate.TERMINATED_AT_RANDOM : Fate.COMMITTED;
                    fates.computeIfAbsent(fate, each -> new AtomicInteger()).incrementAndGet();
                    execute(command, fate, "seed " + seed + ", command " + i + ": " + command);
                }
            }
            compare();
        }

        private void execute(Command command, Fate fate, String what) {
            long delay = random.nextInt(6_000);
            String outcome;
            try {
                outcome = QuarkusTransaction.requiringNew().call(() -> {
                    if (fate == Fate.TERMINATED_AT_RANDOM) {
                        terminateSoon(delay);
                    }
                    String done = run(command);
                    if (fate == Fate.ROLLED_BACK) {
                        QuarkusTransaction.setRollbackOnly();
                    } else if (fate == Fate.TERMINATED_BEFORE_COMMIT) {
                        sql("select pg_terminate_backend(pg_backend_pid())");
                    }
                    return done;
                });
            } catch (Overdrawn tooLittle) {
                outcome = "REFUSED";
            } catch (RuntimeException aborted) {
                outcome = "ABORTED";
            }
            if (outcome.equals("ABORTED") ? !happened(command) : fate == Fate.ROLLED_BACK) {
                return;
            }
            String expected = expect(command);
            if (!outcome.equals("ABORTED")) {
                assertThat(outcome).as(what).isEqualTo(expected);
            }
        }

        private String run(Command command) {
            return switch (command) {
                case Command.Post(Transfer transfer) -> book.post(transfer) ? "POSTED" : "REPEATED";
                case Command.Place(Hold hold) -> {
                    boolean before = holds.findByCause(hold.cause()).isPresent();
                    holds.place(hold.account(), hold.amount(), hold.cause(), hold.explanation(), hold.expires());
                    yield before ? "REPEATED" : "HELD";
                }
                case Command.End(String cause, HoldState wanted, Transfer by) ->
                    holds.findByCause(cause)
                            .map(hold -> switch (wanted) {
                                case CAPTURED -> holds.capture(hold.id(), by);
                                case RELEASED -> holds.release(hold.id(), "A test frees it.");
                                default -> holds.expire(hold.id());
                            })
                            .map(ending -> ending.hold().state().name())
                            .orElse("NONE");
                case Command.Wait ignored -> throw new IllegalStateException("nothing to do");
            };
        }

        /** Of a command whose transaction was aborted: whether it had committed all the same. */
        private boolean happened(Command command) {
            return QuarkusTransaction.requiringNew().call(() -> switch (command) {
                case Command.Post(Transfer transfer) -> known(transfer) && !naive.knows(transfer.cause());
                case Command.Place(Hold hold) ->
                    holds.findByCause(hold.cause()).isPresent() && naive.holdOf(hold.cause()) == null;
                case Command.End(String cause, HoldState wanted, Transfer by) ->
                    naive.holdOf(cause) != null
                            && holds.findByCause(cause).orElseThrow().state()
                                    != naive.holds().get(naive.holdOf(cause)).state;
                case Command.Wait ignored -> false;
            });
        }

        private boolean known(Transfer transfer) {
            return !sql("select id from ledger_transfer where cause = '" + transfer.cause() + "'")
                    .isEmpty();
        }

        private String expect(Command command) {
            return switch (command) {
                case Command.Post(Transfer transfer) -> naive.post(transfer, now.get());
                case Command.Place(Hold hold) -> naive.place(hold, now.get());
                case Command.End(String cause, HoldState wanted, Transfer by) ->
                    naive.holdOf(cause) == null ? "NONE" : naive.end(naive.holdOf(cause), wanted, by, now.get());
                case Command.Wait ignored -> throw new IllegalStateException("nothing to do");
            };
        }

        /** What the database has is what the plainest ledger has. */
        private void compare() {
            List<Account> accounts = new ArrayList<>(commands.accounts());
            accounts.addAll(commands.banks());
            naive.holdCauses().forEach(this::compareHold);
            assertThat(naive.faults(accounts)).as("seed %d", seed).isEmpty();
            for (Account account : accounts) {
                LedgerStatements.State state = statements.of(account.owner(), Mode.LIVE, null, 10).stream()
                        .filter(each -> each.account().equals(account))
                        .findFirst()
                        .orElse(null);
                Standing standing = state == null ? Standing.NOTHING : state.standing();
                assertThat(standing)
                        .as("seed %d: %s", seed, account)
                        .isEqualTo(new Standing(naive.balance(account), naive.held(account)));
                if (state != null) {
                    compareStatement(state);
                }
            }
        }

        /** One that has run out may wait for the sweep: that comes first. */
        private void compareHold(String cause, UUID id) {
            naive.end(id, HoldState.EXPIRED, null, now.get());
            Hold hold = QuarkusTransaction.requiringNew().call(() -> holds.expire(
                            holds.findByCause(cause).orElseThrow().id())
                    .hold());
            NaiveLedger.HeldSum expected = naive.holds().get(id);
            assertThat(hold.state()).as("seed %d: %s", seed, cause).isEqualTo(expected.state);
            assertThat(hold.captured().minor()).as("seed %d: %s", seed, cause).isEqualTo(expected.captured);
        }

        private void compareStatement(LedgerStatements.State state) {
            LedgerStatements.Statement statement =
                    statements.statement(state.id(), Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"), null, 1_000);
            assertThat(statement.opening()).isZero();
            assertThat(statement.closing()).isEqualTo(state.standing().balance());
            long balance = 0;
            long sequence = 0;
            Instant at = Instant.EPOCH;
            for (LedgerStatements.Line line : statement.lines()) {
                balance += line.minor();
                assertThat(line.balance()).isEqualTo(balance);
                assertThat(line.sequence()).isEqualTo(++sequence);
                assertThat(line.at()).isAfterOrEqualTo(at);
                at = line.at();
                assertThat(statements.balanceAt(state.id(), at)).isEqualTo(balance);
            }
            assertThat(balance).isEqualTo(state.standing().balance());
        }
    }

    /** Ends the process that serves the present transaction, if it is still the same when the moment comes. */
    private void terminateSoon(long micros) {
        String mine = sql("select pg_backend_pid() || ' and xact_start = ''' || now() || ''''")
                .getFirst();
        killer.schedule(
                () -> sql("select pg_terminate_backend(pid) from pg_stat_activity where pid = " + mine),
                micros,
                TimeUnit.MICROSECONDS);
    }

    /** A termination may still be on its way to a connection that this one gets from the pool: it is asked again on another. */
    private List<String> sql(String query) {
        SQLException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                List<String> values = new ArrayList<>();
                while (row.next()) {
                    values.add(row.getString(1));
                }
                return values;
            } catch (SQLException e) {
                last = e;
            }
        }
        throw new IllegalStateException(last);
    }
}
