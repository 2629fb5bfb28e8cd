package org.ipmarket.auction.rules;

import org.ipmarket.messages.Money;

/**
 * A secret reserve (保留价), opened when the lot closes.
 *
 * @param salt the 32 random bytes of its commitment in the lot's log, in hexadecimal
 */
public record ReserveOpening(Money amount, String salt) {}
