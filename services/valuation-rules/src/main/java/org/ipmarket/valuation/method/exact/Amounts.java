package org.ipmarket.valuation.method.exact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.ipmarket.messages.Money;

/** Amounts computed as doubles, in minor units, become exact. */
public final class Amounts {
    private Amounts() {}

    /**
     * Rounded half up to the minor unit.
     *
     * @throws IllegalArgumentException where it is negative, more than {@link Money} holds, or no number
     */
    public static Money money(double minor, String currency) {
        return Money.ofMinor(minor(minor), currency);
    }

    /** The same for what may be negative: halves away from 0. */
    public static long minor(double minor) {
        if (!(Math.abs(minor) <= Money.MAX_MINOR)) {
            throw new IllegalArgumentException("the amount is beyond what the market can count: " + minor);
        }
        return new BigDecimal(minor).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
