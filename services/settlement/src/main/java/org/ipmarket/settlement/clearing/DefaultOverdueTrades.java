package org.ipmarket.settlement.clearing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.TradeDefaulted.Side;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.store.BankBook;
import org.ipmarket.settlement.store.Deposit;
import org.ipmarket.settlement.store.DepositRepository;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.ipmarket.settlement.trade.Overdue;
import org.ipmarket.settlement.trade.TradeState;
import org.jboss.logging.Logger;

/**
 * Ends trades whose time has passed. A signature counts when it is made; a payment counts when the bank has booked it, so a
 * trade is overdue only when the bank's statements, read and applied, reach past its time: nobody loses its deposit because
 * the bank could not be reached.
 */
@ApplicationScoped
public class DefaultOverdueTrades {
    private static final Logger LOG = Logger.getLogger(DefaultOverdueTrades.class);

    private final TradeRepository trades;
    private final DepositRepository deposits;
    private final BankBook bankBook;
    private final DepositDesk desk;
    private final Outbox outbox;
    private final Audit audit;
    private final MarketClock clock;
    private final int batch;

    DefaultOverdueTrades(
            TradeRepository trades,
            DepositRepository deposits,
            BankBook bankBook,
            DepositDesk desk,
            Outbox outbox,
            Audit audit,
            MarketClock clock,
            SettlementConfig config) {
        this.trades = trades;
        this.deposits = deposits;
        this.bankBook = bankBook;
        this.desk = desk;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.batch = config.trades().batch();
    }

    /** Looks once; each trade in a transaction of its own. */
    public void sweep() {
        List<TradeId> unsigned = QuarkusTransaction.requiringNew().call(() -> trades.unsigned(clock.now(), batch));
        unsigned.forEach(id -> each(id, TradeState.OPENED));
        for (Mode mode : Mode.values()) {
            List<TradeId> unpaid = QuarkusTransaction.requiringNew()
                    .call(() -> trades.unpaid(mode, bankBook.cursor(mode).completeUntil(), batch));
            unpaid.forEach(id -> each(id, TradeState.SIGNED));
        }
    }

    private void each(TradeId id, TradeState expected) {
        try {
            QuarkusTransaction.requiringNew().run(() -> judge(id, expected));
        } catch (RuntimeException e) {
            LOG.errorf(e, "overdue trade %s could not be ended; it is tried again", id);
        }
    }

    private void judge(TradeId id, TradeState expected) {
        Trade trade = trades.lock(id).orElseThrow();
        if (trade.state() != expected) {
            return;
        }
        Instant now = clock.now();
        Overdue overdue;
        if (expected == TradeState.OPENED) {
            if (!now.isAfter(trade.confirmationDue())) {
                return;
            }
            overdue = Overdue.unsigned(trade.signedBy(), trade.confirmationDue());
        } else {
            overdue = Overdue.unpaid(trade.paymentDue());
        }
        trade.defaulted(now, overdue.reason());
        trade.deposit()
                .map(deposits::lock)
                .map(Optional::orElseThrow)
                .ifPresent(deposit -> end(deposit, trade, overdue));
        outbox.tell(News.defaulted(trade, overdue.side(), overdue.reason(), now));
        audit.recordBySystem(
                overdue.reason(),
                trade.mode(),
                "trade.default",
                "trade",
                id,
                StateChange.of(expected),
                StateChange.of(trade.state()));
    }

    private void end(Deposit deposit, Trade trade, Overdue overdue) {
        if (overdue.side() == Side.BUYER) {
            desk.forfeit(deposit, trade, overdue.reason());
        } else {
            desk.release(deposit, overdue.reason());
        }
    }
}
