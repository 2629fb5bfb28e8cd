package org.ipmarket.settlement.bank;

import org.ipmarket.messages.Mode;

/** A bank with a link, which keeps the settlement account of one mode. An adapter of each bank's own link implements it. */
public interface Bank {
    /** For which of the two markets it keeps the account. */
    Mode mode();

    /** Where everybody pays to. */
    SettlementAccount settlementAccount();

    /** The account that was proved to be in this holder's name (by a small payment): where a payee is paid. */
    BankAccount accountInNameOf(String holder);

    /** How the numbers of the accounts begin that the link pays to; others are paid by files. */
    String reaches();

    /** Whether orders are given without a second person's release. A live bank says no. */
    boolean releasesItself();

    /** Where orders are given; null where the link only reads. */
    PaymentService payments();

    /**
     * Reads the statement.
     *
     * @param afterPosition the last position read, 0 at first
     * @param limit at most this many lines
     */
    Statement statement(long afterPosition, int limit);
}
