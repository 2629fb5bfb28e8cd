package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.settlement.store.Deposit;
import org.ipmarket.settlement.store.DepositRepository;
import org.ipmarket.settlement.store.Instalment;
import org.ipmarket.settlement.store.Trade;

/** The contract stands: the winner's deposit, where there is one, counts towards the price, and the buyer's periods run. */
@ApplicationScoped
class ConcludeTrade {
    private final DepositRepository deposits;
    private final DepositDesk desk;
    private final TradeClocks clocks;
    private final Outbox outbox;

    ConcludeTrade(DepositRepository deposits, DepositDesk desk, TradeClocks clocks, Outbox outbox) {
        this.deposits = deposits;
        this.desk = desk;
        this.clocks = clocks;
        this.outbox = outbox;
    }

    /** Both have signed the confirmation: the contract stands with it, or waits for what else is needed. */
    void confirmed(Trade trade, Instant now) {
        if (trade.contractStandsWithConfirmation()) {
            stands(trade, now, "Both sides have signed the confirmation of sale.");
        } else {
            trade.confirmed(now);
            clocks.start(trade, now);
        }
    }

    /**
     * An open licence: the licensee's notice was given with the award, the licensor has said its word by the office's announcement; nobody
     * signs (Patent Law 51).
     */
    void noticed(Trade trade, Instant now) {
        if (trade.contractStandsWithConfirmation()) {
            stands(
                    trade,
                    now,
                    "The licensee's notice and the office's announcement stand for the signatures (Patent Law 51).");
        } else {
            trade.confirmed(now);
            clocks.start(trade, now);
        }
    }

    /** Something else that was needed has come: the contract stands if it was the last. */
    void more(Trade trade, Instant now, String why) {
        if (trade.contractStandsWithConfirmation()) {
            stands(trade, now, why);
        } else {
            clocks.start(trade, now);
        }
    }

    private void stands(Trade trade, Instant now, String why) {
        trade.signed(now, clocks.dues(trade, now), why);
        trade.deposit().ifPresent(id -> {
            Deposit deposit = deposits.lock(id)
                    .orElseThrow(() -> new IllegalStateException("trade " + trade.id() + " has lost its deposit"));
            desk.apply(deposit, trade);
        });
        outbox.tell(News.signed(trade, now));
        List<Instalment> instalments = trade.instalments();
        for (int i = 0; i < instalments.size(); i++) {
            if (instalments.get(i).bankMinor() == 0) {
                trade.paid(
                        i,
                        null,
                        now,
                        trade.instalments().size() == 1
                                ? "The deposit covers price and commission."
                                : "The deposit covers instalment " + (i + 1) + ".");
            }
        }
        if (trade.isPaid()) {
            outbox.tell(News.funded(trade, now));
        }
        clocks.start(trade, now);
    }
}
