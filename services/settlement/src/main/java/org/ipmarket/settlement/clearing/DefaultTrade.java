package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.TradeDefaulted.Side;
import org.ipmarket.settlement.store.Deposit;
import org.ipmarket.settlement.store.DepositRepository;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.trade.Overdue;
import org.ipmarket.settlement.trade.TradeClock;
import org.ipmarket.settlement.trade.TradeState;

/**
 * Ends a trade whose clock has run out on a side that did not do its part. A buyer in default loses its deposit; instalments that it had
 * paid go back to where they came from, as what they are worth to the seller is between the parties.
 */
@ApplicationScoped
class DefaultTrade {
    private final DepositRepository deposits;
    private final DepositDesk desk;
    private final PayTrade payTrade;
    private final ForeignMoney foreignMoney;
    private final TradeClocks clocks;
    private final Outbox outbox;
    private final Audit audit;
    private final MarketClock clock;

    DefaultTrade(
            DepositRepository deposits,
            DepositDesk desk,
            PayTrade payTrade,
            ForeignMoney foreignMoney,
            TradeClocks clocks,
            Outbox outbox,
            Audit audit,
            MarketClock clock) {
        this.deposits = deposits;
        this.desk = desk;
        this.payTrade = payTrade;
        this.foreignMoney = foreignMoney;
        this.clocks = clocks;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** The caller has locked the trade and seen that the clock has run out. */
    void runOut(Trade trade, TradeClock ran) {
        TradeState before = trade.state();
        Instant now = clock.now();
        Instant due = trade.clock().due();
        Overdue overdue =
                switch (ran) {
                    case TO_CONFIRM -> Overdue.unsigned(trade.signedBy(), due);
                    case TO_CONTRACT ->
                        Overdue.noContract(trade.contractSignatures().keySet(), due);
                    default -> Overdue.unpaid(due);
                };
        trade.defaulted(now, overdue.reason());
        trade.deposit()
                .map(deposits::lock)
                .map(Optional::orElseThrow)
                .ifPresent(deposit -> end(deposit, trade, overdue));
        payTrade.refund(
                trade,
                Money.zero(trade.sums().price().currencyCode()),
                null,
                overdue.reason(),
                "The trade has ended by default: instalments go back to where they came from");
        foreignMoney.giveBack(trade, overdue.reason());
        clocks.start(trade, now);
        outbox.tell(News.defaulted(trade, overdue.side(), overdue.reason(), now));
        audit.recordBySystem(
                overdue.reason(),
                trade.mode(),
                "trade.default",
                "trade",
                trade.id(),
                StateChange.of(before),
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
