package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.bank.PayoutReference;
import org.ipmarket.settlement.bank.PayoutState;
import org.ipmarket.settlement.bank.StatementLine;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.Explanation;
import org.ipmarket.settlement.ledger.Transfer;
import org.ipmarket.settlement.store.BankLine;
import org.ipmarket.settlement.store.LedgerBook;
import org.ipmarket.settlement.store.Payout;
import org.ipmarket.settlement.store.PayoutRepository;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;

/** What the bank's statement says of the orders that were given to it: paid, paid as a batch, come back. */
@ApplicationScoped
class OurOrders {
    private final TradeRepository trades;
    private final PayoutRepository payouts;
    private final PayTrade payTrade;
    private final LedgerBook ledger;

    OurOrders(TradeRepository trades, PayoutRepository payouts, PayTrade payTrade, LedgerBook ledger) {
        this.trades = trades;
        this.payouts = payouts;
        this.payTrade = payTrade;
        this.ledger = ledger;
    }

    /** One order was paid. @param post takes what it moves, to be posted with the rest */
    void paid(BankLine entry, StatementLine.Debit debit, LookAhead.Found found, Consumer<Transfer> post) {
        PayoutRepository.Place place = debit.order() == null
                ? null
                : found.payout(debit.order())
                        .or(() -> payouts.place(debit.order()))
                        .orElse(null);
        if (place == null) {
            entry.unexplained("The bank paid an order that was never given.");
            return;
        }
        Trade trade = place.trade() == null
                ? null
                : trades.lock(new TradeId(place.trade())).orElseThrow();
        Payout payout = payouts.lock(place.payout()).orElseThrow();
        if (payout.mode() != entry.mode() || !payout.amount().equals(debit.amount())) {
            entry.unexplained("Order " + payout.id() + " is " + payout.amount() + ", not " + debit.amount() + ".");
        } else if (payout.state() == PayoutState.CONFIRMED) {
            entry.unexplained("Order " + payout.id() + " was confirmed before; the bank shows it twice.");
        } else if (!payout.state().next().contains(PayoutState.CONFIRMED) || payout.replacedBy() != null) {
            entry.unexplained("Order " + payout.id() + " is " + payout.state() + "; it was not to be paid.");
        } else {
            payTrade.confirm(payout, trade, debit, post);
            entry.matched(payout);
        }
    }

    /** The bank booked a whole batch as one sum: every order of it is paid, or somebody must ask. */
    void batchPaid(BankLine entry, Consumer<Transfer> post) {
        UUID batch = PayoutReference.find(entry.batch()).orElse(null);
        // trades first, in the order of their ids: whoever locks a payout has locked its trade
        if (batch != null) {
            payouts.tradesOfBatch(batch)
                    .forEach(id -> trades.lock(new TradeId(id)).orElseThrow());
        }
        List<Payout> orders = batch == null ? List.of() : payouts.lockBatch(batch);
        long sum = orders.stream().mapToLong(each -> each.amount().minor()).sum();
        if (orders.isEmpty() || sum != entry.amount().minor()) {
            entry.unexplained(
                    orders.isEmpty()
                            ? "The bank paid a batch that was never given."
                            : "Batch " + batch + " is "
                                    + Money.ofMinor(sum, entry.amount().currencyCode()) + ", not " + entry.amount()
                                    + ".");
            return;
        }
        for (Payout payout : orders) {
            if (payout.state() == PayoutState.CONFIRMED
                    || !payout.state().next().contains(PayoutState.CONFIRMED)
                    || payout.replacedBy() != null) {
                entry.unexplained("Order " + payout.id() + " of batch " + batch + " is " + payout.state()
                        + "; it was not to be paid.");
                return;
            }
        }
        for (Payout payout : orders) {
            Trade trade =
                    payout.trade() == null ? null : trades.lock(payout.trade()).orElseThrow();
            UUID part = UUID.nameUUIDFromBytes((entry.id() + "/" + payout.id()).getBytes(StandardCharsets.US_ASCII));
            payTrade.confirm(
                    payout,
                    trade,
                    new StatementLine.Debit(
                            part, entry.line().position(), payout.amount(), payout.id(), entry.bookedAt()),
                    post);
        }
        entry.explained("Batch " + batch + " with " + orders.size() + " orders.");
    }

    /**
     * Money that was paid comes back: it is owed again, and somebody must find out to where.
     *
     * @return why it is not an order's, and goes to suspense
     */
    Optional<String> cameBack(BankLine entry) {
        PayoutRepository.Place place =
                entry.payout() == null ? null : payouts.place(entry.payout()).orElse(null);
        if (place == null) {
            return Optional.of("The bank says that it comes back, and names no order of ours.");
        }
        Trade trade = payouts.tradeBehind(place.payout())
                .map(id -> trades.lock(id).orElseThrow())
                .orElse(null);
        Payout payout = payouts.lock(place.payout()).orElseThrow();
        if (payout.mode() != entry.mode() || !payout.amount().equals(entry.amount())) {
            return Optional.of("Order " + payout.id() + " was " + payout.amount() + ", not " + entry.amount() + ".");
        }
        if (payout.state() != PayoutState.CONFIRMED) {
            return Optional.of("Order " + payout.id() + " is " + payout.state() + "; nothing of it can come back.");
        }
        String why = entry.returnReason() == null ? "The bank has returned it." : entry.returnReason();
        payout.bounced(why, trade != null && trade.state().isFrozen());
        ledger.post(Transfer.because(
                        entry.mode(),
                        "bank-line:" + entry.id(),
                        new Explanation(
                                "PAYMENT_RETURNED",
                                "The payment came back: " + why,
                                "Order " + payout.id() + " to the bank",
                                null,
                                payout.trade() == null ? null : payout.trade().value()))
                .move(entry.amount(), Account.bank(entry.mode(), entry.amount().currencyCode()), payout.from())
                .build());
        entry.matched(payout);
        return Optional.empty();
    }
}
