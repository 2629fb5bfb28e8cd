package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.bank.BankAccount;
import org.ipmarket.settlement.bank.StatementLine;
import org.ipmarket.settlement.fee.FeeSplit;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.Explanation;
import org.ipmarket.settlement.ledger.Transfer;
import org.ipmarket.settlement.store.Instalment;
import org.ipmarket.settlement.store.LedgerBook;
import org.ipmarket.settlement.store.Payout;
import org.ipmarket.settlement.store.PayoutRepository;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeEntries;
import org.ipmarket.settlement.store.TradeEntry;
import org.ipmarket.settlement.trade.HandingOn;
import org.ipmarket.settlement.trade.TradeState;

/** The money of a trade: it comes from the buyer, waits, and is handed on. The caller has locked the trade. */
@ApplicationScoped
class PayTrade {
    private final LedgerBook ledger;
    private final PayoutRepository payouts;
    private final TradeEntries entries;
    private final TradeClocks clocks;
    private final Banks banks;
    private final Outbox outbox;
    private final Audit audit;
    private final MarketClock clock;

    PayTrade(
            LedgerBook ledger,
            PayoutRepository payouts,
            TradeEntries entries,
            TradeClocks clocks,
            Banks banks,
            Outbox outbox,
            Audit audit,
            MarketClock clock) {
        this.ledger = ledger;
        this.payouts = payouts;
        this.entries = entries;
        this.clocks = clocks;
        this.banks = banks;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An instalment has come; where the right is recorded already it is handed on at once.
     *
     * @param number of the instalment, from 0
     */
    void fund(Trade trade, int number, StatementLine.Credit credit) {
        Instant now = clock.now();
        TradeState before = trade.state();
        String why = "The bank booked " + credit.amount() + " with reference "
                + trade.instalments().get(number).reference() + ".";
        trade.paid(number, credit.payer(), now, why);
        ledger.post(Transfer.because(
                        trade.mode(),
                        "bank-line:" + credit.id(),
                        explained(
                                trade,
                                "PAYMENT_RECEIVED",
                                why,
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
        afterPayment(trade, before, "bank-line:" + credit.id(), now);
        if (trade.isHandedOn()) {
            handOn(trade, credit.amount(), ":" + number);
        }
    }

    /** What follows each payment, over the bank or outside. */
    void afterPayment(Trade trade, TradeState before, String cause, Instant now) {
        if (trade.isPaid()) {
            outbox.tell(News.funded(trade, now));
        }
        if (before == TradeState.SIGNED || before == TradeState.PART_FUNDED) {
            clocks.start(trade, now);
        }
        audit.recordBySystem(
                cause,
                trade.mode(),
                "trade.fund",
                "trade",
                trade.id(),
                StateChange.of(before),
                StateChange.of(trade.state()));
    }

    /**
     * An instalment has come in another currency, and the bank has converted it; the ledger has moved already. Where the right is
     * recorded already it is handed on at once.
     */
    void fundConverted(Trade trade, int number, String why, String cause) {
        Instant now = clock.now();
        TradeState before = trade.state();
        BankAccount payer =
                banks.require(trade.mode()).accountInNameOf(trade.buyer().toString());
        trade.paid(number, payer, now, why);
        afterPayment(trade, before, cause, now);
        if (trade.isHandedOn()) {
            handOn(trade, money(trade, trade.instalments().get(number).bankMinor()), ":" + number);
        }
    }

    /**
     * The right is recorded: what lies there goes to the two centres and the platform, to pledgees, and to the seller; the bank is
     * ordered to pay each.
     *
     * <p>409 where a pledge lies on the right and nobody has stated what the pledgee gets, or what has come does not cover the
     * commissions.
     */
    void handOn(Trade trade) {
        if (trade.pledged() && pledgees(trade).isEmpty()) {
            throw Problems.conflict(
                    "pledgee-not-stated",
                    "A pledge lies on the right: what the pledgee is paid must be entered and checked first.",
                    Map.of("state", trade.state().name()));
        }
        Money available = trade.sums().depositApplied();
        for (Instalment instalment : trade.instalments()) {
            if (instalment.isPaid()) {
                available = available.plus(money(trade, instalment.bankMinor()));
            }
        }
        handOn(trade, available, "");
        trade.handedOn();
        clocks.start(trade, clock.now());
    }

    private void handOn(Trade trade, Money available, String part) {
        FeeSplit fees = trade.sums().fees();
        Money zero = Money.zero(available.currencyCode());
        Money feesDue = trade.isHandedOn()
                ? zero
                : trade.sums().sellerCommission().plus(trade.sums().buyerCommission());
        if (available.compareTo(feesDue) < 0) {
            throw Problems.conflict(
                    "commissions-not-covered",
                    "What has come does not cover the commissions.",
                    Map.of("state", trade.state().name(), "due", feesDue, "available", available));
        }
        List<TradeEntry> pledgees = pledgees(trade);
        HandingOn handed = HandingOn.of(
                available, feesDue, pledgees.stream().map(TradeEntry::left).toList());
        Account escrow = Chart.escrow(trade);
        Account seller = Chart.payable(trade);
        Account sellerCentre = Chart.centreFee(trade, trade.centre());
        Account buyerCentre = Chart.centreFee(trade, trade.buyerCentre());
        Account platform = Chart.platformFee(trade);
        Map<ParticipantId, Money> brokers = trade.brokerFees();
        boolean first = !trade.isHandedOn();
        Transfer.Draft draft = Transfer.because(
                        trade.mode(),
                        "trade-handed-on:" + trade.id() + part,
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
                .move(handed.seller(), escrow, seller);
        if (first) {
            draft.move(fees.sellerCentre(), escrow, sellerCentre)
                    .move(fees.buyerCentre(), escrow, buyerCentre)
                    .move(fees.platform(), escrow, platform);
            brokers.forEach((broker, fee) -> draft.move(fee, escrow, Chart.brokerFee(trade, broker)));
        }
        for (int i = 0; i < pledgees.size(); i++) {
            draft.move(handed.pledgees().get(i), escrow, Chart.pledgee(trade, pledgees.get(i)));
        }
        ledger.post(draft.build());
        if (first) {
            order(trade, Payout.Purpose.SELLER_CENTRE_FEE, sellerCentre, fees.sellerCentre(), part);
            order(trade, Payout.Purpose.BUYER_CENTRE_FEE, buyerCentre, fees.buyerCentre(), part);
            order(trade, Payout.Purpose.PLATFORM_FEE, platform, fees.platform(), part);
            brokers.forEach((broker, fee) ->
                    order(trade, Payout.Purpose.BROKER_FEE, Chart.brokerFee(trade, broker), fee, ":" + broker));
        }
        for (int i = 0; i < pledgees.size(); i++) {
            TradeEntry pledgee = pledgees.get(i);
            Money share = handed.pledgees().get(i);
            pledgee.paid(share);
            order(
                    trade,
                    Payout.Purpose.PLEDGEE,
                    Chart.pledgee(trade, pledgee),
                    pledgee.account(),
                    share,
                    ":" + pledgee.id() + part);
        }
        order(trade, Payout.Purpose.SELLER_PROCEEDS, seller, handed.seller(), part);
    }

    /**
     * What the buyer has paid for a trade that came to nothing goes back, each part to the account it came from.
     *
     * @param deposit the part of the winner's deposit that had counted towards the price and goes back too; nothing where it had not,
     *     or is not refunded
     * @param depositPayer whose it was
     * @return all that goes back
     */
    Money refund(Trade trade, Money deposit, BankAccount depositPayer, String why, String rule) {
        Account escrow = Chart.escrow(trade);
        Account refund = Chart.refund(trade);
        Money sum = deposit;
        List<Instalment> came = trade.instalments().stream()
                .filter(each -> each.payer() != null)
                .toList();
        for (Instalment instalment : came) {
            sum = sum.plus(money(trade, instalment.bankMinor()));
        }
        if (sum.isZero()) {
            return sum;
        }
        ledger.post(Transfer.because(
                        trade.mode(), "trade-refunded:" + trade.id(), explained(trade, "PAYMENT_REFUNDED", why, rule))
                .move(sum, escrow, refund)
                .build());
        order(trade, Payout.Purpose.BUYER_REFUND, refund, depositPayer, deposit, ":deposit");
        for (Instalment instalment : came) {
            order(
                    trade,
                    Payout.Purpose.BUYER_REFUND,
                    refund,
                    instalment.payer(),
                    money(trade, instalment.bankMinor()),
                    ":" + instalment.reference());
        }
        return sum;
    }

    private List<TradeEntry> pledgees(Trade trade) {
        return entries.inForce(trade.id(), TradeEntry.Kind.PLEDGEE);
    }

    private static Money money(Trade trade, long minor) {
        return new Money(minor, trade.sums().price().currency());
    }

    /** To the account in the owner's own name. @param part tells apart what is ordered of one trade for one purpose */
    void order(Trade trade, Payout.Purpose purpose, Account from, Money amount, String part) {
        order(trade, purpose, from, banks.require(trade.mode()).accountInNameOf(from.owner()), amount, part);
    }

    private void order(Trade trade, Payout.Purpose purpose, Account from, BankAccount to, Money amount, String part) {
        if (amount.isZero()) {
            return;
        }
        payouts.persist(Payout.waiting(
                        purpose,
                        "trade:" + trade.id() + ":" + purpose + part,
                        from,
                        to,
                        amount,
                        purpose + " " + trade.id(),
                        clock.now())
                .about(trade));
    }

    /**
     * The bank has confirmed a payment; with the last one of a trade the trade is complete.
     *
     * @param trade that it pays, locked; null for a payment of no trade
     * @param posted takes what is to be posted in the same transaction
     */
    void confirm(Payout payout, Trade trade, StatementLine.Debit debit, Consumer<Transfer> posted) {
        Instant now = clock.now();
        payout.confirmed(now);
        posted.accept(Transfer.because(
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
        if (trade != null) {
            finish(trade, "bank-line:" + debit.id(), now);
        }
    }

    /** The trade has ended if nothing more is to be paid or to come. */
    void finish(Trade trade, String cause, Instant now) {
        TradeState before = trade.state();
        if (!payouts.allConfirmed(trade.id())) {
            return;
        }
        if (before == TradeState.RECORDED && trade.isPaid()) {
            trade.completed(now);
            outbox.tell(News.completed(trade, now));
            ended(trade, before, "trade.complete", cause, now);
        } else if (before == TradeState.UNWINDING) {
            trade.unwound(now);
            outbox.tell(News.unwound(trade, refunded(trade), now));
            ended(trade, before, "trade.unwound", cause, now);
        }
    }

    /** In the trade's currency; each payment once, however often it had to be ordered anew. */
    private Money refunded(Trade trade) {
        Money nothing = Money.zero(trade.sums().price().currencyCode());
        return payouts.of(trade.id()).stream()
                .filter(payout -> payout.replacedBy() == null)
                .map(Payout::amount)
                .filter(amount -> amount.currency().equals(nothing.currency()))
                .reduce(nothing, Money::plus);
    }

    private void ended(Trade trade, TradeState before, String action, String cause, Instant now) {
        clocks.start(trade, now);
        audit.recordBySystem(
                cause,
                trade.mode(),
                action,
                "trade",
                trade.id(),
                StateChange.of(before),
                StateChange.of(trade.state()));
    }

    private static Explanation explained(Trade trade, String what, String why, String rule) {
        return new Explanation(what, why, rule, trade.lot().value(), trade.id().value());
    }
}
