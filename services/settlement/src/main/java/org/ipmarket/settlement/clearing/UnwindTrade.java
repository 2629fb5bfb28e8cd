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
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.TradeDefaulted.Side;
import org.ipmarket.messages.event.TradeUnwound.Basis;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.bank.BankAccount;
import org.ipmarket.settlement.deposit.DepositState;
import org.ipmarket.settlement.store.Deposit;
import org.ipmarket.settlement.store.DepositRepository;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.ipmarket.settlement.store.Word;
import org.ipmarket.settlement.trade.TradeDeed;
import org.ipmarket.settlement.trade.TradeState;

/**
 * Undoes a sale that stands still: by agreement of both, by a final decision, or by a clause of the contract. The buyer gets back all
 * that it has paid, commission and deposit too. A sale whose right is recorded is not undone here: the title has passed, and goes back,
 * if it does, by a sale of its own or a correction of the register.
 */
@ApplicationScoped
public class UnwindTrade {
    private final TradeRepository trades;
    private final DepositRepository deposits;
    private final DepositDesk desk;
    private final PayTrade payTrade;
    private final ForeignMoney foreignMoney;
    private final TradeClocks clocks;
    private final Audit audit;
    private final MarketClock clock;

    UnwindTrade(
            TradeRepository trades,
            DepositRepository deposits,
            DepositDesk desk,
            PayTrade payTrade,
            ForeignMoney foreignMoney,
            TradeClocks clocks,
            Audit audit,
            MarketClock clock) {
        this.trades = trades;
        this.deposits = deposits;
        this.desk = desk;
        this.payTrade = payTrade;
        this.foreignMoney = foreignMoney;
        this.clocks = clocks;
        this.audit = audit;
        this.clock = clock;
    }

    /** A side agrees that the sale be undone; when both have, it is. */
    @Transactional
    public Trade agree(Caller caller, TradeId id, String reason) {
        ParticipantId party = caller.requireParticipantItself(Role.APPROVER);
        Trade trade = TradeAccess.lock(trades, caller, id);
        Side side = TradeAccess.sideOf(party, trade.seller(), trade.buyer())
                .orElseThrow(() -> Problems.forbidden("Only the seller and the buyer agree to undo a sale."));
        requireCanBeUndone(trade);
        Instant now = clock.now();
        trade.say(new Word(Word.Question.UNWIND, side, reason, caller.username(), now));
        audit.record("trade.agree-unwinding." + side, "trade", id, null, Map.of("reason", reason));
        if (trade.words(Word.Question.UNWIND).size() == Side.values().length) {
            unwind(trade, Basis.AGREEMENT, "Both sides have agreed: " + reason);
        }
        return trade;
    }

    /** 409 where it does not stand still, or its right was recorded before it did. */
    static void requireCanBeUndone(Trade trade) {
        trade.state().requirePermits(TradeDeed.UNWIND);
        if (trade.isRightRecorded()) {
            throw Problems.conflict(
                    "right-recorded",
                    "The right was recorded before the trade stood still: the title has passed.",
                    Map.of("state", trade.state().name()));
        }
    }

    /** The caller has locked the trade. */
    void unwind(Trade trade, Basis basis, String reason) {
        requireCanBeUndone(trade);
        TradeState before = trade.state();
        Instant now = clock.now();
        trade.unwind(basis, reason, now);
        Money applied = Money.zero(trade.sums().price().currencyCode());
        BankAccount payer = null;
        Deposit deposit =
                trade.deposit().map(held -> deposits.lock(held).orElseThrow()).orElse(null);
        if (deposit != null && deposit.state() == DepositState.APPLIED) {
            applied = trade.sums().depositApplied();
            payer = deposit.payer();
        } else if (deposit != null && deposit.state().hasMoney()) {
            desk.release(deposit, reason);
        }
        payTrade.refund(
                trade, applied, payer, reason, "The sale is undone (" + basis + "): the buyer is refunded in full");
        foreignMoney.giveBack(trade, reason);
        clocks.start(trade, now);
        audit.recordBySystem(
                reason,
                trade.mode(),
                "trade.unwind",
                "trade",
                trade.id(),
                StateChange.of(before),
                StateChange.of(trade.state()));
        payTrade.finish(trade, "nothing to refund", now);
    }
}
