package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.bank.StatementLine;
import org.ipmarket.settlement.deposit.BankReference;
import org.ipmarket.settlement.deposit.ReceiptRule;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.Explanation;
import org.ipmarket.settlement.ledger.Transfer;
import org.ipmarket.settlement.store.BankBook;
import org.ipmarket.settlement.store.BankLine;
import org.ipmarket.settlement.store.Deposit;
import org.ipmarket.settlement.store.DepositRepository;
import org.ipmarket.settlement.store.Instalment;
import org.ipmarket.settlement.store.LedgerBook;
import org.ipmarket.settlement.store.LotTermsRepository;
import org.ipmarket.settlement.store.Payout;
import org.ipmarket.settlement.store.PayoutRepository;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.ipmarket.settlement.trade.PaymentRule;
import org.ipmarket.settlement.trade.TradeState;

/**
 * Gives one entry of the bank's statement its place, exactly once: money that came is matched by its reference, else it goes
 * to suspense and back; money that was paid confirms its order. Runs in the caller's transaction.
 */
@ApplicationScoped
class ApplyStatementLine {
    private static final String NO_WALLET =
            "What cannot be matched goes back to where it came from (Non-bank Payment Regulations 15, 47)";

    private final BankBook book;
    private final LotTermsRepository lots;
    private final DepositRepository deposits;
    private final TradeRepository trades;
    private final PayoutRepository payouts;
    private final DepositDesk desk;
    private final PayTrade payTrade;
    private final ReceiveRoyalty receiveRoyalty;
    private final LedgerBook ledger;
    private final MarketClock clock;

    ApplyStatementLine(
            BankBook book,
            LotTermsRepository lots,
            DepositRepository deposits,
            TradeRepository trades,
            PayoutRepository payouts,
            DepositDesk desk,
            PayTrade payTrade,
            ReceiveRoyalty receiveRoyalty,
            LedgerBook ledger,
            MarketClock clock) {
        this.book = book;
        this.lots = lots;
        this.deposits = deposits;
        this.trades = trades;
        this.payouts = payouts;
        this.desk = desk;
        this.payTrade = payTrade;
        this.receiveRoyalty = receiveRoyalty;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Applies an entry that the bank has brought; one that was brought before changes nothing. */
    void apply(Mode mode, StatementLine line) {
        BankLine entry = book.recordFirst(mode, line);
        if (entry != null) {
            place(entry, line);
        }
    }

    /** Applies an entry that was recorded as stuck. */
    void applyAgain(UUID id) {
        BankLine entry = book.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (entry.state() == BankLine.State.STUCK) {
            place(entry, entry.line());
        }
    }

    /** Records an entry without applying it, so that those after it can go on. */
    void setAside(Mode mode, StatementLine line, String why) {
        book.recordFirst(mode, line);
        book.stuck(line.id(), why);
    }

    private void place(BankLine entry, StatementLine line) {
        switch (line) {
            case StatementLine.Credit credit -> credited(entry, credit);
            case StatementLine.Debit debit -> debited(entry, debit);
        }
    }

    private void credited(BankLine entry, StatementLine.Credit credit) {
        Optional<String> refusal = BankReference.find(credit.remark())
                .map(reference -> reference.isDeposit()
                        ? forDeposit(entry, credit, reference)
                        : reference.isRoyalty()
                                ? receiveRoyalty.receive(entry, credit, reference)
                                : forTrade(entry, credit, reference))
                .orElse(Optional.of("Its remark has no reference."));
        refusal.ifPresent(why -> giveBack(entry, credit, why));
    }

    private Optional<String> forDeposit(BankLine entry, StatementLine.Credit credit, BankReference reference) {
        DepositRepository.Place place =
                deposits.findByReference(reference.text()).orElse(null);
        if (place == null) {
            return Optional.of("Nobody announced a deposit with reference " + reference + ".");
        }
        lots.share(new LotId(place.lot()));
        Deposit deposit = deposits.lock(new DepositId(place.deposit())).orElseThrow();
        if (deposit.mode() != entry.mode()) {
            return Optional.of("The reference belongs to another market.");
        }
        Optional<String> refusal =
                ReceiptRule.refusal(deposit.state(), deposit.amount(), deposit.participant(), credit);
        if (refusal.isEmpty()) {
            desk.hold(deposit, credit);
            entry.matched(deposit);
        }
        return refusal;
    }

    private Optional<String> forTrade(BankLine entry, StatementLine.Credit credit, BankReference reference) {
        TradeId id = trades.findByReference(reference.text()).orElse(null);
        if (id == null) {
            return Optional.of("There is no trade with reference " + reference + ".");
        }
        Trade trade = trades.lock(id).orElseThrow();
        if (trade.mode() != entry.mode()) {
            return Optional.of("The reference belongs to another market.");
        }
        int number = trade.instalmentOf(reference.text());
        Instalment instalment = trade.instalments().get(number);
        if (instalment.isPaid()) {
            return Optional.of("The trade is " + trade.state() + "; what it paid for is paid.");
        }
        // once the right is recorded nobody is in default any more: late is better than never
        Instant due = trade.state() == TradeState.RECORDED ? Instant.MAX : instalment.due();
        Money amount =
                Money.ofMinor(instalment.bankMinor(), trade.sums().price().currencyCode());
        Optional<String> refusal = PaymentRule.refusal(trade.state(), amount, trade.buyer(), due, credit);
        if (refusal.isEmpty()) {
            payTrade.fund(trade, number, credit);
            entry.matched(trade);
        }
        return refusal;
    }

    private void giveBack(BankLine entry, StatementLine.Credit credit, String why) {
        String currency = credit.amount().currencyCode();
        String holder = credit.payer().holder();
        Account suspense = Chart.suspense(entry.mode(), currency, holder, credit.id());
        Account refund = Chart.suspenseRefund(entry.mode(), currency, holder, credit.id());
        ledger.post(Transfer.because(
                        entry.mode(),
                        "bank-line:" + credit.id(),
                        new Explanation("UNMATCHED_RECEIVED", why, NO_WALLET, null, null))
                .move(credit.amount(), Account.bank(entry.mode(), currency), suspense)
                .build());
        String cause = "return:" + credit.id();
        ledger.post(
                Transfer.because(entry.mode(), cause, new Explanation("UNMATCHED_RETURNED", why, NO_WALLET, null, null))
                        .move(credit.amount(), suspense, refund)
                        .build());
        payouts.persist(Payout.waiting(
                Payout.Purpose.RETURN,
                cause,
                refund,
                credit.payer(),
                credit.amount(),
                "Return of " + credit.id() + ": " + why,
                clock.now()));
        entry.returned(why);
    }

    private void debited(BankLine entry, StatementLine.Debit debit) {
        PayoutRepository.Place place =
                debit.order() == null ? null : payouts.place(debit.order()).orElse(null);
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
        } else if (payout.state() == Payout.State.CONFIRMED) {
            entry.unexplained("Order " + payout.id() + " was confirmed before; the bank shows it twice.");
        } else {
            payTrade.confirm(payout, trade, debit);
            entry.matched(payout);
        }
    }
}
