package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.bank.StatementLine;
import org.ipmarket.settlement.fx.Advice;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.Explanation;
import org.ipmarket.settlement.ledger.Transfer;
import org.ipmarket.settlement.store.ConversionRepository;
import org.ipmarket.settlement.store.ConversionRow;
import org.ipmarket.settlement.store.Instalment;
import org.ipmarket.settlement.store.LedgerBook;
import org.ipmarket.settlement.store.Payout;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.trade.PaymentRule;
import org.ipmarket.settlement.trade.TradeState;

/**
 * Money of a cross-border trade that comes in another currency than the trade's: it waits in its own currency until the bank has
 * converted it. The caller has locked the trade.
 */
@ApplicationScoped
public class ForeignMoney {
    private static final String RULE = "A cross-border trade is converted by the bank, as its advice says";

    private final ConversionRepository conversions;
    private final LedgerBook ledger;
    private final PayTrade payTrade;
    private final TradeClocks clocks;
    private final MarketClock clock;

    ForeignMoney(
            ConversionRepository conversions,
            LedgerBook ledger,
            PayTrade payTrade,
            TradeClocks clocks,
            MarketClock clock) {
        this.conversions = conversions;
        this.ledger = ledger;
        this.payTrade = payTrade;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** Whether the credit is in the currency in which the buyer has said that it pays, and that is not the trade's. */
    boolean isAgreed(Trade trade, StatementLine.Credit credit) {
        String currency = credit.amount().currencyCode();
        return !currency.equals(trade.sums().price().currencyCode())
                && conversions.agreed(trade.id()).filter(currency::equals).isPresent();
    }

    /** Why it goes back, or empty where it was taken; several payments may come, as many as are converted. */
    Optional<String> take(Trade trade, StatementLine.Credit credit) {
        OptionalInt next = next(trade);
        if (next.isEmpty()) {
            return Optional.of("The trade is " + trade.state() + "; what it paid for is paid.");
        }
        // how much it is worth the bank will say; what comes after a part that came in time is not late
        Instant due = trade.state() == TradeState.RECORDED || waits(trade)
                ? Instant.MAX
                : trade.instalments().get(next.getAsInt()).due();
        Optional<String> refusal = PaymentRule.refusal(trade.state(), credit.amount(), trade.buyer(), due, credit);
        if (refusal.isPresent()) {
            return refusal;
        }
        String currency = credit.amount().currencyCode();
        ledger.post(Transfer.because(
                        trade.mode(),
                        "bank-line:" + credit.id(),
                        explained(
                                trade,
                                "PAYMENT_RECEIVED",
                                "The bank booked " + credit.amount() + " with reference " + trade.paymentReference()
                                        + ", to be converted.",
                                "Confirmation of sale: price and buyer's commission"))
                .move(credit.amount(), Account.bank(trade.mode(), currency), Chart.escrow(trade, currency))
                .build());
        return Optional.empty();
    }

    /** The bank's advice was checked: the money is in the other currency; when all that is due is there, the trade is funded. */
    public void converted(Trade trade, ConversionRow row) {
        Advice advice = row.advice();
        String sold = advice.sold().currencyCode();
        String bought = advice.bought().currencyCode();
        ledger.post(Transfer.because(
                        trade.mode(),
                        "conversion:" + row.id(),
                        explained(
                                trade,
                                "CURRENCY_CONVERTED",
                                "The bank has sold " + advice.sold() + " for " + advice.bought() + " at "
                                        + advice.rate().toPlainString() + ", advice " + advice.number() + " of "
                                        + advice.dealtOn() + ", value " + advice.valueOn() + ".",
                                RULE))
                .move(advice.sold(), Chart.escrow(trade, sold), Chart.exchange(trade.mode(), trade.id(), sold))
                .move(advice.bought(), Chart.exchange(trade.mode(), trade.id(), bought), Chart.escrow(trade, bought))
                .build());
        OptionalInt next = next(trade);
        if (next.isEmpty() || !PaymentRule.takesPayments(trade.state())) {
            return;
        }
        if (left(trade).isZero()) {
            payTrade.fundConverted(
                    trade,
                    next.getAsInt(),
                    "The bank has converted what was paid; advice " + advice.number() + ".",
                    "conversion:" + row.id());
            if (trade.isPaid()) {
                giveBackUnconverted(trade, "The bank has converted all that was due; this is more.");
            }
        } else if (trade.clock().overdue()) {
            // the buyer was spared while its money waited: now its time is looked at again
            clocks.start(trade, clock.now());
        }
    }

    /** Whether money lies there that the bank has not converted: as long as it does, nobody can say that the buyer has not paid. */
    boolean waits(Trade trade) {
        return conversions.escrows(trade).stream().anyMatch(money -> !isInTradesCurrency(trade, money));
    }

    /** The trade has come to nothing, and its instalments go back: so does what waits for the bank, and what was bought of one not paid. */
    void giveBack(Trade trade, String why) {
        conversions.escrows(trade).forEach(money -> giveBack(trade, money, why));
    }

    private void giveBackUnconverted(Trade trade, String why) {
        conversions.escrows(trade).stream()
                .filter(money -> !isInTradesCurrency(trade, money))
                .forEach(money -> giveBack(trade, money, why));
    }

    private void giveBack(Trade trade, Money money, String why) {
        String currency = money.currencyCode();
        Account refund = Chart.refund(trade, currency);
        ledger.post(Transfer.because(
                        trade.mode(),
                        "trade-refunded:" + trade.id() + ":" + currency,
                        explained(
                                trade,
                                "PAYMENT_REFUNDED",
                                why,
                                "What has paid nothing goes back to the buyer in the currency it lies in"))
                .move(money, Chart.escrow(trade, currency), refund)
                .build());
        payTrade.order(trade, Payout.Purpose.BUYER_REFUND, refund, money, ":" + currency);
    }

    private static boolean isInTradesCurrency(Trade trade, Money money) {
        return money.currency().equals(trade.sums().price().currency());
    }

    /** What is still to be bought of the instalment that is due next; a buyer that pays so pays all of them so. */
    public Money left(Trade trade) {
        String currency = trade.sums().price().currencyCode();
        long due = 0;
        for (Instalment instalment : trade.instalments()) {
            due += instalment.bankMinor();
            if (!instalment.isPaid()) {
                break;
            }
        }
        return Money.ofMinor(Math.max(0, due - conversions.bought(trade.id(), currency)), currency);
    }

    private static OptionalInt next(Trade trade) {
        return IntStream.range(0, trade.instalments().size())
                .filter(number -> !trade.instalments().get(number).isPaid())
                .findFirst();
    }

    /** Whether an entry could be a leg of a conversion at all. */
    boolean awaits(Mode mode) {
        return conversions.awaited(mode);
    }

    /** The leg of a conversion that came: the bank's advice number stands in its remark. */
    Optional<TradeId> cameFor(Mode mode, StatementLine.Credit credit) {
        return conversions.boughtLeg(mode, credit.amount(), credit.remark()).map(row -> {
            row.boughtBooked(credit.id());
            String currency = credit.amount().currencyCode();
            book(
                    row,
                    "bank-line:" + credit.id(),
                    credit.amount(),
                    Account.bank(mode, currency),
                    Chart.exchange(mode, row.trade(), currency));
            return row.trade();
        });
    }

    /** The leg of a conversion that went: no order was given for it, and it is the very amount. */
    Optional<TradeId> wentFor(Mode mode, StatementLine.Debit debit) {
        if (debit.order() != null) {
            return Optional.empty();
        }
        return conversions.soldLeg(mode, debit.amount()).map(row -> {
            row.soldBooked(debit.id());
            String currency = debit.amount().currencyCode();
            book(
                    row,
                    "bank-line:" + debit.id(),
                    debit.amount(),
                    Chart.exchange(mode, row.trade(), currency),
                    Account.bank(mode, currency));
            return row.trade();
        });
    }

    private void book(ConversionRow row, String cause, Money amount, Account from, Account to) {
        ledger.post(Transfer.because(
                        row.mode(),
                        cause,
                        new Explanation(
                                "CONVERSION_BOOKED",
                                "The bank booked " + amount + " of the conversion by advice "
                                        + row.advice().number() + ".",
                                RULE,
                                null,
                                row.trade().value()))
                .move(amount, from, to)
                .build());
    }

    private static Explanation explained(Trade trade, String what, String why, String rule) {
        return new Explanation(what, why, rule, trade.lot().value(), trade.id().value());
    }
}
