package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ipmarket.settlement.Scene.soundLedger;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.settlement.bank.BankAccount;
import org.ipmarket.settlement.bank.PayoutState;
import org.ipmarket.settlement.bank.StatementLine;
import org.ipmarket.settlement.bank.simulator.Faults;
import org.ipmarket.settlement.bank.simulator.SimulatedBank;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.Explanation;
import org.ipmarket.settlement.ledger.Transfer;
import org.ipmarket.settlement.store.LedgerBook;
import org.ipmarket.settlement.store.Payout;
import org.ipmarket.settlement.store.PayoutRepository;
import org.junit.jupiter.api.Test;

/** A payment service that times out, loses orders, executes them late, answers twice and does not know: nothing is lost or doubled. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class PaymentFaultsIT {
    private static final int PAYMENTS = Integer.getInteger("payments", 500);
    private static final int OWED_AT_ONCE = 500;
    private static final Faults FAULTS = new Faults(20_260_302, 120, 120, 100, 120, 250, 40);

    @Inject
    SimulatedBank bank;

    @Inject
    PayoutRepository payouts;

    @Inject
    LedgerBook ledger;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void everyPaymentEndsKnownAndNoneIsLostOrDoubled() throws Exception {
        bank.faults(FAULTS);
        List<UUID> orders = new ArrayList<>();
        Instant begun = Instant.now();
        try {
            while (orders.size() < PAYMENTS) {
                int next = Math.min(OWED_AT_ONCE, PAYMENTS - orders.size());
                orders.addAll(QuarkusTransaction.requiringNew().call(() -> owe(next)));
            }
            await().atMost(Duration.ofMinutes(4))
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> QuarkusTransaction.requiringNew()
                                    .call(() -> payouts.count(
                                            "id in ?1 and state in ?2",
                                            orders,
                                            List.of(PayoutState.CONFIRMED, PayoutState.REFUSED)))
                            == PAYMENTS);
        } finally {
            bank.faults(Faults.NONE);
        }
        System.out.printf(
                "%,d payments known after %d ms%n",
                PAYMENTS, Duration.between(begun, Instant.now()).toMillis());
        Map<UUID, Integer> executed = new HashMap<>();
        bank.statement(0, 1_000_000).lines().forEach(line -> {
            if (line instanceof StatementLine.Debit debit) {
                executed.merge(debit.order(), 1, Integer::sum);
            }
        });
        List<Payout> all = QuarkusTransaction.requiringNew().call(() -> payouts.list("id in ?1", orders));
        Map<PayoutState, Integer> states = new HashMap<>();
        for (Payout payout : all) {
            states.merge(payout.state(), 1, Integer::sum);
            assertThat(executed.getOrDefault(payout.id(), 0))
                    .as("executions of %s, which is %s", payout.id(), payout.state())
                    .isEqualTo(payout.state() == PayoutState.CONFIRMED ? 1 : 0);
            assertThat(payout.failure() == null).isEqualTo(payout.state() == PayoutState.CONFIRMED);
        }
        System.out.println("states: " + states + ", told more than once: "
                + all.stream().filter(payout -> payout.told() > 1).count());
        // the faults did happen: orders were refused, and others had to be given more than once
        assertThat(states.get(PayoutState.REFUSED)).isPositive();
        assertThat(all).anyMatch(payout -> payout.told() > 1);
        soundLedger();
    }

    /** Money that came and goes back, as it stands after the bank's line was applied. */
    private List<UUID> owe(int count) throws Exception {
        List<Transfer> transfers = new ArrayList<>();
        List<UUID> orders = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement line = connection.prepareStatement(
                        "insert into bank_line (id, mode, position, direction, currency, amount_minor, payer_holder,"
                                + " payer_number, remark, booked_at, state)"
                                + " values (?, 'test', 0, 'CREDIT', 'CNY', ?, ?, ?, 'faults', ?, 'RETURNED')")) {
            for (int i = 0; i < count; i++) {
                UUID receipt = Ids.next();
                Money amount = Money.cny(100 + i);
                String payer = "payer:" + receipt;
                Account refund = Chart.suspenseRefund(Mode.TEST, "CNY", payer, receipt);
                transfers.add(Transfer.because(
                                Mode.TEST,
                                "bank-line:" + receipt,
                                new Explanation("UNMATCHED_RETURNED", "A test.", "No rule.", null, null))
                        .move(amount, Account.bank(Mode.TEST, "CNY"), refund)
                        .build());
                BankAccount to = bank.accountInNameOf(payer);
                Payout payout = Payout.waiting(
                        Payout.Purpose.RETURN, "return:" + receipt, refund, to, amount, "faults", Instant.now());
                payouts.persist(payout);
                orders.add(payout.id());
                line.setObject(1, receipt);
                line.setLong(2, amount.minor());
                line.setString(3, payer);
                line.setString(4, to.number());
                line.setObject(5, OffsetDateTime.now(ZoneOffset.UTC));
                line.addBatch();
            }
            line.executeBatch();
        }
        ledger.postAll(transfers);
        return orders;
    }
}
