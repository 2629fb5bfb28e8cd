package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.bank.BankAccount;
import org.ipmarket.settlement.bank.PayoutReference;
import org.ipmarket.settlement.bank.PayoutState;
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
import org.ipmarket.settlement.store.Payout;
import org.ipmarket.settlement.store.PayoutRepository;
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
    static final String NO_WALLET =
            "What cannot be matched goes back to where it came from (Non-bank Payment Regulations 15, 47)";

    static final String NO_REFERENCE = "Its remark has no reference.";

    private final BankBook book;
    private final ReceiveDeposit receiveDeposit;
    private final TradeRepository trades;
    private final PayoutRepository payouts;
    private final PayTrade payTrade;
    private final ReceiveRoyalty receiveRoyalty;
    private final ForeignMoney foreignMoney;
    private final LedgerBook ledger;
    private final KnownAccounts known;
    private final Claims claims;
    private final SettlementAccounts accounts;
    private final BankFileStore files;
    private final LookAhead lookAhead;
    private final SettlementConfig config;
    private final MarketClock clock;

    ApplyStatementLine(
            BankBook book,
            ReceiveDeposit receiveDeposit,
            TradeRepository trades,
            PayoutRepository payouts,
            PayTrade payTrade,
            ReceiveRoyalty receiveRoyalty,
            ForeignMoney foreignMoney,
            LedgerBook ledger,
            KnownAccounts known,
            Claims claims,
            SettlementAccounts accounts,
            BankFileStore files,
            LookAhead lookAhead,
            SettlementConfig config,
            MarketClock clock) {
        this.book = book;
        this.receiveDeposit = receiveDeposit;
        this.trades = trades;
        this.payouts = payouts;
        this.payTrade = payTrade;
        this.receiveRoyalty = receiveRoyalty;
        this.foreignMoney = foreignMoney;
        this.ledger = ledger;
        this.known = known;
        this.claims = claims;
        this.accounts = accounts;
        this.files = files;
        this.lookAhead = lookAhead;
        this.config = config;
        this.clock = clock;
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
            case RETURN -> cameBack(entry, together);
            case REVERSAL -> takenBack(entry, together);
            case CHARGE, INTEREST -> banksOwn(entry, together);
            case BATCH -> batchDebited(entry, together);
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
        refusal.ifPresent(why -> suspend(entry, why, together));
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

    /** Waits for an operator where there is somebody to decide, else goes back at once. */
    private void suspend(BankLine entry, String why, Together together) {
        together.post(LineTransfers.unmatched(entry.mode(), entry.id(), entry.amount(), entry.payerHolder(), why));
        Duration wait = accounts.of(entry)
                .map(SettlementAccountRow::suspense)
                .orElse(config.bank().suspense());
        entry.suspended(why, clock.now().plus(wait), accounts.keeperOf(entry));
        if (wait.isZero()) {
            together.post(goBack(entry, why));
        }
    }

    /** Money that waited goes back to the account it came from. The caller has locked the entry. */
    void giveBack(BankLine entry, String why) {
        ledger.post(goBack(entry, why));
    }

    /** @return what is to be posted */
    private Transfer goBack(BankLine entry, String why) {
        if (entry.state() != BankLine.State.SUSPENDED) {
            throw new IllegalTransition("bank line", entry.state(), BankLine.State.RETURNED.name());
        }
        String cause = "return:" + entry.id();
        Account refund =
                Chart.suspenseRefund(entry.mode(), entry.amount().currencyCode(), entry.payerHolder(), entry.id());
        payouts.persist(Payout.waiting(
                        Payout.Purpose.RETURN,
                        cause,
                        refund,
                        new BankAccount(entry.payerHolder(), entry.payerNumber()),
                        entry.amount(),
                        "Return of " + entry.id() + ": " + why,
                        clock.now())
                .keptBy(entry.centre()));
        entry.returned(why);
        return Transfer.because(entry.mode(), cause, new Explanation("UNMATCHED_RETURNED", why, NO_WALLET, null, null))
                .move(entry.amount(), suspense(entry), refund)
                .build();
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
                                NO_WALLET,
                                null,
                                null))
                .move(
                        entry.amount(),
                        suspense(entry),
                        Account.bank(entry.mode(), entry.amount().currencyCode()))
                .build());
        Together together = new Together(read(entry), LookAhead.Found.NOTHING, Set.of(), new ArrayList<>());
        Optional<String> refusal = settle(entry, Set.of(participant), new BankReference(reference), together);
        ledger.postAll(together.transfers());
        return refusal;
    }

    private static Account suspense(BankLine entry) {
        return Chart.suspense(entry.mode(), entry.amount().currencyCode(), entry.payerHolder(), entry.id());
    }

    private void debited(BankLine entry, StatementLine.Debit debit, Together together) {
        Optional<TradeId> converted =
                together.read().conversions() ? foreignMoney.wentFor(entry.mode(), debit) : Optional.empty();
        if (converted.isPresent()) {
            entry.matched(trades.findById(converted.get().value()));
            return;
        }
        PayoutRepository.Place place = debit.order() == null ? null : place(debit.order(), together);
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
            payTrade.confirm(payout, trade, debit, together::post);
            entry.matched(payout);
        }
    }

    private PayoutRepository.Place place(UUID order, Together together) {
        return together.found().payout(order).or(() -> payouts.place(order)).orElse(null);
    }

    /** The bank booked a whole batch as one sum: every order of it is paid, or somebody must ask. */
    private void batchDebited(BankLine entry, Together together) {
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
                    together::post);
        }
        entry.explained("Batch " + batch + " with " + orders.size() + " orders.");
    }

    /** Money that was paid comes back: it is owed again, and somebody must find out to where. */
    private void cameBack(BankLine entry, Together together) {
        PayoutRepository.Place place =
                entry.payout() == null ? null : payouts.place(entry.payout()).orElse(null);
        if (place == null) {
            suspend(entry, "The bank says that it comes back, and names no order of ours.", together);
            return;
        }
        Trade trade = payouts.tradeBehind(place.payout())
                .map(id -> trades.lock(id).orElseThrow())
                .orElse(null);
        Payout payout = payouts.lock(place.payout()).orElseThrow();
        if (payout.mode() != entry.mode() || !payout.amount().equals(entry.amount())) {
            suspend(
                    entry,
                    "Order " + payout.id() + " was " + payout.amount() + ", not " + entry.amount() + ".",
                    together);
        } else if (payout.state() != PayoutState.CONFIRMED) {
            suspend(
                    entry,
                    "Order " + payout.id() + " is " + payout.state() + "; nothing of it can come back.",
                    together);
        } else {
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
                                    payout.trade() == null
                                            ? null
                                            : payout.trade().value()))
                    .move(
                            entry.amount(),
                            Account.bank(entry.mode(), entry.amount().currencyCode()),
                            payout.from())
                    .build());
            entry.matched(payout);
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
                        suspense(original),
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
