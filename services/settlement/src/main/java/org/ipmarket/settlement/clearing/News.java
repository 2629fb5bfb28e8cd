package org.ipmarket.settlement.clearing;

import java.time.Instant;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.DepositApplied;
import org.ipmarket.messages.event.DepositForfeited;
import org.ipmarket.messages.event.DepositHeld;
import org.ipmarket.messages.event.DepositReleaseRequested;
import org.ipmarket.messages.event.DepositReleased;
import org.ipmarket.messages.event.RoyaltyReminded;
import org.ipmarket.messages.event.TradeCompleted;
import org.ipmarket.messages.event.TradeCureGranted;
import org.ipmarket.messages.event.TradeDefaulted;
import org.ipmarket.messages.event.TradeFrozen;
import org.ipmarket.messages.event.TradeFunded;
import org.ipmarket.messages.event.TradeLifted;
import org.ipmarket.messages.event.TradeOpened;
import org.ipmarket.messages.event.TradeRecorded;
import org.ipmarket.messages.event.TradeReminded;
import org.ipmarket.messages.event.TradeSigned;
import org.ipmarket.messages.event.TradeUnwound;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.licence.StatementState;
import org.ipmarket.settlement.store.Deposit;
import org.ipmarket.settlement.store.Licence;
import org.ipmarket.settlement.store.RoyaltyStatement;
import org.ipmarket.settlement.store.Trade;

/** The facts that settlement tells, made from what has happened. */
final class News {
    private News() {}

    static DepositHeld held(Deposit d) {
        return new DepositHeld(
                d.id(), d.lot(), d.mode(), d.centre(), d.buyerCentre(), d.participant(), d.amount(), d.heldAt());
    }

    static DepositReleaseRequested releaseRequested(Deposit d, Instant at) {
        return new DepositReleaseRequested(
                d.id(), d.lot(), d.mode(), d.centre(), d.buyerCentre(), d.participant(), d.amount(), at);
    }

    static DepositReleased released(Deposit d) {
        return new DepositReleased(
                d.id(),
                d.lot(),
                d.mode(),
                d.centre(),
                d.buyerCentre(),
                d.participant(),
                d.amount(),
                d.reason(),
                d.endedAt());
    }

    static DepositApplied applied(Deposit d, Money amount, TradeId trade) {
        return new DepositApplied(
                d.id(), d.lot(), d.mode(), d.centre(), d.buyerCentre(), d.participant(), amount, trade, d.endedAt());
    }

    static DepositForfeited forfeited(Deposit d, Money amount, TradeId trade) {
        return new DepositForfeited(
                d.id(),
                d.lot(),
                d.mode(),
                d.centre(),
                d.buyerCentre(),
                d.participant(),
                amount,
                trade,
                d.reason(),
                d.endedAt());
    }

    static TradeOpened opened(Trade t) {
        return new TradeOpened(
                t.id(),
                t.award(),
                t.lot(),
                t.mode(),
                t.centre(),
                t.buyerCentre(),
                t.seller(),
                t.buyer(),
                t.sums().price(),
                t.confirmationDue(),
                t.openedAt());
    }

    static TradeSigned signed(Trade t, Instant at) {
        return new TradeSigned(
                t.id(),
                t.award(),
                t.lot(),
                t.mode(),
                t.centre(),
                t.buyerCentre(),
                t.seller(),
                t.buyer(),
                t.sums().price(),
                t.paymentDue(),
                at);
    }

    static TradeFunded funded(Trade t, Instant at) {
        return new TradeFunded(
                t.id(),
                t.award(),
                t.lot(),
                t.mode(),
                t.centre(),
                t.buyerCentre(),
                t.seller(),
                t.buyer(),
                t.sums().price(),
                at);
    }

    static TradeRecorded recorded(Trade t, Instant at) {
        return new TradeRecorded(
                t.id(),
                t.award(),
                t.lot(),
                t.mode(),
                t.centre(),
                t.buyerCentre(),
                t.seller(),
                t.buyer(),
                t.sums().price(),
                t.right(),
                t.assets(),
                t.recordal().registration(),
                t.recordal().effectiveOn(),
                at);
    }

    static TradeCompleted completed(Trade t, Instant at) {
        return new TradeCompleted(
                t.id(), t.lot(), t.mode(), t.centre(), t.buyerCentre(), t.sums().price(), t.right(), t.assets(), at);
    }

    static TradeDefaulted defaulted(Trade t, TradeDefaulted.Side side, String reason, Instant at) {
        return new TradeDefaulted(
                t.id(),
                t.award(),
                t.lot(),
                t.mode(),
                t.centre(),
                t.buyerCentre(),
                t.seller(),
                t.buyer(),
                t.sums().price(),
                side,
                reason,
                at);
    }

    static TradeReminded reminded(Trade t, boolean overdue, Instant at) {
        return new TradeReminded(
                t.id(),
                t.award(),
                t.lot(),
                t.mode(),
                t.centre(),
                t.buyerCentre(),
                t.seller(),
                t.buyer(),
                t.state().name(),
                t.clock().due(),
                t.clock().source(),
                overdue,
                at);
    }

    static TradeFrozen frozen(Trade t) {
        return new TradeFrozen(
                t.id(),
                t.award(),
                t.lot(),
                t.mode(),
                t.centre(),
                t.buyerCentre(),
                t.seller(),
                t.buyer(),
                t.frozen().from().name(),
                t.frozen().ground(),
                t.frozen().reason(),
                t.frozen().at());
    }

    static TradeCureGranted cureGranted(Trade t, Instant at) {
        return new TradeCureGranted(
                t.id(),
                t.award(),
                t.lot(),
                t.mode(),
                t.centre(),
                t.buyerCentre(),
                t.seller(),
                t.buyer(),
                t.frozen().ground(),
                t.clock().due(),
                at);
    }

    static TradeLifted lifted(Trade t, String reason, Instant at) {
        return new TradeLifted(
                t.id(),
                t.award(),
                t.lot(),
                t.mode(),
                t.centre(),
                t.buyerCentre(),
                t.seller(),
                t.buyer(),
                t.state().name(),
                t.clock() == null ? null : t.clock().due(),
                reason,
                at);
    }

    static TradeUnwound unwound(Trade t, Money refunded, Instant at) {
        return new TradeUnwound(
                t.id(),
                t.award(),
                t.lot(),
                t.mode(),
                t.centre(),
                t.buyerCentre(),
                t.seller(),
                t.buyer(),
                t.sums().price(),
                refunded,
                t.unwoundBasis(),
                t.unwoundReason(),
                at);
    }

    static RoyaltyReminded reminded(Licence l, RoyaltyStatement s, Instant at) {
        boolean unstated = s.state() == StatementState.AWAITED;
        return new RoyaltyReminded(
                l.trade(),
                l.mode(),
                l.centre(),
                l.buyerCentre(),
                l.licensor(),
                l.licensee(),
                s.period().number(),
                unstated ? RoyaltyReminded.Late.STATEMENT : RoyaltyReminded.Late.PAYMENT,
                unstated ? s.statementDue() : s.paymentDue(),
                unstated ? null : s.due(),
                s.reminders(),
                at);
    }
}
