package org.ipmarket.settlement.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.event.TradeDefaulted.Side;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.bank.PayoutState;
import org.ipmarket.settlement.store.Payout;
import org.ipmarket.settlement.store.Signature;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeEntry;
import org.ipmarket.settlement.trade.TradeState;
import org.ipmarket.settlement.trade.Way;

/**
 * A trade as the API shows it.
 *
 * @param way whether a lot was awarded or the parties agreed with each other; then {@code lot} is the deal's id
 * @param depositApplied the part of the winner's deposit that counts towards the price once both have signed
 * @param amountDue what the buyer pays beside it, under {@code paymentReference}
 * @param confirmationHash SHA-256 of the confirmation of sale, which a signer sends as {@code documentHash}
 * @param paymentDue absent until both have signed
 * @param recordal absent until it was entered
 * @param course deadlines, instalments, what it waits for and for whom, and what has come between
 */
public record TradeView(
        TradeId id,
        Mode mode,
        long version,
        Way way,
        AwardId award,
        LotId lot,
        CentreCode centre,
        CentreCode buyerCentre,
        ParticipantId seller,
        ParticipantId buyer,
        Money price,
        Right right,
        List<AssetId> assets,
        LocalizedText title,
        TradeState state,
        Money sellerCommission,
        Money buyerCommission,
        Money depositApplied,
        Money amountDue,
        Instant openedAt,
        Instant confirmationDue,
        Instant paymentDue,
        String confirmationHash,
        List<SignatureView> signatures,
        String paymentReference,
        RecordalView recordal,
        List<PayoutView> payouts,
        List<StepView> history,
        boolean demonstration,
        TradeCourseView course) {
    /** @param by the login that signed */
    public record SignatureView(Side side, String by, Instant at) {
        static SignatureView of(Side side, Signature signature) {
            return new SignatureView(side, signature.by(), signature.at());
        }
    }

    /** @param checkedBy absent until another has checked it */
    public record RecordalView(String registration, LocalDate effectiveOn, String enteredBy, String checkedBy) {}

    /** @param to a participant's id, {@code centre:GZ} or {@code platform} */
    public record PayoutView(String to, Payout.Purpose purpose, Money amount, PayoutState state) {}

    public record StepView(TradeState state, Instant at, String why) {}

    static TradeView of(Trade trade, List<Payout> payouts, List<TradeEntry> entries) {
        var sums = trade.sums();
        var recordal = trade.recordal();
        return new TradeView(
                trade.id(),
                trade.mode(),
                trade.version(),
                trade.way(),
                trade.award(),
                trade.lot(),
                trade.centre(),
                trade.buyerCentre(),
                trade.seller(),
                trade.buyer(),
                sums.price(),
                trade.right(),
                trade.assets(),
                trade.title(),
                trade.state(),
                sums.sellerCommission(),
                sums.buyerCommission(),
                sums.depositApplied(),
                sums.amountDue(),
                trade.openedAt(),
                trade.confirmationDue(),
                trade.paymentDue(),
                trade.confirmationHash(),
                trade.signatures().entrySet().stream()
                        .map(signed -> SignatureView.of(signed.getKey(), signed.getValue()))
                        .toList(),
                trade.paymentReference(),
                recordal == null
                        ? null
                        : new RecordalView(
                                recordal.registration(),
                                recordal.effectiveOn(),
                                recordal.enteredBy(),
                                recordal.checkedBy()),
                payouts.stream()
                        .map(payout ->
                                new PayoutView(payout.to().holder(), payout.purpose(), payout.amount(), payout.state()))
                        .toList(),
                trade.history().stream()
                        .map(step -> new StepView(step.state(), step.at(), step.why()))
                        .toList(),
                trade.demonstration(),
                TradeCourseView.of(trade, entries));
    }
}
