package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Money;
import org.ipmarket.settlement.bank.StatementLine;
import org.ipmarket.settlement.deposit.DepositState;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.Explanation;
import org.ipmarket.settlement.ledger.Transfer;
import org.ipmarket.settlement.store.Deposit;
import org.ipmarket.settlement.store.ForfeitedDeposit;
import org.ipmarket.settlement.store.ForfeitureRepository;
import org.ipmarket.settlement.store.LedgerBook;
import org.ipmarket.settlement.store.Payout;
import org.ipmarket.settlement.store.PayoutRepository;
import org.ipmarket.settlement.store.Trade;

/**
 * What can be done with a deposit, each with its money, its event and its audit entry. The caller has opened the
 * transaction and locked the deposit.
 */
@ApplicationScoped
class DepositDesk {
    private final LedgerBook ledger;
    private final PayoutRepository payouts;
    private final ForfeitureRepository forfeitures;
    private final Outbox outbox;
    private final Audit audit;
    private final MarketClock clock;

    DepositDesk(
            LedgerBook ledger,
            PayoutRepository payouts,
            ForfeitureRepository forfeitures,
            Outbox outbox,
            Audit audit,
            MarketClock clock) {
        this.ledger = ledger;
        this.payouts = payouts;
        this.forfeitures = forfeitures;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** The exact money has come. @param posted takes what is to be posted in the same transaction */
    void hold(Deposit deposit, StatementLine.Credit credit, Consumer<Transfer> posted) {
        DepositState before = deposit.state();
        deposit.hold(credit.payer(), clock.now());
        posted.accept(Transfer.because(
                        deposit.mode(),
                        "bank-line:" + credit.id(),
                        explained(
                                deposit,
                                "DEPOSIT_RECEIVED",
                                "The bank booked " + credit.amount() + " with reference " + deposit.bankReference()
                                        + ".",
                                "Announcement of the lot: bid security, paid from an account in the payer's own name",
                                null))
                .move(
                        credit.amount(),
                        Account.bank(deposit.mode(), credit.amount().currencyCode()),
                        Chart.deposit(deposit))
                .build());
        outbox.tell(News.held(deposit));
        audit(deposit, before, "deposit.hold", "bank-line:" + credit.id());
    }

    /**
     * One payment has come for several lots: each part lies on its own, what is more than wanted goes back.
     *
     * @param deposits all of one participant, mode and currency
     * @param keeper the centre whose account the money came to; null for the market's own
     */
    void holdTogether(List<Deposit> deposits, StatementLine.Credit credit, Money back, String keeper) {
        Deposit first = deposits.getFirst();
        Account bank = Account.bank(first.mode(), credit.amount().currencyCode());
        Account suspense =
                Chart.suspense(first.mode(), bank.currency(), credit.payer().holder(), credit.id());
        Transfer.Draft received = Transfer.because(
                first.mode(),
                "bank-line:" + credit.id(),
                new Explanation(
                        "DEPOSIT_RECEIVED",
                        "The bank booked " + credit.amount() + " for the deposits of " + deposits.size() + " lots.",
                        "Announcement of the lots: bid securities, paid from an account in the payer's own name",
                        null,
                        null));
        for (Deposit deposit : deposits) {
            DepositState before = deposit.state();
            deposit.hold(credit.payer(), clock.now());
            received.move(deposit.amount(), bank, Chart.deposit(deposit));
            outbox.tell(News.held(deposit));
            audit(deposit, before, "deposit.hold", "bank-line:" + credit.id());
        }
        ledger.post(received.move(back, bank, suspense).build());
        if (!back.isZero()) {
            returnUnwanted(first, credit, back, suspense, keeper);
        }
    }

    private void returnUnwanted(Deposit one, StatementLine.Credit credit, Money back, Account suspense, String keeper) {
        String cause = "return:" + credit.id();
        String why = "Parts of the list no longer wait for money.";
        Account refund = Chart.suspenseRefund(
                one.mode(), back.currencyCode(), credit.payer().holder(), credit.id());
        ledger.post(Transfer.because(
                        one.mode(), cause, new Explanation("UNMATCHED_RETURNED", why, Suspense.NO_WALLET, null, null))
                .move(back, suspense, refund)
                .build());
        payouts.persist(Payout.waiting(
                        Payout.Purpose.RETURN,
                        cause,
                        refund,
                        credit.payer(),
                        back,
                        "Return of " + credit.id(),
                        clock.now())
                .keptBy(keeper));
    }

    /** The lot asks for no deposit; its giver is admitted all the same. */
    void holdNothing(Deposit deposit) {
        DepositState before = deposit.state();
        deposit.holdNothing(clock.now());
        outbox.tell(News.held(deposit));
        audit(deposit, before, "deposit.hold", "the lot asks for no deposit");
    }

    /** Goes back, whole, to the account it came from. */
    void release(Deposit deposit, String why) {
        DepositState before = deposit.state();
        deposit.release(why, clock.now());
        giveBack(deposit, deposit.amount(), why, "Deposits of those who did not win go back at once");
        outbox.tell(News.released(deposit));
        audit(deposit, before, "deposit.release", why);
    }

    /** Counts towards the price of its trade; what is more than is due goes back. */
    void apply(Deposit deposit, Trade trade) {
        DepositState before = deposit.state();
        Instant now = clock.now();
        Money applied = trade.sums().depositApplied();
        Money returned = trade.sums().depositReturned();
        deposit.apply(applied, returned, now);
        if (!applied.isZero()) {
            ledger.post(Transfer.because(
                            deposit.mode(),
                            "deposit-applied:" + deposit.id(),
                            explained(
                                    deposit,
                                    "DEPOSIT_APPLIED",
                                    "Both sides have signed the confirmation of sale.",
                                    "Confirmation of sale: the winner's deposit counts towards the price",
                                    trade.id().value()))
                    .move(applied, Chart.deposit(deposit), Chart.escrow(trade))
                    .build());
        }
        giveBack(
                deposit,
                returned,
                "The deposit is larger than price and commission.",
                "Confirmation of sale: what is more than is due goes back");
        outbox.tell(News.applied(deposit, applied, trade.id()));
        audit(deposit, before, "deposit.apply", "trade " + trade.id() + " was signed");
    }

    /** Is not refunded: from the deposit's account, or from the trade's where it had been applied. */
    void forfeit(Deposit deposit, Trade trade, String why) {
        DepositState before = deposit.state();
        Money lost = deposit.forfeit(why, clock.now());
        if (!lost.isZero()) {
            forfeitures.persist(ForfeitedDeposit.waiting(deposit, trade.id(), lost, clock.now()));
            ledger.post(Transfer.because(
                            deposit.mode(),
                            "deposit-forfeited:" + deposit.id(),
                            explained(
                                    deposit,
                                    "DEPOSIT_FORFEITED",
                                    why,
                                    "Auction Law 39: the deposit of a winner in default is not refunded",
                                    trade.id().value()))
                    .move(
                            lost,
                            before == DepositState.APPLIED ? Chart.escrow(trade) : Chart.deposit(deposit),
                            Chart.forfeited(deposit))
                    .build());
        }
        outbox.tell(News.forfeited(deposit, lost, trade.id()));
        audit(deposit, before, "deposit.forfeit", "trade " + trade.id() + " was defaulted");
    }

    /** The lot ended before the money came. */
    void expire(Deposit deposit, String why) {
        DepositState before = deposit.state();
        deposit.expire(why, clock.now());
        audit(deposit, before, "deposit.expire", why);
    }

    private void giveBack(Deposit deposit, Money amount, String why, String rule) {
        if (amount.isZero()) {
            return;
        }
        String cause = "deposit-refund:" + deposit.id();
        ledger.post(Transfer.because(deposit.mode(), cause, explained(deposit, "DEPOSIT_RELEASED", why, rule, null))
                .move(amount, Chart.deposit(deposit), Chart.refund(deposit))
                .build());
        payouts.persist(Payout.waiting(
                        Payout.Purpose.DEPOSIT_REFUND,
                        cause,
                        Chart.refund(deposit),
                        deposit.payer(),
                        amount,
                        "Refund " + deposit.bankReference(),
                        clock.now())
                .about(deposit));
    }

    private static Explanation explained(Deposit deposit, String what, String why, String rule, UUID trade) {
        return new Explanation(what, why, rule, deposit.lot().value(), trade);
    }

    private void audit(Deposit deposit, DepositState before, String action, String cause) {
        audit.recordBySystem(
                cause,
                deposit.mode(),
                action,
                "deposit",
                deposit.id(),
                StateChange.of(before),
                StateChange.of(deposit.state()));
    }
}
