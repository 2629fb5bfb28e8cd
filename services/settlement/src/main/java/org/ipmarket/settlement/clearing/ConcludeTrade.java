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
    /** Both have signed the confirmation. */
    static final String BOTH_SIGNED = "Both sides have signed the confirmation of sale.";

    /** An open licence: the licensee's notice came with the award, the licensor's word is the office's announcement; nobody signs. */
    static final String NOTICED =
            "The licensee's notice and the office's announcement stand for the signatures (Patent Law 51).";

    /** Both have signed the contract of its own. */
    static final String CONTRACT_SIGNED = "Both sides have signed the contract.";

    private final DepositRepository deposits;
    private final DepositDesk desk;
    private final TradeClocks clocks;
    private final ContractPapers papers;
    private final Outbox outbox;

    ConcludeTrade(
            DepositRepository deposits, DepositDesk desk, TradeClocks clocks, ContractPapers papers, Outbox outbox) {
        this.deposits = deposits;
        this.desk = desk;
        this.clocks = clocks;
        this.papers = papers;
        this.outbox = outbox;
    }

    /**
     * Both sides have agreed on the sale: the contract stands with it, or waits for what else is needed.
     *
     * @param why how they have: {@link #BOTH_SIGNED} or {@link #NOTICED}
     */
    void agreed(Trade trade, Instant now, String why) {
        if (trade.contractStandsWithConfirmation()) {
            stands(trade, now, why);
        } else {
            trade.confirmed(now, why);
            // the contract's paper may have been signed already
            papers.takeOver(trade);
            more(trade, now, CONTRACT_SIGNED);
        }
    }

    /** The contract's paper is signed, as far as it is; the trade may wait for it or not. */
    void signedOnPaper(Trade trade, Instant now) {
        if (papers.takeOver(trade)) {
            more(trade, now, CONTRACT_SIGNED);
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
