package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.bank.Bank;
import org.ipmarket.settlement.bank.StatementLine;
import org.ipmarket.settlement.deposit.BankReference;
import org.ipmarket.settlement.fee.FeeSplit;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.Explanation;
import org.ipmarket.settlement.ledger.Transfer;
import org.ipmarket.settlement.licence.RoyaltyReceipt;
import org.ipmarket.settlement.licence.StatementState;
import org.ipmarket.settlement.store.BankLine;
import org.ipmarket.settlement.store.LedgerBook;
import org.ipmarket.settlement.store.Licence;
import org.ipmarket.settlement.store.Licences;
import org.ipmarket.settlement.store.Payout;
import org.ipmarket.settlement.store.PayoutRepository;
import org.ipmarket.settlement.store.RoyaltyStatement;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;

/**
 * Royalties that a licensee has paid are shared out at once: to the licensor, less the fees of the centres and the platform. While the
 * trade stands still they wait: the licence is in force and what is owed is owed, so they are taken, but nobody is paid.
 */
@ApplicationScoped
class ReceiveRoyalty {
    private final Licences licences;
    private final TradeRepository trades;
    private final PayoutRepository payouts;
    private final LedgerBook ledger;
    private final Banks banks;
    private final Audit audit;
    private final MarketClock clock;

    ReceiveRoyalty(
            Licences licences,
            TradeRepository trades,
            PayoutRepository payouts,
            LedgerBook ledger,
            Banks banks,
            Audit audit,
            MarketClock clock) {
        this.licences = licences;
        this.trades = trades;
        this.payouts = payouts;
        this.ledger = ledger;
        this.banks = banks;
        this.audit = audit;
        this.clock = clock;
    }

    /** Why the money goes back; empty where it paid a period. Runs in the transaction that applies the statement's line. */
    Optional<String> receive(BankLine entry, StatementLine.Credit credit, BankReference reference) {
        Licences.Owed place = licences.findByReference(reference.text()).orElse(null);
        if (place == null) {
            return Optional.of("There are no royalties with reference " + reference + ".");
        }
        Trade trade = trades.lock(new TradeId(place.trade())).orElseThrow();
        Licence licence = licences.lock(place.licence()).orElseThrow();
        if (licence.mode() != entry.mode()) {
            return Optional.of("The reference belongs to another market.");
        }
        RoyaltyStatement statement = licences.statement(place.statement());
        Optional<String> refusal =
                RoyaltyReceipt.refusal(statement.state(), statement.due(), licence.licensee(), credit);
        if (refusal.isEmpty()) {
            shareOut(licence, statement, credit, trade.state().isFrozen());
            entry.matched(licence);
        }
        return refusal;
    }

    /** @param still whether the trade stands still: the money is shared out in the books, and paid when it goes on */
    private void shareOut(Licence licence, RoyaltyStatement statement, StatementLine.Credit credit, boolean still) {
        Instant now = clock.now();
        String why = "The bank booked " + credit.amount() + " with reference " + statement.paymentReference() + ".";
        statement.paid(now, why);
        Account royalty = Chart.royalty(licence);
        ledger.post(Transfer.because(
                        licence.mode(),
                        "bank-line:" + credit.id(),
                        explained(
                                licence,
                                "ROYALTY_RECEIVED",
                                why,
                                "Royalty terms: " + licence.terms().words()))
                .move(
                        credit.amount(),
                        Account.bank(licence.mode(), credit.amount().currencyCode()),
                        royalty)
                .build());
        Money fee = statement.fee();
        Money proceeds = statement.due().minus(fee);
        FeeSplit split = FeeSplit.of(fee, Money.zero(fee.currencyCode()), licence.fees(), false, false);
        Account licensor = Chart.payable(licence);
        Account sellerCentre = Chart.centreFee(licence, licence.centre());
        Account buyerCentre = Chart.centreFee(licence, licence.buyerCentre());
        Account platform = Chart.platformFee(licence);
        ledger.post(Transfer.because(
                        licence.mode(),
                        "royalty-shared:" + statement.id(),
                        explained(
                                licence,
                                "ROYALTY_AND_FEES",
                                "Period " + statement.period().number() + ", accepted by " + statement.acceptedBy()
                                        + ".",
                                "Fee schedule of the centre when the terms were proposed (Auction Law 56)"))
                .move(proceeds, royalty, licensor)
                .move(split.sellerCentre(), royalty, sellerCentre)
                .move(split.buyerCentre(), royalty, buyerCentre)
                .move(split.platform(), royalty, platform)
                .build());
        order(statement, Payout.Purpose.ROYALTY, licensor, proceeds, still);
        order(statement, Payout.Purpose.SELLER_CENTRE_FEE, sellerCentre, split.sellerCentre(), still);
        order(statement, Payout.Purpose.BUYER_CENTRE_FEE, buyerCentre, split.buyerCentre(), still);
        order(statement, Payout.Purpose.PLATFORM_FEE, platform, split.platform(), still);
        audit.recordBySystem(
                "bank-line:" + credit.id(),
                licence.mode(),
                "royalty.receive",
                "royalty-statement",
                statement.id(),
                StateChange.of(StatementState.ACCEPTED),
                StateChange.of(statement.state()));
    }

    private void order(RoyaltyStatement statement, Payout.Purpose purpose, Account from, Money amount, boolean still) {
        if (amount.isZero()) {
            return;
        }
        Bank bank = banks.require(statement.licence().mode());
        Payout payout = Payout.waiting(
                        purpose,
                        "royalty:" + statement.id() + ":" + purpose,
                        from,
                        bank.accountInNameOf(from.owner()),
                        amount,
                        purpose + " " + statement.id(),
                        clock.now())
                .about(statement);
        payout.freeze(still);
        payouts.persist(payout);
    }

    private static Explanation explained(Licence licence, String what, String why, String rule) {
        return new Explanation(what, why, rule, null, licence.trade().value());
    }
}
