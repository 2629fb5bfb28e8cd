package org.ipmarket.settlement.trade;

import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.Money;

/** How the commission of a trade is shared. The parts add up to the whole, to the minor unit. */
public record FeeSplit(Money sellerCentre, Money buyerCentre, Money platform) {
    private static final long WHOLE = 10_000;

    /**
     * Splits by the schedule's shares: the centres' parts are rounded down, and what is left of a minor unit goes to the
     * largest remainder, at equal remainders first to the platform, then to the seller's centre.
     */
    public static FeeSplit of(Money commission, FeeSchedule schedule) {
        int[] shares = {
            schedule.platformBasisPoints(), schedule.sellerCentreBasisPoints(), schedule.buyerCentreBasisPoints()
        };
        long[] parts = new long[shares.length];
        long[] remainders = new long[shares.length];
        long left = commission.minor();
        for (int i = 0; i < shares.length; i++) {
            // at most 10^15 by 10^4: divided first, a long would still hold the product only barely
            long whole = commission.minor() / WHOLE * shares[i];
            long rest = commission.minor() % WHOLE * shares[i];
            parts[i] = whole + rest / WHOLE;
            remainders[i] = rest % WHOLE;
            left -= parts[i];
        }
        for (; left > 0; left--) {
            int largest = 0;
            for (int i = 1; i < remainders.length; i++) {
                if (remainders[i] > remainders[largest]) {
                    largest = i;
                }
            }
            parts[largest]++;
            remainders[largest] = -1;
        }
        return new FeeSplit(
                new Money(parts[1], commission.currency()),
                new Money(parts[2], commission.currency()),
                new Money(parts[0], commission.currency()));
    }
}
