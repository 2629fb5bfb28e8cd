package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.settlement.bank.BankAccount;
import org.ipmarket.settlement.bank.PayoutReference;
import org.ipmarket.settlement.bank.match.Incoming;
import org.ipmarket.settlement.bank.match.MatchRule;
import org.ipmarket.settlement.ledger.Transfer;
import org.ipmarket.settlement.store.BankBook;
import org.ipmarket.settlement.store.KnownAccounts;
import org.ipmarket.settlement.store.SettlementAccountRow;
import org.ipmarket.settlement.store.SettlementAccounts;
import org.ipmarket.settlement.store.StoredLine;

/**
 * Applies lines of a statement's file together, in the caller's transaction. What most lines are, money that says nothing of what it is
 * for and what the bank takes for itself, is judged by what is read once for all of them, and is recorded in its place at once; the other
 * lines are recorded and then given their places one after another. All that they move is posted together.
 */
@ApplicationScoped
class ApplyFileLines {
    private final BankBook book;
    private final ApplyStatementLine applyLine;
    private final ForeignMoney foreignMoney;
    private final KnownAccounts known;
    private final SettlementAccounts accounts;
    private final MarketClock clock;

    ApplyFileLines(
            BankBook book,
            ApplyStatementLine applyLine,
            ForeignMoney foreignMoney,
            KnownAccounts known,
            SettlementAccounts accounts,
            MarketClock clock) {
        this.book = book;
        this.applyLine = applyLine;
        this.foreignMoney = foreignMoney;
        this.known = known;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What becomes of a line that nothing else has to be looked at for. */
    private record Plain(BankBook.Place place, Transfer transfer) {}

    /**
     * Applies lines of a file, all of them or none.
     *
     * @return those that were applied: for others their bank's reference was applied before, and nothing changes
     */
    Set<UUID> apply(Mode mode, UUID file, List<StoredLine> lines) {
        ApplyStatementLine.Read read = new ApplyStatementLine.Read(
                known.payers(mode, lines.stream().map(StoredLine::name).toList()),
                known.subAccounts(
                        mode, lines.stream().map(StoredLine::subAccount).toList()),
                foreignMoney.awaits(mode));
        Map<StoredLine, String> holders = holders(mode, lines, read.payers());
        Map<UUID, Transfer> plain = new LinkedHashMap<>();
        List<BankBook.Origin> origins = new ArrayList<>(lines.size());
        for (StoredLine line : lines) {
            String holder = holders.get(line);
            Optional<Plain> judged = plain(line, holder, read);
            judged.ifPresent(each -> plain.put(line.id(), each.transfer()));
            origins.add(new BankBook.Origin(
                    line.line(), holder, order(line), judged.map(Plain::place).orElse(null)));
        }
        Set<UUID> recorded = book.recordFirst(file, origins);
        plain.keySet().retainAll(recorded);
        applyLine.place(
                book.lock(recorded.stream().filter(id -> !plain.containsKey(id)).toList()),
                read,
                recorded,
                List.copyOf(plain.values()));
        return recorded;
    }

    /** Records a line without applying it: with all that is needed to apply it later. */
    void setAside(StoredLine line, String why) {
        List<StoredLine> lines = List.of(line);
        KnownAccounts.Payers payers = known.payers(line.mode(), Arrays.asList(line.name()));
        String holder = holders(line.mode(), lines, payers).get(line);
        book.recordFirst(line.file(), List.of(new BankBook.Origin(line.line(), holder, order(line), null)));
        book.stuck(line.id(), why);
    }

    /** Empty where its reference, its payer's claims, or another entry have to be looked at, or a payment is made of it. */
    private Optional<Plain> plain(StoredLine line, String holder, ApplyStatementLine.Read read) {
        return switch (line.kind()) {
            case CHARGE, INTEREST -> Optional.of(banksOwn(line));
            case PAYMENT -> line.credit() && !read.conversions() ? unmatched(line, holder, read) : Optional.empty();
            case RETURN, REVERSAL, BATCH -> Optional.empty();
        };
    }

    private Plain banksOwn(StoredLine line) {
        String keeper = accounts.findById(line.account()).centre();
        boolean taken = !line.credit();
        return new Plain(
                BankBook.Place.explained(LineTransfers.banksOwn(taken)),
                LineTransfers.banksOwn(line.mode(), line.id(), line.amount(), taken, keeper));
    }

    private Optional<Plain> unmatched(StoredLine line, String holder, ApplyStatementLine.Read read) {
        Incoming money = Incoming.of(
                line.amount(),
                line.name(),
                line.name() == null ? Set.of(holder) : read.payers().holders(number(line), line.name()),
                line.remark(),
                line.endToEnd(),
                read.subAccounts().reference(line.subAccount()),
                line.bookedAt());
        SettlementAccountRow account = accounts.findById(line.account());
        if (money.reference() != null
                || MatchRule.mayGoByName(money)
                || account.suspense().isZero()) {
            return Optional.empty();
        }
        Instant until = clock.now().plus(account.suspense());
        String why = ApplyStatementLine.NO_REFERENCE;
        return Optional.of(new Plain(
                BankBook.Place.suspended(why, until, account.centre()),
                LineTransfers.unmatched(line.mode(), line.id(), line.amount(), holder, why)));
    }

    /** In whose account money came: of a participant where one is known, else an id that says nothing of the name; none for a debit. */
    private Map<StoredLine, String> holders(Mode mode, List<StoredLine> lines, KnownAccounts.Payers payers) {
        Map<StoredLine, KnownAccounts.Seen> strangers = new HashMap<>();
        Map<StoredLine, String> holders = new HashMap<>();
        for (StoredLine line : lines) {
            Set<String> ofPayer = line.credit() ? payers.holders(line.number(), line.name()) : Set.of();
            if (ofPayer.size() == 1) {
                holders.put(line, ofPayer.iterator().next());
            } else if (line.credit() && line.name() == null && line.number() == null) {
                holders.put(line, "payer:unknown");
            } else if (line.credit()) {
                strangers.put(
                        line,
                        new KnownAccounts.Seen(number(line), line.name() == null ? "" : line.name(), line.bankCode()));
            }
        }
        Map<KnownAccounts.Seen, UUID> seen = known.see(mode, strangers.values(), clock.now());
        strangers.forEach((line, stranger) -> holders.put(line, "payer:" + seen.get(stranger)));
        return holders;
    }

    private static String number(StoredLine line) {
        return line.number() == null ? BankAccount.NOT_TOLD : line.number();
    }

    private static UUID order(StoredLine line) {
        return PayoutReference.find(line.endToEnd())
                .or(() -> PayoutReference.find(line.remark()))
                .orElse(null);
    }
}
