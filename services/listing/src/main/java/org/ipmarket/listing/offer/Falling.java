package org.ipmarket.listing.offer;

import java.time.Duration;
import org.ipmarket.messages.Money;

/**
 * How the price of a Dutch auction falls.
 *
 * @param step by so much at a time, rounded down to the minor unit
 * @param times how often, until the floor is reached
 */
record Falling(Money step, long times) {
    /** Of a floor below the start price. */
    static Falling of(Money start, ContestChoice.Fall fall) {
        long share = fall.shareBasisPoints();
        // the product may be too large for a long
        long step = start.minor() / 10_000 * share + start.minor() % 10_000 * share / 10_000;
        long depth = start.minor() - fall.floor().minor();
        return new Falling(Money.ofMinor(step, start.currencyCode()), step == 0 ? 0 : Math.ceilDiv(depth, step));
    }

    /** From the opening until the floor has stood as long as every price before it. */
    Duration lasts(Duration every) {
        return every.multipliedBy(times + 1);
    }
}
