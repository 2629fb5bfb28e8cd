package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ipmarket.settlement.Scene.CHEN;
import static org.ipmarket.settlement.Scene.DEPOSIT;
import static org.ipmarket.settlement.Scene.GZ;
import static org.ipmarket.settlement.Scene.LIN;
import static org.ipmarket.settlement.Scene.SZ;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.awaitDeposit;
import static org.ipmarket.settlement.Scene.awaitTrade;
import static org.ipmarket.settlement.Scene.deposit;
import static org.ipmarket.settlement.Scene.held;
import static org.ipmarket.settlement.Scene.money;
import static org.ipmarket.settlement.Scene.pay;
import static org.ipmarket.settlement.Scene.soundLedger;
import static org.ipmarket.settlement.Scene.trade;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.DepositHeld;
import org.ipmarket.messages.event.LotCancelled;
import org.ipmarket.messages.event.TradeOpened;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.bank.PayoutState;
import org.ipmarket.settlement.bank.StatementLine;
import org.ipmarket.settlement.bank.simulator.SimulatedBank;
import org.ipmarket.settlement.store.BankBook;
import org.ipmarket.settlement.store.BankLine;
import org.ipmarket.settlement.store.Payout;
import org.ipmarket.settlement.store.PayoutRepository;
import org.junit.jupiter.api.Test;

