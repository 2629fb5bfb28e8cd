package org.ipmarket.settlement.bank;

/**
 * An account at some bank.
 *
 * @param holder in whose name it is: a participant's id, {@code centre:GZ} or {@code platform}; a bank's adapter finds it
 *     from the name that the bank reports, and uses that name itself where it knows nobody of it
 * @param number the account's number
 */
public record BankAccount(String holder, String number) {
    /** Instead of a number that nobody has told yet: nothing can be paid there. */
    public static final String NOT_TOLD = "?";

    public BankAccount {
        if (holder == null || holder.isBlank() || number == null || number.isBlank()) {
            throw new IllegalArgumentException("an account has a holder and a number");
        }
    }
}
