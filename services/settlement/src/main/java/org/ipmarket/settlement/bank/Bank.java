package org.ipmarket.settlement.bank;

import org.ipmarket.messages.Mode;

/** The bank that keeps the settlement account of one mode. An adapter of each bank's own link or files implements it. */
public interface Bank {
    /** For which of the two markets it keeps the account. */
    Mode mode();

    /** Where everybody pays to. */
    SettlementAccount settlementAccount();

    /** The account that was proved to be in this holder's name (by a small payment): where a payee is paid. */
    BankAccount accountInNameOf(String holder);

    /** Takes an order; one that it has already is not executed again. */
    void order(PayoutOrder order);

    /**
     * Reads the statement.
     *
     * @param afterPosition the last position read, 0 at first
     * @param limit at most this many lines
     */
    Statement statement(long afterPosition, int limit);
}
