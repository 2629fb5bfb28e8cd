package org.ipmarket.settlement.clearing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.bank.Bank;
import org.ipmarket.settlement.bank.PaymentAnswer;
import org.ipmarket.settlement.bank.PaymentService;
import org.ipmarket.settlement.bank.PayoutOrder;
import org.ipmarket.settlement.bank.PayoutState;
import org.ipmarket.settlement.store.Payout;
import org.ipmarket.settlement.store.PayoutRepository;
import org.jboss.logging.Logger;

/**
 * Gives released orders to a bank's payment service and finds out what became of those that it did not answer. An order is
 * marked as unknown, and that is committed, before the bank is told: after a crash, a timeout or a lost answer it is asked of,
 * and given again, under the same id, only when the bank has said that it never heard of it. So no order is lost, and none is
 * paid twice.
 */
@ApplicationScoped
class BankOrders {
    private static final Logger LOG = Logger.getLogger(BankOrders.class);

    private final PayoutRepository payouts;
    private final MarketClock clock;
    private final SettlementConfig.Bank config;

    BankOrders(PayoutRepository payouts, MarketClock clock, SettlementConfig config) {
        this.payouts = payouts;
        this.clock = clock;
        this.config = config.bank();
    }

    /** One round with one bank. */
    void round(Bank bank) {
        PaymentService service = bank.payments();
        if (service == null) {
            return;
        }
        if (bank.releasesItself()) {
            QuarkusTransaction.requiringNew()
                    .run(() -> payouts.lockAll(payouts.claimWaiting(bank.mode(), bank.reaches(), config.batch()))
                            .forEach(Payout::released));
        }
        give(bank, service);
        ask(bank, service);
    }

    private void give(Bank bank, PaymentService service) {
        List<PayoutOrder> orders = QuarkusTransaction.requiringNew().call(() -> {
            Instant now = clock.now();
            List<PayoutOrder> told = new ArrayList<>();
            for (Payout payout : payouts.lockAll(payouts.claimReleased(bank.mode(), bank.reaches(), config.batch()))) {
                payout.telling(now);
                told.add(payout.order());
            }
            return told;
        });
        Map<UUID, PaymentAnswer> answers = new LinkedHashMap<>();
        for (PayoutOrder order : orders) {
            try {
                answers.put(order.id(), service.pay(order, this::heard));
            } catch (RuntimeException e) {
                LOG.infof("the bank did not answer to order %s: %s; it will be asked", order.id(), e.getMessage());
            }
        }
        take(answers);
    }

    private void ask(Bank bank, PaymentService service) {
        Instant now = clock.now();
        List<UUID> unsure = QuarkusTransaction.requiringNew()
                .call(() -> payouts.toAsk(
                        bank.mode(), now.minus(config.askUnknown()), now.minus(config.askOrdered()), config.batch()));
        Map<UUID, PaymentAnswer> answers = new LinkedHashMap<>();
        for (UUID order : unsure) {
            try {
                answers.put(order, service.ask(order));
            } catch (RuntimeException e) {
                answers.put(order, new PaymentAnswer.Unknown());
            }
        }
        take(answers);
    }

    /** An answer that came by itself. */
    private void heard(UUID order, PaymentAnswer answer) {
        take(Map.of(order, answer));
    }

    private void take(Map<UUID, PaymentAnswer> answers) {
        if (answers.isEmpty()) {
            return;
        }
        QuarkusTransaction.requiringNew()
                .run(() -> payouts.lockAll(answers.keySet()).forEach(payout -> take(payout, answers.get(payout.id()))));
    }

    /** What is known already stays: answers come late, twice and in any order. */
    private void take(Payout payout, PaymentAnswer answer) {
        Instant now = clock.now();
        payout.asked(now);
        PayoutState state = payout.state();
        switch (answer) {
            case PaymentAnswer.Taken taken -> {
                if (state == PayoutState.UNKNOWN || state == PayoutState.RELEASED) {
                    payout.ordered(now);
                }
            }
            case PaymentAnswer.Refused refused -> {
                if (state == PayoutState.UNKNOWN || state == PayoutState.ORDERED || state == PayoutState.RELEASED) {
                    payout.refused(refused.reason());
                }
            }
            case PaymentAnswer.Unknown unknown -> {
                // asked again later
            }
            case PaymentAnswer.NeverHeard never -> {
                if (state == PayoutState.UNKNOWN) {
                    payout.neverHeard();
                } else if (state == PayoutState.ORDERED) {
                    payout.lost();
                }
            }
        }
    }
}
