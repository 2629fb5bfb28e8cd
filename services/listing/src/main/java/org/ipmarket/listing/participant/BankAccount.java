package org.ipmarket.listing.participant;

/**
 * The account that a party pays from and is paid to.
 *
 * @param bank the bank with its branch
 * @param number as the bank writes it, without blanks
 * @param name whose account the bank says it is
 */
public record BankAccount(String bank, String number, String name) {}
