package org.ipmarket.settlement.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ipmarket.chassis.inbox.TransientFailure;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.AccountKind;
import org.ipmarket.settlement.ledger.Earmark;
import org.ipmarket.settlement.ledger.Explanation;
import org.ipmarket.settlement.ledger.Overdrawn;
import org.ipmarket.settlement.ledger.Transfer;
import org.junit.jupiter.api.Test;

/** What the database itself keeps, whatever a program tries. These tests move the live market's books: nobody else does. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class LedgerIT {
    private static final Explanation WHY = new Explanation("TEST", "A test moves money.", "No rule.", null, null);
    private static final Account BANK = Account.bank(Mode.LIVE, "CNY");

    @Inject
    LedgerBook ledger;

    @Inject
    LedgerReport report;

    @Inject
    LedgerStatements statements;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void aBalanceIsNeverNegativeUnderAnyConcurrency() throws Exception {
        Account source = account(AccountKind.DEPOSIT);
        Account target = account(AccountKind.REFUND);
        post(transfer(Money.cny(10_000), BANK, source));
        // 400 withdrawals by 12 threads, of which exactly 100 fit
        List<Boolean> outcomes = concurrently(400, () -> tried(transfer(Money.cny(100), source, target)));
        assertThat(outcomes).filteredOn(done -> done).hasSize(100);
        assertThat(balance(source)).isZero();
        assertThat(balance(target)).isEqualTo(10_000);
        sound();
    }

    @Test
    void transfersBackAndForthNeverWaitInARing() throws Exception {
        List<Account> accounts =
                List.of(account(AccountKind.DEPOSIT), account(AccountKind.ESCROW), account(AccountKind.REFUND));
        for (Account account : accounts) {
            post(transfer(Money.cny(1_000), BANK, account));
        }
        List<Boolean> outcomes = concurrently(600, () -> {
            int from = ThreadLocalRandom.current().nextInt(3);
            int to = (from + 1 + ThreadLocalRandom.current().nextInt(2)) % 3;
            return tried(transfer(
                    Money.cny(1 + ThreadLocalRandom.current().nextInt(900)), accounts.get(from), accounts.get(to)));
        });
        assertThat(outcomes).contains(true);
        assertThat(accounts.stream().mapToLong(this::balance).sum()).isEqualTo(3_000);
        sound();
    }

    @Test
    void theSameCauseMovesMoneyOnce() throws Exception {
        Account target = account(AccountKind.DEPOSIT);
        String cause = "cause:" + Ids.next();
        List<Boolean> outcomes = concurrently(50, () -> QuarkusTransaction.requiringNew()
                .call(() -> ledger.post(Transfer.because(Mode.LIVE, cause, WHY)
                        .move(Money.cny(5), BANK, target)
                        .build())));
        assertThat(outcomes).filteredOn(done -> done).hasSize(1);
        assertThat(balance(target)).isEqualTo(5);
    }

    @Test
    void manyTransfersGoInOneBatch() {
        Account target = account(AccountKind.DEPOSIT);
        List<Transfer> batch = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            batch.add(transfer(Money.cny(2), BANK, i % 2 == 0 ? target : account(AccountKind.ESCROW)));
        }
        QuarkusTransaction.requiringNew()
                .run(() -> assertThat(ledger.postAll(batch)).hasSize(500));
        assertThat(balance(target)).isEqualTo(500);
        sound();
    }

    @Test
    void takingMoreThanLiesThereIsRefusedAndLeavesNothing() {
        Account source = account(AccountKind.ESCROW);
        post(transfer(Money.cny(10), BANK, source));
        long before = report.checks(Mode.LIVE, "CNY").transfers();
        assertThatThrownBy(() -> post(transfer(Money.cny(11), source, account(AccountKind.PAYABLE))))
                .isInstanceOf(Overdrawn.class);
        assertThat(balance(source)).isEqualTo(10);
        assertThat(report.checks(Mode.LIVE, "CNY").transfers()).isEqualTo(before);
    }

    @Test
    void theBankCannotPayWhatIsNotThere() {
        Account dollars = new Account(Mode.LIVE, "USD", AccountKind.PAYABLE, "seller", Earmark.trade(Ids.next()));
        Account escrow = new Account(Mode.LIVE, "USD", AccountKind.ESCROW, "buyer", Earmark.trade(Ids.next()));
        Account bank = Account.bank(Mode.LIVE, "USD");
        Money ten = Money.ofMinor(10, "USD");
        assertThatThrownBy(() -> post(Transfer.because(Mode.LIVE, "c:" + Ids.next(), WHY)
                        .move(ten, dollars, bank)
                        .build()))
                .isInstanceOf(Overdrawn.class);
        post(Transfer.because(Mode.LIVE, "c:" + Ids.next(), WHY)
                .move(ten, bank, escrow)
                .build());
        assertThat(balance(escrow)).isEqualTo(10);
    }

    @Test
    void whatDoesNotBalanceCannotBeWritten() {
        UUID some = id(funded());
        UUID bank = bank();
        refused("does not balance", whole(Ids.next(), 2, row(some, 1, 1), row(bank, 2, -2)));
        refused("does not balance", whole(Ids.next(), 3, row(some, 1, 1), row(bank, 2, -1)));
        refused("does not balance", whole(Ids.next(), 2, row(some, 1, 1), row(bank, 3, -1)));
        refused("does not balance", transfer(Ids.next(), "live", 2));
        UUID other = Ids.next();
        refused(
                "does not balance",
                "with t as (" + transfer(other, "test", 2) + ") " + postings(other, row(some, 1, 1), row(bank, 2, -1)));
        assertThat(balance(some)).isEqualTo(50);
    }

    @Test
    void aPostingComesWithItsTransferOrNever() {
        Account account = account(AccountKind.DEPOSIT);
        Transfer old = transfer(Money.cny(50), BANK, account);
        post(old);
        UUID some = id(account);
        UUID bank = bank();
        UUID late = Ids.next();
        // the transfer first, its postings after it; the postings first; more of them for a transfer that has its own
        refused("does not balance", transfer(late, "live", 2), postings(late, row(some, 1, 1), row(bank, 2, -1)));
        refused("does not balance", postings(late, row(some, 1, 1), row(bank, 2, -1)), transfer(late, "live", 2));
        refused("does not balance", postings(old.id(), row(some, 3, 1), row(bank, 4, -1)));
        refused("duplicate key", postings(old.id(), row(some, 1, 1), row(bank, 2, -1)));
        assertThat(balance(some)).isEqualTo(50);
    }

    @Test
    void aTransactionThatIsToBeWholeWhenItCommitsIsLookedAtThen() {
        UUID some = id(funded());
        UUID bank = bank();
        UUID id = Ids.next();
        String atCommit = "set local ledger.whole_at_commit = on";
        String written = transfer(id, "live", 2);
        String posted = postings(id, row(some, 1, 1), row(bank, 2, -1));
        refused("their postings have not come", atCommit, written);
        refused("their postings have not come", atCommit, written, "set local ledger.whole_at_commit = off", posted);
        refused("does not balance", atCommit, posted, written);
        refused("does not balance", atCommit, written, postings(id, row(some, 1, 1), row(bank, 2, -2)));
        refused("counted by the ledger", atCommit, written, "delete from ledger_owed");
        refused("counted by the ledger", "insert into ledger_owed (transfers) values (-1)");
        assertThat(balance(some)).isEqualTo(50);
    }

    @Test
    void whatFollowsAnotherTransactionWaitsForItAndIsRefusedWithoutIt() throws Exception {
        UUID some = id(funded());
        UUID bank = bank();
        String first = whole(Ids.next(), 2, row(some, 1, 1), row(bank, 2, -1));
        String second = whole(Ids.next(), 2, row(some, 1, 1), row(bank, 2, -1))
                .replace("a.entries + 1", "a.entries + 2")
                .replace("a.balance + v.amount", "a.balance + 2 * v.amount");
        try (ExecutorService thread = Executors.newSingleThreadExecutor();
                Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(4711)");
            statement.execute(first);
            Future<?> following =
                    thread.submit(() -> refused("do not follow", "set local ledger.follows = '4711'", second));
            assertThatThrownBy(() -> following.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            connection.rollback();
            following.get(10, TimeUnit.SECONDS);
        }
        assertThat(balance(some)).isEqualTo(50);
    }

    @Test
    void balancesFollowFromOneAnother() {
        UUID some = id(funded());
        UUID bank = bank();
        String good = whole(Ids.next(), 2, row(some, 1, 1), row(bank, 2, -1));
        refused("do not follow", good.replace("a.balance + v.amount", "a.balance + v.amount + 1"));
        refused("do not follow", good.replace("a.entries + 1", "a.entries + 2"));
        refused("do not follow", good.replace("a.entries + 1", "a.entries"));
        refused("do not follow", good.replace(AT, "2001-01-01T00:00:00Z"));
        refused("do not follow", good.replace("v.number, a.mode, a.currency", "v.number, a.mode, 'USD'"));
        refused("take what is not there", whole(Ids.next(), 2, row(some, 1, -51), row(bank, 2, 51)));
        assertThat(balance(some)).isEqualTo(50);
    }

    @Test
    void whatWasWrittenIsNeverChanged() {
        Account some = account(AccountKind.DEPOSIT);
        Transfer transfer = transfer(Money.cny(50), BANK, some);
        post(transfer);
        UUID id = id(some);
        refused("only grows", "update ledger_posting set amount = 60 where account = '" + id + "'");
        refused("only grows", "delete from ledger_posting where account = '" + id + "'");
        refused("only grows", "update ledger_transfer set why = 'another reason' where id = '" + transfer.id() + "'");
        refused("only grows", "delete from ledger_transfer where id = '" + transfer.id() + "'");
        refused("only grows", "truncate ledger_posting, ledger_transfer, ledger_hold, ledger_account");
        refused("only grows", "delete from ledger_account where id = '" + id + "'");
        refused(
                "a balance moves with postings alone",
                "update ledger_account set balance = 60 where id = '" + id + "'");
        refused("stays what it is", "update ledger_account set owner = 'me' where id = '" + id + "'");
        refused(
                "begins with nothing",
                "insert into ledger_account (id, mode, currency, kind, owner, earmark_kind, earmark_id, balance)"
                        + " values ('" + Ids.next() + "', 'live', 'CNY', 'DEPOSIT', 'me', 'LOT', '" + Ids.next()
                        + "', 5)");
        assertThat(balance(some)).isEqualTo(50);
    }

    private Account funded() {
        Account account = account(AccountKind.DEPOSIT);
        post(transfer(Money.cny(50), BANK, account));
        return account;
    }

    private static final String AT = "2100-01-01T00:00:00Z";

    private static String transfer(UUID id, String mode, int postings) {
        return "insert into ledger_transfer (id, mode, cause, what, why, rule, postings, at) values ('" + id + "', '"
                + mode + "', 'x:" + id + "', 'W', 'w', 'r', " + postings + ", '" + AT + "') returning id";
    }

    private static String row(UUID account, int number, long minor) {
        return "('" + account + "'::uuid, " + number + "::smallint, " + minor + "::bigint)";
    }

    /** As the ledger's writer would write them, by hand. */
    private static String postings(UUID transfer, String... rows) {
        return "insert into ledger_posting (transfer, number, mode, currency, account, amount, sequence, balance, at) select '"
                + transfer
                + "', v.number, a.mode, a.currency, a.id, v.amount, a.entries + 1, a.balance + v.amount, coalesce((select at from ledger_transfer"
                + " where id = '" + transfer + "'), '" + AT + "') from (values " + String.join(", ", rows)
                + ") as v (account, number, amount) join ledger_account a on a.id = v.account";
    }

    private static String whole(UUID id, int count, String... rows) {
        return "with t as (" + transfer(id, "live", count) + ") " + postings(id, rows);
    }

    private void refused(String why, String... statements) {
        assertThatThrownBy(() -> {
                    try (Connection connection = dataSource.getConnection();
                            Statement statement = connection.createStatement()) {
                        connection.setAutoCommit(false);
                        try {
                            for (String each : statements) {
                                statement.execute(each);
                            }
                            connection.commit();
                        } finally {
                            connection.rollback();
                        }
                    }
                })
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(why);
    }

    private void post(Transfer transfer) {
        QuarkusTransaction.requiringNew()
                .run(() -> assertThat(ledger.post(transfer)).isTrue());
    }

    /** True if posted, false if there was too little; a deadlock would be a failure of the test. */
    private boolean tried(Transfer transfer) {
        try {
            post(transfer);
            return true;
        } catch (Overdrawn tooLittle) {
            return false;
        } catch (RuntimeException e) {
            assertThat(TransientFailure.is(e)).as("deadlock: " + e).isFalse();
            throw e;
        }
    }

    private static <T> List<T> concurrently(int times, Callable<T> task) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
            List<T> results = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(java.util.Collections.nCopies(times, task))) {
                results.add(each.get());
            }
            return results;
        }
    }

    private void sound() {
        LedgerReport.Checks checks = report.checks(Mode.LIVE, "CNY");
        assertThat(checks.unbalanced()).isZero();
        assertThat(checks.negativeAccounts()).isZero();
        assertThat(checks.driftedAccounts()).isZero();
    }

    private static Transfer transfer(Money amount, Account from, Account to) {
        return Transfer.because(Mode.LIVE, "test:" + Ids.next(), WHY)
                .move(amount, from, to)
                .build();
    }

    private static Account account(AccountKind kind) {
        return new Account(Mode.LIVE, "CNY", kind, "owner-" + Ids.next(), Earmark.lot(Ids.next()));
    }

    private UUID bank() {
        return statements.of("bank", Mode.LIVE, null, 10).stream()
                .filter(state -> state.account().equals(BANK))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private long balance(UUID account) {
        return statements.find(account).orElseThrow().standing().balance();
    }

    private long balance(Account account) {
        return report.balances(account.owner(), account.mode(), null, 10).stream()
                .filter(each -> each.account().equals(account))
                .mapToLong(each -> each.balance().minor())
                .sum();
    }

    private UUID id(Account account) {
        return report.balances(account.owner(), account.mode(), null, 10)
                .getFirst()
                .id();
    }
}
