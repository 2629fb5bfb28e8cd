package org.ipmarket.auction.rules;

import org.ipmarket.messages.Money;

/**
 * The amount of a hidden bid, revealed.
 *
 * @param bid sequence of its entry
 * @param salt the 32 random bytes of its commitment, in hexadecimal
 */
public record AmountOpening(long bid, Money amount, String salt) {}
