package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.bank.StatementLine;
import org.ipmarket.settlement.deposit.ListReceiptRule;
import org.ipmarket.settlement.deposit.ReceiptRule;
import org.ipmarket.settlement.ledger.Transfer;
import org.ipmarket.settlement.store.BankLine;
import org.ipmarket.settlement.store.Deposit;
import org.ipmarket.settlement.store.DepositList;
import org.ipmarket.settlement.store.DepositRepository;
import org.ipmarket.settlement.store.LotTermsRepository;
import org.ipmarket.settlement.store.SettlementAccounts;

/** Money came that names a deposit, or a list of them. Runs in the transaction that applies the statement's line. */
@ApplicationScoped
class ReceiveDeposit {
    private final LotTermsRepository lots;
    private final DepositRepository deposits;
    private final DepositDesk desk;
    private final SettlementAccounts accounts;
    private final MarketClock clock;

    ReceiveDeposit(
            LotTermsRepository lots,
            DepositRepository deposits,
            DepositDesk desk,
            SettlementAccounts accounts,
            MarketClock clock) {
        this.lots = lots;
        this.deposits = deposits;
        this.desk = desk;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Holds what the money is for.
     *
     * @param paidBy the credit as a participant sees it: in its own name where the account is known to be its
     * @param reference under which a deposit or a list of them is paid
     * @param known where the deposit lies; empty where that was not looked up before
     * @param posted takes what is to be posted in the same transaction
     * @return why all of it has to go back; empty where it was taken and the entry is matched
     */
    Optional<String> receive(
            BankLine entry,
            Function<ParticipantId, StatementLine.Credit> paidBy,
            String reference,
            Optional<DepositRepository.Place> known,
            Consumer<Transfer> posted) {
        DepositRepository.Place place =
                known.or(() -> deposits.findByReference(reference)).orElse(null);
        if (place != null) {
            return one(entry, paidBy, place, posted);
        }
        return deposits.findListByReference(reference)
                .map(list -> several(entry, paidBy, list))
                .orElse(Optional.of("Nobody announced a deposit with reference " + reference + "."));
    }

    private Optional<String> one(
            BankLine entry,
            Function<ParticipantId, StatementLine.Credit> paidBy,
            DepositRepository.Place place,
            Consumer<Transfer> posted) {
        // it must not end while its money is taken
        lots.share(new LotId(place.lot()));
        Deposit deposit = deposits.lock(new DepositId(place.deposit())).orElseThrow();
        if (isOfAnother(entry.mode(), deposit.mode())) {
            return Optional.of("The reference belongs to another market.");
        }
        StatementLine.Credit credit = paidBy.apply(deposit.participant());
        Optional<String> refusal =
                ReceiptRule.refusal(deposit.state(), deposit.amount(), deposit.participant(), credit);
        if (refusal.isEmpty()) {
            desk.hold(deposit, credit, posted);
            entry.matched(deposit);
        } else {
            wentBack(deposit, credit, refusal.get());
        }
        return refusal;
    }

    private Optional<String> several(
            BankLine entry, Function<ParticipantId, StatementLine.Credit> paidBy, DepositList list) {
        if (isOfAnother(entry.mode(), list.mode())) {
            return Optional.of("The reference belongs to another market.");
        }
        StatementLine.Credit credit = paidBy.apply(list.participant());
        List<DepositRepository.Place> places = deposits.placesOf(list.id());
        places.stream().map(DepositRepository.Place::lot).sorted().forEach(lot -> lots.share(new LotId(lot)));
        List<Deposit> parts = places.stream()
                .map(place -> deposits.lock(new DepositId(place.deposit())).orElseThrow())
                .toList();
        ListReceiptRule.Receipt receipt = ListReceiptRule.judge(
                parts.stream()
                        .map(part -> new ListReceiptRule.Part(part.id().value(), part.state(), part.amount()))
                        .toList(),
                list.participant(),
                credit);
        return switch (receipt) {
            case ListReceiptRule.Refused(String why) -> {
                parts.forEach(part -> wentBack(part, credit, why));
                yield Optional.of(why);
            }
            case ListReceiptRule.Taken(List<UUID> held, var back) -> {
                List<Deposit> paid = parts.stream()
                        .filter(part -> held.contains(part.id().value()))
                        .toList();
                desk.holdTogether(paid, credit, back, accounts.keeperOf(entry));
                entry.matched(paid.getFirst());
                yield Optional.empty();
            }
        };
    }

    private void wentBack(Deposit deposit, StatementLine.Credit credit, String why) {
        deposit.note(credit.amount() + " came and goes back: " + why, clock.now());
    }

    private static boolean isOfAnother(Mode mine, Mode other) {
        return mine != other;
    }
}
