package org.ipmarket.settlement.bank;

import java.util.UUID;
import org.ipmarket.messages.Money;

/**
 * An order to the bank to pay from the settlement account.
 *
 * @param id the same for every repetition: a bank executes an order once, however often it is given
 * @param remark what the payee reads
 */
public record PayoutOrder(UUID id, BankAccount to, Money amount, String remark) {}
