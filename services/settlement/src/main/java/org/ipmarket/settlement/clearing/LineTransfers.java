package org.ipmarket.settlement.clearing;

import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.AccountKind;
import org.ipmarket.settlement.ledger.Earmark;
import org.ipmarket.settlement.ledger.Explanation;
import org.ipmarket.settlement.ledger.Transfer;

/** What entries of a statement move on the ledger that are for no deposit, trade or licence. */
final class LineTransfers {
    private LineTransfers() {}

    /** Money that matches nothing lies in suspense. @param payer the id under which its payer is kept */
    static Transfer unmatched(Mode mode, UUID line, Money amount, String payer, String why) {
        String currency = amount.currencyCode();
        return Transfer.because(
                        mode,
                        "bank-line-unmatched:" + line,
                        new Explanation("UNMATCHED_RECEIVED", why, Suspense.NO_WALLET, null, null))
                .move(amount, Account.bank(mode, currency), Chart.suspense(mode, currency, payer, line))
                .build();
    }

    /**
     * What the bank takes for its services, or gives: borne by who keeps the account.
     *
     * @param taken whether the bank has taken it
     * @param keeper code of the centre that keeps the account; null for the platform
     */
    static Transfer banksOwn(Mode mode, UUID line, Money amount, boolean taken, String keeper) {
        Account charges = new Account(
                mode,
                amount.currencyCode(),
                AccountKind.BANK_CHARGE,
                keeper == null ? Chart.PLATFORM : Chart.owner(new CentreCode(keeper)),
                Earmark.receipt(line));
        Account bank = Account.bank(mode, amount.currencyCode());
        return Transfer.because(
                        mode,
                        "bank-line:" + line,
                        new Explanation(
                                taken ? "BANK_CHARGE" : "BANK_INTEREST",
                                banksOwn(taken),
                                "The bank's conditions for the settlement account",
                                null,
                                null))
                .move(amount, taken ? charges : bank, taken ? bank : charges)
                .build();
    }

    /** The same in words. */
    static String banksOwn(boolean taken) {
        return taken ? "The bank has taken its charge." : "The bank has paid interest or given back a charge.";
    }
}
