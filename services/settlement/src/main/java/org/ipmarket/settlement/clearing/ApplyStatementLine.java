package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.bank.BankAccount;
import org.ipmarket.settlement.bank.StatementLine;
import org.ipmarket.settlement.bank.match.Incoming;
import org.ipmarket.settlement.bank.match.MatchRule;
import org.ipmarket.settlement.bank.match.PayerName;
import org.ipmarket.settlement.deposit.BankReference;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.Explanation;
import org.ipmarket.settlement.ledger.Transfer;
import org.ipmarket.settlement.state.IllegalTransition;
import org.ipmarket.settlement.store.BankBook;
import org.ipmarket.settlement.store.BankFileStore;
import org.ipmarket.settlement.store.BankLine;
import org.ipmarket.settlement.store.Claims;
import org.ipmarket.settlement.store.Instalment;
import org.ipmarket.settlement.store.KnownAccounts;
import org.ipmarket.settlement.store.LedgerBook;
import org.ipmarket.settlement.store.SettlementAccountRow;
import org.ipmarket.settlement.store.SettlementAccounts;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.ipmarket.settlement.trade.PaymentRule;
import org.ipmarket.settlement.trade.TradeState;

/**
 * Gives one entry of the bank's statement its place, exactly once: money that came is matched by its reference, else it goes
 * to suspense, where an operator may decide, and back; money that was paid confirms its order. Runs in the caller's transaction.
 */
@ApplicationScoped
class ApplyStatementLine {
    /** The rule that money which matches nothing is not kept. */
    static final String NO_REFERENCE = "Its remark has no reference.";

    private final BankBook book;
    private final ReceiveDeposit receiveDeposit;
    private final TradeRepository trades;
    private final PayTrade payTrade;
    private final ReceiveRoyalty receiveRoyalty;
    private final ForeignMoney foreignMoney;
    private final LedgerBook ledger;
    private final KnownAccounts known;
    private final Claims claims;
    private final SettlementAccounts accounts;
    private final BankFileStore files;
    private final LookAhead lookAhead;
    private final OurOrders ourOrders;
    private final Suspense suspense;

    ApplyStatementLine(
            BankBook book,
            ReceiveDeposit receiveDeposit,
            TradeRepository trades,
            PayTrade payTrade,
            ReceiveRoyalty receiveRoyalty,
            ForeignMoney foreignMoney,
            LedgerBook ledger,
            KnownAccounts known,
            Claims claims,
            SettlementAccounts accounts,
            BankFileStore files,
            LookAhead lookAhead,
            OurOrders ourOrders,
            Suspense suspense) {
        this.book = book;
        this.receiveDeposit = receiveDeposit;
        this.trades = trades;
        this.payTrade = payTrade;
        this.receiveRoyalty = receiveRoyalty;
        this.foreignMoney = foreignMoney;
        this.ledger = ledger;
        this.known = known;
        this.claims = claims;
        this.accounts = accounts;
        this.files = files;
        this.lookAhead = lookAhead;
        this.ourOrders = ourOrders;
        this.suspense = suspense;
    }

    /**
     * What is read once for entries that are applied together.
     *
     * @param conversions whether an entry could be a leg of a conversion at all
     */
    record Read(KnownAccounts.Payers payers, KnownAccounts.SubAccounts subAccounts, boolean conversions) {}

    /**
     * Entries that are applied together.
     *
     * @param recorded the ids of those that were recorded together
     * @param transfers what they move on the ledger, to be posted together
     */
    private record Together(Read read, LookAhead.Found found, Set<UUID> recorded, List<Transfer> transfers) {
        void post(Transfer transfer) {
            transfers.add(transfer);
        }
    }

    /** Applies an entry that the bank has brought; one that was brought before changes nothing. */
    void apply(Mode mode, StatementLine line) {
        BankLine entry = book.recordFirst(mode, line);
        if (entry != null) {
            place(entry);
        }
    }

    /** Applies an entry that was recorded as stuck: then its account's statements may be complete further than before. */
    void applyAgain(UUID id) {
        BankLine entry = book.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (entry.state() == BankLine.State.STUCK) {
            place(entry);
            if (entry.account() != null) {
                book.flush();
                files.completed(entry.account());
            }
        }
    }

    /** Records an entry without applying it, so that those after it can go on. */
    void setAside(Mode mode, StatementLine line, String why) {
        book.recordFirst(mode, line);
        book.stuck(line.id(), why);
    }

    private void place(BankLine entry) {
        place(List.of(entry), read(entry), Set.of(entry.id()), List.of());
    }

