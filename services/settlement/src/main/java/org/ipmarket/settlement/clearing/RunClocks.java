package org.ipmarket.settlement.clearing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.messages.FreezeGround;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.TradeUnwound.Basis;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.store.BankBook;
import org.ipmarket.settlement.store.RunningClock;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.ipmarket.settlement.trade.TradeClock;
import org.jboss.logging.Logger;

/**
 * Reminds of clocks that run out and does what follows when they have. A signature counts when it is made; a payment counts when the
 * bank has booked it, so a clock that the bank stops has run out only when the bank's statements, read and applied, reach past its
 * end: nobody loses its deposit because the bank could not be reached, or has not converted yet what came.
 */
@ApplicationScoped
public class RunClocks {
    private static final Logger LOG = Logger.getLogger(RunClocks.class);

    private final TradeRepository trades;
    private final BankBook bankBook;
    private final DefaultTrade defaultTrade;
    private final FreezeTrade freezeTrade;
    private final UnwindTrade unwindTrade;
    private final ForeignMoney foreignMoney;
    private final Outbox outbox;
    private final MarketClock clock;
    private final int batch;

    RunClocks(
            TradeRepository trades,
            BankBook bankBook,
            DefaultTrade defaultTrade,
            FreezeTrade freezeTrade,
            UnwindTrade unwindTrade,
            ForeignMoney foreignMoney,
            Outbox outbox,
            MarketClock clock,
            SettlementConfig config) {
        this.trades = trades;
        this.bankBook = bankBook;
        this.defaultTrade = defaultTrade;
        this.freezeTrade = freezeTrade;
        this.unwindTrade = unwindTrade;
        this.foreignMoney = foreignMoney;
        this.outbox = outbox;
        this.clock = clock;
        this.batch = config.trades().batch();
    }

    /** Looks once; each trade in a transaction of its own. */
    public void sweep() {
        Instant now = clock.now();
        each(QuarkusTransaction.requiringNew().call(() -> trades.toRemind(now, batch)), this::remind);
        for (Mode mode : Mode.values()) {
            each(
                    QuarkusTransaction.requiringNew().call(() -> trades.runOut(mode, false, now, batch)),
                    trade -> runOut(trade, now));
            Instant complete = QuarkusTransaction.requiringNew()
                    .call(() -> bankBook.cursor(mode).completeUntil());
            Instant until = complete.isBefore(now) ? complete : now;
            each(
                    QuarkusTransaction.requiringNew().call(() -> trades.runOut(mode, true, until, batch)),
                    trade -> runOut(trade, until));
        }
    }

    private void each(List<TradeId> ids, Consumer<Trade> act) {
        for (TradeId id : ids) {
            try {
                QuarkusTransaction.requiringNew()
                        .run(() -> act.accept(trades.lock(id).orElseThrow()));
            } catch (RuntimeException e) {
                LOG.errorf(e, "trade %s could not be looked at; it is tried again", id);
            }
        }
    }

    private void remind(Trade trade) {
        RunningClock running = trade.clock();
        Instant now = clock.now();
        if (running != null && !running.reminded() && running.remindAt().isBefore(now)) {
            trade.reminded();
            if (running.due().isAfter(now)) {
                outbox.tell(News.reminded(trade, false, now));
            }
        }
    }

    private void runOut(Trade trade, Instant until) {
        RunningClock running = trade.clock();
        if (running == null || running.overdue() || !running.due().isBefore(until)) {
            return;
        }
        TradeClock ran = running.clock();
        switch (ran.consequence()) {
            case DEFAULT -> {
                if (foreignMoney.waits(trade)) {
                    tellOverdue(trade);
                } else {
                    defaultTrade.runOut(trade, ran);
                }
            }
            case FREEZE ->
                freezeTrade.freeze(
                        trade,
                        FreezeGround.EXPORT_UNDECIDED,
                        "The export was not decided by " + running.due() + ".",
                        null);
            case CURE ->
                freezeTrade.cure(
                        trade,
                        null,
                        "The centre has set no other period by " + running.due() + "; that of the rules begins.");
            case UNWIND -> {
                if (Boolean.TRUE.equals(trade.terms().unwindClause()) && !trade.isRightRecorded()) {
                    unwindTrade.unwind(
                            trade,
                            Basis.CLAUSE,
                            "What had frozen the trade was not removed by " + running.due()
                                    + "; the contract says so.");
                } else {
                    tellOverdue(trade);
                }
            }
            case TELL -> tellOverdue(trade);
        }
    }

    private void tellOverdue(Trade trade) {
        outbox.tell(News.reminded(trade, true, clock.now()));
        trade.overdue();
    }
}
