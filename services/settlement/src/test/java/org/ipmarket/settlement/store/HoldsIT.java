package org.ipmarket.settlement.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.AccountKind;
import org.ipmarket.settlement.ledger.Earmark;
import org.ipmarket.settlement.ledger.Explanation;
import org.ipmarket.settlement.ledger.Hold;
import org.ipmarket.settlement.ledger.HoldState;
import org.ipmarket.settlement.ledger.Overdrawn;
import org.ipmarket.settlement.ledger.Standing;
import org.ipmarket.settlement.ledger.Transfer;
import org.ipmarket.settlement.state.IllegalTransition;
import org.junit.jupiter.api.Test;

/** What is set aside is there when it is wanted, and is given away or given back once. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class HoldsIT {
    private static final Explanation WHY = new Explanation("TEST", "A test moves money.", "No rule.", null, null);
    private static final Account BANK = Account.bank(Mode.LIVE, "CNY");
    private static final Duration SOON = Duration.ofMillis(400);
    private static final int THREADS = 64;
    private static final int HOLDS = 1_000;

    @Inject
    LedgerBook ledger;

    @Inject
    LedgerHolds holds;

    @Inject
    LedgerStatements statements;

    @Inject
    LedgerReport report;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    MarketClock clock;

    @Test
    void whatIsHeldCannotBeTakenByAnythingElse() {
        Account account = funded(100);
        Hold hold = place(account, 70, null);
        assertThat(standing(account)).isEqualTo(new Standing(100, 70));
        assertThatThrownBy(() -> post(transfer(account, BANK, 31))).isInstanceOf(Overdrawn.class);
        assertThatThrownBy(() -> place(account, 31, null)).isInstanceOf(Overdrawn.class);
        post(transfer(account, BANK, 30));

        Transfer taken = transfer(account, account(AccountKind.PAYABLE), 50);
        LedgerHolds.Ending ending = inTransaction(() -> holds.capture(hold.id(), taken));
        assertThat(ending.now()).isTrue();
        assertThat(ending.hold().state()).isEqualTo(HoldState.CAPTURED);
        assertThat(ending.hold().captured()).isEqualTo(Money.cny(50));
        assertThat(standing(account)).isEqualTo(new Standing(20, 0));
        post(transfer(account, BANK, 20)); // what was left of it is free

        LedgerHolds.Ending again = inTransaction(() -> holds.release(hold.id(), "Too late."));
        assertThat(again.now()).isFalse();
        assertThatThrownBy(() -> again.require(HoldState.RELEASED))
                .isInstanceOf(IllegalTransition.class)
                .hasMessageContaining("CAPTURED");
        assertThat(inTransaction(() -> holds.find(hold.id())).orElseThrow()).isEqualTo(ending.hold());
    }

    @Test
    void theSameCauseHoldsOnce() {
        Account account = funded(100);
        Instant expires = clock.now().plusSeconds(3_600);
        Hold first = inTransaction(() -> holds.place(account, Money.cny(60), "once:" + account.owner(), WHY, expires));
        Hold second = inTransaction(() -> holds.place(account, Money.cny(60), "once:" + account.owner(), WHY, expires));
        assertThat(second).isEqualTo(first);
        assertThat(standing(account)).isEqualTo(new Standing(100, 60));
    }

    @Test
    void nothingIsHeldOfATransactionThatIsRolledBack() {
        Account account = funded(100);
        assertThatThrownBy(() -> inTransaction(() -> {
                    holds.place(account, Money.cny(60), "lost:" + account.owner(), WHY, null);
                    throw new IllegalStateException("something else failed");
                }))
                .hasMessageContaining("something else failed");
        assertThat(standing(account)).isEqualTo(new Standing(100, 0));
    }

    @Test
    void whatHasRunOutIsFreeForWhoNeedsIt() {
        Account account = funded(100);
        Hold transferred = place(account, 60, clock.now().plus(SOON));
        await().pollInterval(Duration.ofMillis(2)).until(() -> transferred.due(clock.now()));
        post(transfer(account, BANK, 90));
        assertThat(state(transferred)).isEqualTo(HoldState.EXPIRED);

        Account other = funded(100);
        Hold held = place(other, 60, clock.now().plus(SOON));
        await().pollInterval(Duration.ofMillis(2)).until(() -> held.due(clock.now()));
        place(other, 90, null);
        assertThat(state(held)).isEqualTo(HoldState.EXPIRED);
        assertThat(standing(other)).isEqualTo(new Standing(100, 90));

        Account third = funded(100);
        Hold late = place(third, 60, clock.now().plus(SOON));
        await().pollInterval(Duration.ofMillis(2)).until(() -> late.due(clock.now()));
        LedgerHolds.Ending ending = inTransaction(() -> holds.capture(late.id(), transfer(third, BANK, 60)));
        assertThat(ending.hold().state()).isEqualTo(HoldState.EXPIRED);
        assertThat(standing(third)).isEqualTo(new Standing(100, 0));
    }

    @Test
    void theSweepFreesWhatHasRunOut() {
        Account account = funded(100);
        Hold hold = place(account, 60, clock.now().plus(SOON));
        await().atMost(Duration.ofSeconds(20)).until(() -> state(hold) == HoldState.EXPIRED);
        assertThat(standing(account)).isEqualTo(new Standing(100, 0));
    }

    @Test
    void theDatabaseRefusesASecondEndAndACaptureWithoutItsTransfer() {
        Account account = funded(100);
        Hold ended = place(account, 10, null);
        inTransaction(() -> holds.release(ended.id(), "A test frees it."));
        refused(
                "has ended",
                "update ledger_hold set state = 'EXPIRED', ended_at = now(), ended_because = 'x' where id = '"
                        + ended.id() + "'");
        refused("only grows", "delete from ledger_hold where id = '" + ended.id() + "'");

        Hold open = place(account, 10, null);
        refused("stays what it is", "update ledger_hold set amount = 5 where id = '" + open.id() + "'");
        Transfer other = transfer(account, BANK, 7);
        post(other);
        String capture =
                "update ledger_hold set state = 'CAPTURED', ended_at = now(), ended_because = 'x', captured = 9,"
                        + " transfer = '%s' where id = '" + open.id() + "'";
        refused("which takes 7", capture.formatted(other.id()));
        refused("ledger_hold_transfer_fkey", capture.formatted(Ids.next()));
        assertThat(standing(account)).isEqualTo(new Standing(93, 10));
        assertThat(state(open)).isEqualTo(HoldState.HELD);
    }

    @Test
    void sixtyFourThreadsEndEachOfAThousandHoldsOnce() throws Exception {
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            accounts.add(funded(HOLDS * 10));
        }
        Account target = account(AccountKind.PAYABLE);
        // a third has run out when the threads begin, a third does while they are at it, a third never does
        Instant began = clock.now();
        List<Hold> placed = new ArrayList<>();
        for (int i = 0; i < HOLDS; i++) {
            Instant expires =
                    switch (i % 3) {
                        case 0 -> began.plusMillis(6_000);
                        case 1 -> began.plusMillis(6_000 + 3 * i);
                        default -> null;
                    };
            placed.add(Hold.of(
                    accounts.get(i % accounts.size()), Money.cny(10), "race:" + Ids.next(), WHY, began, expires));
        }
        List<UUID> ids = inTransaction(() -> placed.stream()
                .map(hold -> holds.place(hold.account(), hold.amount(), hold.cause(), WHY, hold.expires())
                        .id())
                .toList());
        await().atMost(Duration.ofSeconds(30)).until(() -> clock.now().isAfter(began.plusMillis(6_000)));

        AtomicIntegerArray endings = new AtomicIntegerArray(HOLDS);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                long seed = thread;
                all.add(threads.submit(() -> endAll(ids, placed, target, new Random(seed), endings)));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }

        Map<HoldState, Integer> states = new EnumMap<>(HoldState.class);
        long captured = 0;
        for (int i = 0; i < HOLDS; i++) {
            UUID id = ids.get(i);
            Hold hold = inTransaction(() -> holds.find(id)).orElseThrow();
            // the service's own sweep is one more that ends what has run out
            if (hold.state() != HoldState.EXPIRED || endings.get(i) != 0) {
                assertThat(endings.get(i)).as("ends of %s", hold).isEqualTo(1);
            }
            states.merge(hold.state(), 1, Integer::sum);
            captured += hold.captured().minor();
        }
        assertThat(states).containsOnlyKeys(HoldState.CAPTURED, HoldState.RELEASED, HoldState.EXPIRED);
        assertThat(standing(target).balance()).isEqualTo(captured);
        assertThat(accounts.stream().mapToLong(account -> standing(account).held()))
                .containsOnly(0L);
        assertThat(accounts.stream()
                        .mapToLong(account -> standing(account).balance())
                        .sum())
                .isEqualTo(20L * HOLDS * 10 - captured);
        LedgerReport.Checks checks = report.checks(Mode.LIVE, "CNY");
        assertThat(checks.unbalanced() + checks.negativeAccounts() + checks.driftedAccounts())
                .isZero();
    }

    private void endAll(List<UUID> ids, List<Hold> placed, Account target, Random random, AtomicIntegerArray endings) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        for (int i : order) {
            UUID id = ids.get(i);
            LedgerHolds.Ending ending = inTransaction(() -> switch (random.nextInt(3)) {
                case 0 -> holds.capture(id, transfer(placed.get(i).account(), target, 1 + random.nextInt(10)));
                case 1 -> holds.release(id, "A test frees it.");
                default -> holds.expire(id);
            });
            if (ending.now()) {
                endings.incrementAndGet(i);
            }
        }
    }

    private Account funded(long minor) {
        Account account = account(AccountKind.ESCROW);
        post(transfer(BANK, account, minor));
        return account;
    }

    private static Account account(AccountKind kind) {
        return new Account(Mode.LIVE, "CNY", kind, "owner-" + Ids.next(), Earmark.trade(Ids.next()));
    }

    private static Transfer transfer(Account from, Account to, long minor) {
        return Transfer.because(Mode.LIVE, "holds:" + Ids.next(), WHY)
                .move(Money.cny(minor), from, to)
                .build();
    }

    private Hold place(Account account, long minor, Instant expires) {
        return inTransaction(() -> holds.place(account, Money.cny(minor), "hold:" + Ids.next(), WHY, expires));
    }

    private void post(Transfer transfer) {
        assertThat(inTransaction(() -> ledger.post(transfer))).isTrue();
    }

    private HoldState state(Hold hold) {
        return inTransaction(() -> holds.find(hold.id())).orElseThrow().state();
    }

    private Standing standing(Account account) {
        return statements
                .of(account.owner(), account.mode(), null, 10)
                .getFirst()
                .standing();
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    private void refused(String why, String sql) {
        assertThatThrownBy(() -> {
                    try (Connection connection = dataSource.getConnection();
                            Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                })
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(why);
    }
}