    private Read read(BankLine entry) {
        return new Read(
                known.payers(entry.mode(), Arrays.asList(entry.name())),
                known.subAccounts(entry.mode(), Arrays.asList(entry.subAccount())),
                foreignMoney.awaits(entry.mode()));
    }

    /**
     * Gives recorded entries their places, one after another, and posts what they move.
     *
     * @param recorded the ids of all that were recorded together with them
     * @param before what is to be posted before that
     */
    void place(List<BankLine> entries, Read read, Set<UUID> recorded, List<Transfer> before) {
        LookAhead.Found found =
                entries.size() > 1 ? lookAhead.of(entries, entry -> incoming(entry, read)) : LookAhead.Found.NOTHING;
        Together together = new Together(read, found, recorded, new ArrayList<>(before));
        entries.forEach(entry -> place(entry, together));
        ledger.postAll(together.transfers());
    }

    private void place(BankLine entry, Together together) {
        switch (entry.kind()) {
            case PAYMENT -> {
                if (entry.line() instanceof StatementLine.Debit debit) {
                    debited(entry, debit, together);
                } else {
                    credited(entry, together);
                }
            }
            case RETURN -> ourOrders.cameBack(entry).ifPresent(why -> suspense.take(entry, why, together::post));
            case REVERSAL -> takenBack(entry, together);
            case CHARGE, INTEREST -> banksOwn(entry, together);
            case BATCH -> ourOrders.batchPaid(entry, together::post);
        }
    }

    private void credited(BankLine entry, Together together) {
        Optional<TradeId> converted = together.read().conversions()
                ? foreignMoney.cameFor(entry.mode(), (StatementLine.Credit) entry.line())
                : Optional.empty();
        if (converted.isPresent()) {
            entry.matched(trades.findById(converted.get().value()));
            return;
        }
        Incoming money = incoming(entry, together.read());
        Optional<BankReference> reference =
                Optional.ofNullable(money.reference()).map(BankReference::new);
        if (MatchRule.mayGoByName(money)) {
            reference = MatchRule.byAmountAndName(
                            money, claims.near(entry.mode(), entry.amount(), null, money.holders()))
                    .map(claim -> new BankReference(claim.reference()));
        }
        Optional<String> refusal = reference
                .map(found -> settle(entry, money.holders(), found, together))
                .orElse(Optional.of(NO_REFERENCE));
        refusal.ifPresent(why -> suspense.take(entry, why, together::post));
    }

    /** The entry as matching sees it. */
    Incoming incoming(BankLine entry) {
        return incoming(entry, read(entry));
    }

    private static Incoming incoming(BankLine entry, Read read) {
        Set<String> holders = entry.name() == null
                ? Set.of(entry.payerHolder())
                : read.payers().holders(entry.payerNumber(), entry.name());
        return Incoming.of(
                entry.amount(),
                entry.name(),
                holders,
                entry.remark(),
                entry.endToEnd(),
                read.subAccounts().reference(entry.subAccount()),
                entry.bookedAt());
    }

    /** Gives the money to what it is for, or says why not. The payer counts as the participant where it is one of the holders. */
    private Optional<String> settle(BankLine entry, Set<String> holders, BankReference reference, Together together) {
        if (reference.isRoyalty()) {
            StatementLine.Credit credit = (StatementLine.Credit) entry.line();
            String payer = holders.size() == 1
                    ? holders.iterator().next()
                    : credit.payer().holder();
            return receiveRoyalty.receive(entry, from(entry, holders, payer), reference);
        }
        return reference.isDeposit()
                ? receiveDeposit.receive(
                        entry,
                        payer -> from(entry, holders, payer.toString()),
                        reference.text(),
                        together.found().deposit(reference),
                        together::post)
                : forTrade(entry, holders, reference);
    }

    private static StatementLine.Credit from(BankLine entry, Set<String> holders, String participant) {
        StatementLine.Credit credit = (StatementLine.Credit) entry.line();
        return holders.contains(participant)
                ? new StatementLine.Credit(
                        credit.id(),
                        credit.position(),
                        credit.amount(),
                        new BankAccount(participant, credit.payer().number()),
                        credit.remark(),
                        credit.bookedAt())
                : credit;
    }