/** What becomes of what the bank brings. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class BankLinesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    ApplyStatementLine applyLine;

    @Inject
    BankDesk bankDesk;

    @Inject
    BankBook book;

    @Inject
    PayoutRepository payouts;

    @Inject
    SimulatedBank bank;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void moneyOfTheWrongAmountGoesBackWhole() {
        try (Scene scene = new Scene()) {
            LotId lot = scene.announce(Scene.Periods.LONG);
            JsonPath announced = deposit("chen.trader", lot, SZ);
            String reference = announced.getString("bankReference");
            pay("chen.trader", reference, DEPOSIT.minus(Money.cny(1)));
            pay("chen.trader", reference, DEPOSIT.plus(Money.cny(1)));
            awaitReturned(reference, CHEN.toString(), 2);
            assertThat(state("chen.trader", announced)).isEqualTo("ANNOUNCED");
            pay("chen.trader", "保证金 " + reference, DEPOSIT);
            awaitDeposit("chen.trader", announced.getString("id"), "HELD");
            // the same money once more
            pay("chen.trader", reference, DEPOSIT);
            awaitReturned(reference, CHEN.toString(), 3);
            soundLedger();
        }
    }

    @Test
    void moneyFromAnotherNameGoesBackToThatName() {
        try (Scene scene = new Scene()) {
            LotId lot = scene.announce(Scene.Periods.LONG);
            JsonPath announced = deposit("chen.trader", lot, SZ);
            pay("lin.trader", announced.getString("bankReference"), DEPOSIT);
            awaitReturned(announced.getString("bankReference"), LIN.toString(), 1);
            assertThat(state("chen.trader", announced)).isEqualTo("ANNOUNCED");
            soundLedger();
        }
    }

    @Test
    void moneyWithoutASoundReferenceGoesBack() {
        try (Scene scene = new Scene()) {
            LotId lot = scene.announce(Scene.Periods.LONG);
            String reference = deposit("chen.trader", lot, SZ).getString("bankReference");
            String slipped =
                    reference.substring(0, 5) + (reference.charAt(5) == '7' ? '8' : '7') + reference.substring(6);
            pay("chen.trader", slipped, DEPOSIT);
            awaitReturned(slipped, CHEN.toString(), 1);
            String nothing = "学费 " + Ids.next();
            pay("chen.trader", nothing, Money.cny(1));
            awaitReturned(nothing, CHEN.toString(), 1);
            soundLedger();
        }
    }

    @Test
    void moneyForALotThatHasEndedGoesBack() {
        try (Scene scene = new Scene()) {
            LotId lot = scene.announce(Scene.Periods.LONG);
            JsonPath late = deposit("chen.trader", lot, SZ);
            scene.broker.publish(scene.closed(lot, Set.of()));
            awaitDeposit("chen.trader", late.getString("id"), "EXPIRED");
            pay("chen.trader", late.getString("bankReference"), DEPOSIT);
            awaitReturned(late.getString("bankReference"), CHEN.toString(), 1);
            assertThat(scene.broker.told(DepositHeld.class)).isEmpty();
            as("chen.trader")
                    .header("Idempotency-Key", Scene.key())
                    .body(Map.of("lot", lot.toString(), "buyerCentre", "SZ"))
                    .post("/api/v1/deposits")
                    .then()
                    .statusCode(409);
            soundLedger();
        }
    }

    @Test
    void theSameLineTwiceAndAtTheSameTimeTakesEffectOnce() throws Exception {
        try (Scene scene = new Scene()) {
            LotId lot = scene.announce(Scene.Periods.LONG);
            JsonPath announced = deposit("chen.trader", lot, SZ);
            // through the simulated bank, so that the statement can be read again from its beginning
            UUID entry = QuarkusTransaction.requiringNew()
                    .call(() -> bank.receive(CHEN.toString(), DEPOSIT, announced.getString("bankReference")));
            StatementLine line = bank.statement(0, 100_000).lines().stream()
                    .filter(each -> each.id().equals(entry))
                    .findFirst()
                    .orElseThrow();
            Callable<Void> apply = () -> {
                QuarkusTransaction.requiringNew().run(() -> applyLine.apply(Mode.TEST, line));
                return null;
            };
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                for (var each : threads.invokeAll(Collections.nCopies(24, apply))) {
                    each.get();
                }
            }
            awaitDeposit("chen.trader", announced.getString("id"), "HELD");
            String id = announced.getString("id");
            scene.broker.await(
                    DepositHeld.class, told -> told.deposit().toString().equals(id));
            bankDesk.round();
            assertThat(scene.broker.told(DepositHeld.class))
                    .filteredOn(told -> told.deposit().toString().equals(id))
                    .hasSize(1);
            soundLedger();
        }
    }

    @Test
    void aPayoutShownTwiceIsPaidOnceAndTheSecondIsUnexplained() {
        try (Scene scene = new Scene()) {
            LotId lot = scene.announce(Scene.Periods.LONG);
            DepositId given = held("lin.trader", lot, SZ);
            scene.broker.publish(scene.closed(lot, Set.of()));
            awaitDeposit("lin.trader", given, "RELEASED");
            Payout refund = await().atMost(PATIENCE)
                    .until(
                            () -> QuarkusTransaction.requiringNew().call(() -> payouts.find("deposit", given.value())
                                    .<Payout>firstResult()),
                            payout -> payout.state() == PayoutState.CONFIRMED);
            JsonPath before = soundLedger();
            // the order given again changes nothing at the bank
            bank.order(refund.order());
            assertThat(bank.statement(0, 100_000).lines())
                    .filteredOn(line -> line instanceof StatementLine.Debit debit
                            && refund.id().equals(debit.order()))
                    .hasSize(1);
            // a second line for it is the bank's fault: nothing is booked, somebody has to ask
            StatementLine second =
                    new StatementLine.Debit(Ids.next(), Long.MAX_VALUE, refund.amount(), refund.id(), Instant.now());
            QuarkusTransaction.requiringNew().run(() -> applyLine.apply(Mode.TEST, second));
            StatementLine unknown =
                    new StatementLine.Debit(Ids.next(), Long.MAX_VALUE, refund.amount(), Ids.next(), Instant.now());
            QuarkusTransaction.requiringNew().run(() -> applyLine.apply(Mode.TEST, unknown));
            for (StatementLine line : List.of(second, unknown)) {
                assertThat(QuarkusTransaction.requiringNew()
                                .call(() -> book.findById(line.id()).state()))
                        .isEqualTo(BankLine.State.UNEXPLAINED);
            }
            JsonPath after = soundLedger();
            assertThat(money(after, "moneyOut")).isEqualTo(money(before, "moneyOut"));
            assertThat(after.getLong("unexplainedLines")).isEqualTo(before.getLong("unexplainedLines") + 2);
        }
    }

    @Test
    void aLineThatCannotBeAppliedIsSetAsideAndNobodyIsOverdueMeanwhile() throws Exception {
        try (Scene scene = new Scene()) {
            String remark = "poison " + Ids.next();
            execute("create function refuse_poison() returns trigger language plpgsql as"
                    + " $$ begin raise exception 'a fault of the test'; end $$");
            execute("create trigger refuse_poison before update on bank_line for each row" + " when (new.remark = '"
                    + remark + "' and new.state <> 'STUCK') execute function refuse_poison()");
            String until;
            try {
                pay("lin.trader", remark, Money.cny(7));
                // what comes after it goes on
                LotId lot = scene.announce(Scene.Periods.LONG);
                held("chen.trader", lot, SZ);
                JsonPath checks = soundLedger();
                assertThat(checks.getLong("stuckLines")).isEqualTo(1);
                until = checks.getString("statementsUntil");
                bankDesk.round();
                assertThat(soundLedger().getString("statementsUntil")).isEqualTo(until);
            } finally {
                execute("drop function refuse_poison() cascade");
            }
            UUID stuck = QuarkusTransaction.requiringNew()
                    .call(() -> book.stuck(Mode.TEST, 10).getFirst());
            QuarkusTransaction.requiringNew().run(() -> applyLine.applyAgain(stuck));
            QuarkusTransaction.requiringNew().run(() -> applyLine.applyAgain(stuck));
            awaitReturned(remark, LIN.toString(), 1);
            bankDesk.round();
            JsonPath after = soundLedger();
            assertThat(after.getLong("stuckLines")).isZero();
            assertThat(Instant.parse(after.getString("statementsUntil"))).isAfter(Instant.parse(until));
        }
    }

    @Test
    void whenALotIsCancelledEverybodyGetsTheDepositBack() {
        try (Scene scene = new Scene()) {
            LotId lot = scene.announce(Scene.Periods.LONG);
            DepositId first = held("chen.trader", lot, SZ);
            DepositId second = held("lin.trader", lot, GZ);
            scene.broker.publish(new LotCancelled(lot, Mode.TEST, GZ, "withdrawn", Instant.now()));
            awaitDeposit("chen.trader", first, "RELEASED");
            awaitDeposit("lin.trader", second, "RELEASED");
            await().atMost(PATIENCE).until(() -> QuarkusTransaction.requiringNew()
                    .call(() -> payouts.count(
                                    "deposit in ?1 and state = ?2",
                                    List.of(first.value(), second.value()),
                                    PayoutState.CONFIRMED)
                            == 2));
            soundLedger();
        }
    }

    @Test
    void aPriceIsPaidExactlyByTheBuyerAndOnce() {
        try (Scene scene = new Scene()) {
            TradeOpened opened = scene.signed(Scene.Periods.LONG);
            JsonPath signed = trade("chen.trader", opened.trade());
            String reference = signed.getString("paymentReference");
            Money due = money(signed, "amountDue");
            pay("chen.trader", reference, due.minus(Money.cny(1)));
            awaitReturned(reference, CHEN.toString(), 1);
            pay("lin.trader", reference, due);
            awaitReturned(reference, LIN.toString(), 1);
            assertThat(trade("chen.trader", opened.trade()).getString("state")).isEqualTo("SIGNED");
            pay("chen.trader", reference, due);
            awaitTrade("chen.trader", opened.trade(), "FUNDED");
            pay("chen.trader", reference, due);
            awaitReturned(reference, CHEN.toString(), 2);
            soundLedger();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void awaitReturned(String remark, String holder, int times) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<BankLine> lines = QuarkusTransaction.requiringNew()
                    .call(() -> book.list(
                            "remark = ?1 and payerHolder = ?2 and state = ?3",
                            remark,
                            holder,
                            BankLine.State.RETURNED));
            assertThat(lines).hasSize(times).allSatisfy(line -> {
                Payout back = QuarkusTransaction.requiringNew()
                        .call(() -> payouts.<Payout>find("cause", "return:" + line.id())
                                .firstResult());
                assertThat(back.state()).isEqualTo(PayoutState.CONFIRMED);
                assertThat(back.to().holder()).isEqualTo(holder);
                assertThat(back.amount()).isEqualTo(line.amount());
            });
        });
    }

    private static String state(String user, JsonPath deposit) {
        return as(user).get("/api/v1/deposits/" + deposit.getString("id"))
                .jsonPath()
                .getString("state");
    }
}
