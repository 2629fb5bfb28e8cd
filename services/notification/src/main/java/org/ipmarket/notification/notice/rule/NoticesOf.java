package org.ipmarket.notification.notice.rule;

import static org.ipmarket.notification.notice.rule.Kind.*;

import java.util.List;
import java.util.Set;
import org.ipmarket.messages.event.*;

/**
 * Which event makes which notice for whom: the one place where that is decided. Nothing is asked and nothing kept here.
 *
 * <p>A price stands in a notice only where the event that everybody reads has it, or where its reader agreed to it. Who
 * bids for a lot that runs is nobody's to see: managers do not see {@code OUTBID}.
 */
public final class NoticesOf {
    /** Where a trade waits for the price. */
    private static final Set<String> PAYING = Set.of("SIGNED", "PART_FUNDED");

    private NoticesOf() {}

    /** In the order in which they are made; none for most events. */
    public static List<Draft> event(MarketEvent event) {
        return switch (event) {
            // deposits
            case DepositHeld e ->
                List.of(DraftMaker.of(DEPOSIT_RECEIVED, e, e.heldAt())
                        .lot(e.lot())
                        .fact("amount", e.amount())
                        .to(e.participant()));
            case DepositReleased e ->
                List.of(DraftMaker.of(REFUND, e, e.releasedAt())
                        .lot(e.lot())
                        .fact("amount", e.amount())
                        .fact("reason", e.reason())
                        .to(e.participant()));
            case DepositForfeited e ->
                List.of(DraftMaker.of(DEPOSIT_FORFEITED, e, e.forfeitedAt())
                        .lot(e.lot())
                        .trade(e.trade())
                        .fact("amount", e.amount())
                        .fact("reason", e.reason())
                        .to(e.participant()));
            case BidderLeaveRefused e ->
                List.of(DraftMaker.of(LEAVE_REFUSED, e, e.refusedAt())
                        .lot(e.lot())
                        .fact("reason", e.reason())
                        .to(e.participant()));
            // lots
            case OfferCorrected e ->
                List.of(DraftMaker.of(OFFER_CORRECTED, e, e.correctedAt())
                        .lot(e.offer())
                        .fact("notice", e.noticeNumber())
                        .fact("reason", e.reason())
                        .fact("opensAt", e.terms().opensAt())
                        .fact("closesAt", e.terms().closesAt())
                        .to(Audience.Bidders.all(DraftMaker.lotOf(e.offer()))));
            case BiddersOutbid e ->
                List.of(DraftMaker.of(OUTBID, e, e.outbidAt())
                        .unseen()
                        .lot(e.lot())
                        .fact("price", e.price())
                        .fact("endsAt", e.endsAt())
                        .to(new Audience.Named(e.participants())));
            case LotSuspended e ->
                DraftMaker.of(LOT_SUSPENDED, e, e.suspendedAt())
                        .lot(e.lot())
                        .fact("reason", e.reason())
                        .toBiddersAndSeller(e.lot());
            case LotResumed e ->
                DraftMaker.of(LOT_RESUMED, e, e.resumedAt())
                        .lot(e.lot())
                        .fact("endsAt", e.endsAt())
                        .toBiddersAndSeller(e.lot());
            case LotCancelled e ->
                DraftMaker.of(LOT_CANCELLED, e, e.cancelledAt())
                        .lot(e.lot())
                        .fact("reason", e.reason())
                        .toBiddersAndSeller(e.lot());
            case LotClosed e -> closed(e);
            case LotAwarded e ->
                List.of(DraftMaker.of(WON, e, e.awardedAt())
                        .lot(e.lot())
                        .fact("price", e.price())
                        .to(e.winner()));
            // trades
            case TradeOpened e ->
                List.of(DraftMaker.of(CONFIRMATION_DUE, e, e.openedAt())
                        .lot(e.lot())
                        .trade(e.trade())
                        .fact("price", e.price())
                        .fact("due", e.confirmationDue())
                        .to(e.seller(), e.buyer()));
            case TradeSigned e ->
                List.of(DraftMaker.of(PAYMENT_DUE, e, e.signedAt())
                        .lot(e.lot())
                        .trade(e.trade())
                        .fact("price", e.price())
                        .fact("due", e.paymentDue())
                        .to(e.buyer()));
            case TradeReminded e -> reminded(e);
            case TradeFunded e ->
                List.of(DraftMaker.of(PAYMENT_RECEIVED, e, e.fundedAt())
                        .lot(e.lot())
                        .trade(e.trade())
                        .fact("price", e.price())
                        .to(e.seller(), e.buyer()));
            case TradeRecorded e ->
                List.of(DraftMaker.of(TITLE_RECORDED, e, e.recordedAt())
                        .lot(e.lot())
                        .trade(e.trade())
                        .fact("registration", e.registration())
                        .fact("effectiveOn", e.effectiveOn())
                        .to(e.seller(), e.buyer()));
            case TradeCompleted e ->
                List.of(DraftMaker.of(SALE_COMPLETED, e, e.completedAt())
                        .lot(e.lot())
                        .trade(e.trade())
                        .fact("price", e.price())
                        .to(new Audience.Sides(e.trade())));
            case TradeDefaulted e ->
                List.of(DraftMaker.of(TRADE_DEFAULTED, e, e.defaultedAt())
                        .variant(e.side())
                        .lot(e.lot())
                        .trade(e.trade())
                        .fact("reason", e.reason())
                        .to(e.seller(), e.buyer()));
            case TradeFrozen e ->
                List.of(DraftMaker.of(TRADE_FROZEN, e, e.frozenAt())
                        .lot(e.lot())
                        .trade(e.trade())
                        .fact("reason", e.reason())
                        .to(e.seller(), e.buyer()));
            case TradeLifted e ->
                List.of(DraftMaker.of(TRADE_LIFTED, e, e.liftedAt())
                        .lot(e.lot())
                        .trade(e.trade())
                        .fact("reason", e.reason())
                        .fact("state", e.to())
                        .to(e.seller(), e.buyer()));
            case TradeCureGranted e ->
                List.of(DraftMaker.of(CURE_GRANTED, e, e.beganAt())
                        .lot(e.lot())
                        .trade(e.trade())
                        .fact("until", e.until())
                        .to(e.seller(), e.buyer()));
            case TradeUnwound e -> unwound(e);
            case RoyaltyReminded e ->
                List.of(DraftMaker.of(ROYALTY_DUE, e, e.remindedAt())
                        .variant(e.late())
                        .trade(e.trade())
                        .fact("period", "" + e.period())
                        .fact("amount", e.amount())
                        .fact("day", e.due())
                        .fact("reminder", "" + e.reminder())
                        .to(e.licensee()));
            default -> List.of();
        };
    }

