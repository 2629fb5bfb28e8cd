package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.ipmarket.settlement.bank.file.FileLine;
import org.ipmarket.settlement.bank.match.Incoming;
import org.ipmarket.settlement.deposit.BankReference;
import org.ipmarket.settlement.store.BankLine;
import org.ipmarket.settlement.store.DepositRepository;
import org.ipmarket.settlement.store.LotTermsRepository;
import org.ipmarket.settlement.store.PayoutRepository;
import org.ipmarket.settlement.store.TradeRepository;

/**
 * Finds and locks, for many entries that are applied together, the deposits and payments that they speak of: with a few statements, and in
 * the order in which everybody locks them. Who then asks for one has it at once. Runs in the caller's transaction.
 */
@ApplicationScoped
class LookAhead {
    private final LotTermsRepository lots;
    private final TradeRepository trades;
    private final DepositRepository deposits;
    private final PayoutRepository payouts;

    LookAhead(LotTermsRepository lots, TradeRepository trades, DepositRepository deposits, PayoutRepository payouts) {
        this.lots = lots;
        this.trades = trades;
        this.deposits = deposits;
        this.payouts = payouts;
    }

    /** Where deposits lie, by their references, and payments, by their ids. */
    record Found(Map<String, DepositRepository.Place> deposits, Map<UUID, PayoutRepository.Place> payouts) {
        static final Found NOTHING = new Found(Map.of(), Map.of());

        /** Empty also where it was not looked for. */
        Optional<DepositRepository.Place> deposit(BankReference reference) {
            return Optional.ofNullable(deposits.get(reference.text()));
        }

        /** Empty also where it was not looked for. */
        Optional<PayoutRepository.Place> payout(UUID order) {
            return Optional.ofNullable(payouts.get(order));
        }
    }

    /** @param incoming an entry that is a credit as matching sees it */
    Found of(List<BankLine> entries, Function<BankLine, Incoming> incoming) {
        Map<String, DepositRepository.Place> given = deposits.findByReferences(entries.stream()
                .filter(entry -> isPayment(entry, BankLine.Direction.CREDIT))
                .map(incoming)
                .map(Incoming::reference)
                .filter(reference -> reference != null && new BankReference(reference).isDeposit())
                .distinct()
                .toList());
        Map<UUID, PayoutRepository.Place> paid = payouts.places(entries.stream()
                .filter(entry -> isPayment(entry, BankLine.Direction.DEBIT))
                .map(BankLine::payout)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        lots.shareAll(given.values().stream()
                .map(DepositRepository.Place::lot)
                .distinct()
                .toList());
        trades.lockAll(paid.values().stream()
                .map(PayoutRepository.Place::trade)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        deposits.lockAll(
                given.values().stream().map(DepositRepository.Place::deposit).toList());
        payouts.lockAll(paid.keySet());
        return new Found(given, paid);
    }

    private static boolean isPayment(BankLine entry, BankLine.Direction direction) {
        return entry.kind() == FileLine.Kind.PAYMENT && entry.direction() == direction;
    }
}
