package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Consumer;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.bank.BankAccount;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.Explanation;
import org.ipmarket.settlement.ledger.Transfer;
import org.ipmarket.settlement.state.IllegalTransition;
import org.ipmarket.settlement.store.BankLine;
import org.ipmarket.settlement.store.LedgerBook;
import org.ipmarket.settlement.store.Payout;
import org.ipmarket.settlement.store.PayoutRepository;
import org.ipmarket.settlement.store.SettlementAccountRow;
import org.ipmarket.settlement.store.SettlementAccounts;

/** Where money lies that matches nothing, and how it goes back to where it came from. */
@ApplicationScoped
class Suspense {
    static final String NO_WALLET =
            "What cannot be matched goes back to where it came from (Non-bank Payment Regulations 15, 47)";

    private final PayoutRepository payouts;
    private final SettlementAccounts accounts;
    private final LedgerBook ledger;
    private final SettlementConfig config;
    private final MarketClock clock;

    Suspense(
            PayoutRepository payouts,
            SettlementAccounts accounts,
            LedgerBook ledger,
            SettlementConfig config,
            MarketClock clock) {
        this.payouts = payouts;
        this.accounts = accounts;
        this.ledger = ledger;
        this.config = config;
        this.clock = clock;
    }

    /** Where it lies. */
    static Account account(BankLine entry) {
        return Chart.suspense(entry.mode(), entry.amount().currencyCode(), entry.payerHolder(), entry.id());
    }

    /** Waits for an operator where there is somebody to decide, else goes back at once. */
    void take(BankLine entry, String why, Consumer<Transfer> post) {
        post.accept(LineTransfers.unmatched(entry.mode(), entry.id(), entry.amount(), entry.payerHolder(), why));
        Duration wait = accounts.of(entry)
                .map(SettlementAccountRow::suspense)
                .orElse(config.bank().suspense());
        entry.suspended(why, clock.now().plus(wait), accounts.keeperOf(entry));
        if (wait.isZero()) {
            post.accept(goBack(entry, why));
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
                .move(entry.amount(), account(entry), refund)
                .build();
    }
}
