package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.bank.Bank;
import org.ipmarket.settlement.bank.StatementLine;
import org.ipmarket.settlement.fee.FeeSplit;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.Explanation;
import org.ipmarket.settlement.ledger.Transfer;
import org.ipmarket.settlement.store.LedgerBook;
import org.ipmarket.settlement.store.Payout;
import org.ipmarket.settlement.store.PayoutRepository;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.trade.TradeState;

/** The money of a trade: it comes from the buyer, waits, and is handed on. The caller has locked the trade. */
@ApplicationScoped
class PayTrade {
    private final LedgerBook ledger;
    private final PayoutRepository payouts;
    private final Banks banks;
    private final Outbox outbox;
    private final Audit audit;
    private final MarketClock clock;

    PayTrade(LedgerBook ledger, PayoutRepository payouts, Banks banks, Outbox outbox, Audit audit, MarketClock clock) {
        this.ledger = ledger;
        this.payouts = payouts;
        this.banks = banks;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was due has come. */
    void fund(Trade trade, StatementLine.Credit credit) {
        Instant now = clock.now();
        trade.funded(now, "The bank booked " + credit.amount() + " with reference " + trade.paymentReference() + ".");
        ledger.post(Transfer.because(
                        trade.mode(),
                        "bank-line:" + credit.id(),
                        explained(
                                trade,
                                "PAYMENT_RECEIVED",
                                "The bank booked " + credit.amount() + " with reference " + trade.paymentReference()
                                        + ".",
                                switch (trade.way()) {
                                    case AWARD ->
                                        "Confirmation of sale: price and buyer's commission, less the deposit";
                                    case DEAL -> "Confirmation of sale: price and buyer's commission";
                                }))
                .move(
                        credit.amount(),
                        Account.bank(trade.mode(), credit.amount().currencyCode()),
                        Chart.escrow(trade))
                .build());
        outbox.tell(News.funded(trade, now));
        audit.recordBySystem(
                "bank-line:" + credit.id(),
                trade.mode(),
                "trade.fund",
                "trade",
                trade.id(),
                StateChange.of(TradeState.SIGNED),
                StateChange.of(trade.state()));
    }

    /** The money goes to the seller, the two centres and the platform; the bank is ordered to pay each. */
    void handOn(Trade trade) {
        FeeSplit fees = trade.sums().fees();
        Money proceeds = trade.sums().sellerProceeds();
        Account escrow = Chart.escrow(trade);
        Account seller = Chart.payable(trade);
        Account sellerCentre = Chart.centreFee(trade, trade.centre());
        Account buyerCentre = Chart.centreFee(trade, trade.buyerCentre());
        Account platform = Chart.platformFee(trade);
        Map<ParticipantId, Money> brokers = trade.brokerFees();
        Transfer.Draft handed = Transfer.because(
                        trade.mode(),
                        "trade-handed-on:" + trade.id(),
                        explained(
                                trade,
                                "PRICE_AND_FEES",
                                "Registration " + trade.recordal().registration() + " was entered by "
                                        + trade.recordal().enteredBy() + " and checked by "
                                        + trade.recordal().checkedBy() + ".",
                                switch (trade.way()) {
                                    case AWARD ->
                                        "Confirmation of sale; fee schedule announced with the lot (Auction Law 56)";
                                    case DEAL ->
                                        "Confirmation of sale; fee schedule of the centre when the deal was concluded";
                                }))
                .move(proceeds, escrow, seller)
                .move(fees.sellerCentre(), escrow, sellerCentre)
                .move(fees.buyerCentre(), escrow, buyerCentre)
                .move(fees.platform(), escrow, platform);
        brokers.forEach((broker, fee) -> handed.move(fee, escrow, Chart.brokerFee(trade, broker)));
        ledger.post(handed.build());
        order(trade, Payout.Purpose.SELLER_PROCEEDS, seller, proceeds);
        order(trade, Payout.Purpose.SELLER_CENTRE_FEE, sellerCentre, fees.sellerCentre());
        order(trade, Payout.Purpose.BUYER_CENTRE_FEE, buyerCentre, fees.buyerCentre());
        order(trade, Payout.Purpose.PLATFORM_FEE, platform, fees.platform());
        brokers.forEach((broker, fee) ->
                order(trade, Payout.Purpose.BROKER_FEE, ":" + broker, Chart.brokerFee(trade, broker), fee));
    }

    private void order(Trade trade, Payout.Purpose purpose, Account from, Money amount) {
        order(trade, purpose, "", from, amount);
    }

    /** @param whose tells several payments of one purpose apart */
    private void order(Trade trade, Payout.Purpose purpose, String whose, Account from, Money amount) {
        if (amount.isZero()) {
            return;
        }
        Bank bank = banks.require(trade.mode());
        payouts.persist(Payout.waiting(
                        purpose,
                        "trade:" + trade.id() + ":" + purpose + whose,
                        from,
                        bank.accountInNameOf(from.owner()),
                        amount,
                        purpose + " " + trade.id(),
                        clock.now())
                .about(trade));
    }

    /** The bank has confirmed a payment; with the last one of a trade the trade is complete. */
    void confirm(Payout payout, Trade trade, StatementLine.Debit debit) {
        Instant now = clock.now();
        payout.confirmed(now);
        ledger.post(Transfer.because(
                        payout.mode(),
                        "bank-line:" + debit.id(),
                        new Explanation(
                                "PAID_OUT",
                                "The bank's statement shows " + payout.purpose() + " of " + payout.amount() + " paid.",
                                "Order " + payout.id() + " to the bank",
                                payout.from().earmark().kind() == org.ipmarket.settlement.ledger.Earmark.Kind.LOT
                                        ? payout.from().earmark().id()
                                        : trade == null ? null : trade.lot().value(),
                                trade == null ? null : trade.id().value()))
                .move(
                        payout.amount(),
                        payout.from(),
                        Account.bank(payout.mode(), payout.amount().currencyCode()))
                .build());
        if (trade != null && trade.state() == TradeState.RECORDED && payouts.allConfirmed(trade.id())) {
            trade.completed(now);
            outbox.tell(News.completed(trade, now));
            audit.recordBySystem(
                    "bank-line:" + debit.id(),
                    trade.mode(),
                    "trade.complete",
                    "trade",
                    trade.id(),
                    StateChange.of(TradeState.RECORDED),
                    StateChange.of(trade.state()));
        }
    }

    private static Explanation explained(Trade trade, String what, String why, String rule) {
        return new Explanation(what, why, rule, trade.lot().value(), trade.id().value());
    }
}