    private Optional<String> forTrade(BankLine entry, Set<String> holders, BankReference reference) {
        TradeId id = trades.findByReference(reference.text()).orElse(null);
        if (id == null) {
            return Optional.of("There is no trade with reference " + reference + ".");
        }
        Trade trade = trades.lock(id).orElseThrow();
        if (trade.mode() != entry.mode()) {
            return Optional.of("The reference belongs to another market.");
        }
        StatementLine.Credit credit = from(entry, holders, trade.buyer().toString());
        if (foreignMoney.isAgreed(trade, credit)) {
            Optional<String> refused = foreignMoney.take(trade, credit);
            if (refused.isEmpty()) {
                entry.matched(trade);
            }
            return refused;
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

    /**
     * Two persons say what money that waited is for, and that its payer is the participant; the rules of what it is for hold all
     * the same. The caller has locked the entry.
     *
     * @return why it cannot be; empty where it is done
     */
    Optional<String> settleAssigned(BankLine entry, String reference, String participant) {
        if (entry.state() != BankLine.State.SUSPENDED) {
            throw new IllegalTransition("bank line", entry.state(), BankLine.State.MATCHED.name());
        }
        // out of suspense as if it had come now: from here on it is like any other money
        ledger.post(Transfer.because(
                        entry.mode(),
                        "suspense-assigned:" + entry.id(),
                        new Explanation(
                                "SUSPENSE_ASSIGNED",
                                "Two persons have found what the money is for: " + entry.assignWhy(),
                                Suspense.NO_WALLET,
                                null,
                                null))
                .move(
                        entry.amount(),
                        Suspense.account(entry),
                        Account.bank(entry.mode(), entry.amount().currencyCode()))
                .build());
        Together together = new Together(read(entry), LookAhead.Found.NOTHING, Set.of(), new ArrayList<>());
        Optional<String> refusal = settle(entry, Set.of(participant), new BankReference(reference), together);
        ledger.postAll(together.transfers());
        return refusal;
    }

    private void debited(BankLine entry, StatementLine.Debit debit, Together together) {
        Optional<TradeId> converted =
                together.read().conversions() ? foreignMoney.wentFor(entry.mode(), debit) : Optional.empty();
        if (converted.isPresent()) {
            entry.matched(trades.findById(converted.get().value()));
        } else {
            ourOrders.paid(entry, debit, together.found(), together::post);
        }
    }

    /** The bank takes a credit back that it had booked: possible while the money waits, else somebody must talk to the bank. */
    private void takenBack(BankLine entry, Together together) {
        List<BankLine> originals =
                book
                        .credits(
                                entry.account(),
                                entry.amount().currencyCode(),
                                entry.amount().minor(),
                                50)
                        .stream()
                        .filter(credit -> !isLater(credit, entry, together) && sameTransaction(credit, entry))
                        .toList();
        if (originals.size() != 1) {
            entry.unexplained("The bank takes back a credit; " + originals.size() + " could be meant.");
            return;
        }
        BankLine original = originals.getFirst();
        if (original.state() != BankLine.State.SUSPENDED) {
            entry.unexplained("The bank takes back " + original.id() + ", which is " + original.state() + " already.");
            return;
        }
        together.post(Transfer.because(
                        entry.mode(),
                        "bank-line:" + entry.id(),
                        new Explanation(
                                "CREDIT_REVERSED",
                                "The bank has taken back its entry " + original.reference() + ".",
                                "The bank's statement",
                                null,
                                null))
                .move(
                        entry.amount(),
                        Suspense.account(original),
                        Account.bank(entry.mode(), entry.amount().currencyCode()))
                .build());
        original.reversed("The bank has taken it back with " + entry.reference() + ".");
        entry.explained("It takes back " + original.id() + ".");
    }

    /** Of those recorded together, which stand in one file: one that comes after it is not what it takes back. */
    private static boolean isLater(BankLine credit, BankLine reversal, Together together) {
        return together.recorded().contains(credit.id())
                && credit.line().position() > reversal.line().position();
    }

    private static boolean sameTransaction(BankLine credit, BankLine reversal) {
        boolean told = reversal.endToEnd() != null && !reversal.endToEnd().equals("NOTPROVIDED");
        return told
                ? reversal.endToEnd().equals(credit.endToEnd())
                : reversal.name() == null || PayerName.same(reversal.name(), credit.name());
    }

    /** What the bank takes for its services, or gives: borne by who keeps the account. */
    private void banksOwn(BankLine entry, Together together) {
        SettlementAccountRow account = accounts.findById(entry.account());
        boolean taken = entry.direction() == BankLine.Direction.DEBIT;
        together.post(LineTransfers.banksOwn(entry.mode(), entry.id(), entry.amount(), taken, account.centre()));
        entry.explained(LineTransfers.banksOwn(taken));
    }
}
