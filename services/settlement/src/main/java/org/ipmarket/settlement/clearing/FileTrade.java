package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.ipmarket.settlement.trade.TradeDeed;
import org.ipmarket.settlement.trade.TradeState;

/** The case goes to the office, and may come back. */
@ApplicationScoped
public class FileTrade {
    private final TradeRepository trades;
    private final TradeClocks clocks;
    private final Audit audit;
    private final MarketClock clock;
    private final ShortForm shortForm;

    FileTrade(TradeRepository trades, TradeClocks clocks, Audit audit, MarketClock clock, ShortForm shortForm) {
        this.trades = trades;
        this.clocks = clocks;
        this.audit = audit;
        this.clock = clock;
        this.shortForm = shortForm;
    }

    /** By recordal of the seller's centre, by the short form. @param receipt the office's, with its number */
    @Transactional
    public Trade file(Caller caller, TradeId id, String receipt) {
        Trade trade = TradeAccess.ofSellersCentre(trades, caller, id, Role.RECORDAL);
        trade.state().requirePermits(TradeDeed.FILE);
        shortForm.require(trade);
        filed(trade, "The case is filed: " + receipt + ".");
        return trade;
    }

    /** By recordal of the seller's centre, by the short form. */
    @Transactional
    public Trade giveBack(Caller caller, TradeId id, String reason) {
        Trade trade = TradeAccess.ofSellersCentre(trades, caller, id, Role.RECORDAL);
        trade.state().requirePermits(TradeDeed.RETURN);
        shortForm.require(trade);
        returned(trade, "The office has given the case back: " + reason + ".");
        return trade;
    }

    /** The case lies with the office. The caller has locked the trade. */
    public void filed(Trade trade, String why) {
        TradeState before = trade.state();
        before.requirePermits(TradeDeed.FILE);
        requireRecordable(trade);
        Instant now = clock.now();
        trade.filed(now, why);
        moved(trade, before, "trade.file", why, now);
    }

    /** The office has given the case back. The caller has locked the trade. */
    public void returned(Trade trade, String why) {
        TradeState before = trade.state();
        Instant now = clock.now();
        trade.returned(now, why);
        moved(trade, before, "trade.return", why, now);
    }

    /** 409 where instalments are to be paid before the right may be recorded. */
    static void requireRecordable(Trade trade) {
        if (!trade.isRecordable()) {
            throw Problems.conflict(
                    "instalments-due",
                    "The trade is " + trade.state() + ": instalments are to be paid before the right is recorded.",
                    Map.of("state", trade.state().name()));
        }
    }

    private void moved(Trade trade, TradeState before, String action, String why, Instant now) {
        clocks.start(trade, now);
        audit.recordBySystem(
                why, trade.mode(), action, "trade", trade.id(), StateChange.of(before), StateChange.of(trade.state()));
    }
}