    /** Whose bid security stays has won or waits as runner-up: neither has lost. */
    private static List<Draft> closed(LotClosed e) {
        return List.of(
                DraftMaker.of(LOST, e, e.closedAt())
                        .variant(e.result())
                        .lot(e.lot())
                        .fact("price", e.price())
                        .to(new Audience.Bidders(e.lot(), e.retainedDeposits())),
                DraftMaker.of(LOT_ENDED, e, e.closedAt())
                        .variant(e.result())
                        .lot(e.lot())
                        .fact("price", e.price())
                        .fact("bidders", "" + e.bidders())
                        .to(new Audience.Seller(e.lot())));
    }

    /** A payment that is due concerns the buyer alone. */
    private static List<Draft> reminded(TradeReminded e) {
        boolean paying = PAYING.contains(e.state());
        DraftMaker draft = DraftMaker.of(paying ? PAYMENT_DUE : TRADE_REMINDER, e, e.remindedAt())
                .variant(e.overdue() ? "OVERDUE" : "SOON")
                .lot(e.lot())
                .trade(e.trade())
                .fact("state", e.state())
                .fact("due", e.due());
        return List.of(paying ? draft.to(e.buyer()) : draft.to(e.seller(), e.buyer()));
    }

    private static List<Draft> unwound(TradeUnwound e) {
        DraftMaker draft = DraftMaker.of(SALE_UNDONE, e, e.unwoundAt())
                .lot(e.lot())
                .trade(e.trade())
                .fact("reason", e.reason());
        return List.of(
                draft.variant("SELLER").to(e.seller()),
                draft.variant("BUYER").fact("refunded", e.refunded()).to(e.buyer()));
    }
}
