package org.ipmarket.settlement.fee;

import java.math.BigInteger;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.Money;

/**
 * The commission of one side and who gets which part of it; the parts add up to the whole, to the minor unit.
 *
 * @param broker part of the broker member that brought this side; zero where none did
 */
public record SideFee(Money sellerCentre, Money buyerCentre, Money platform, Money broker) {
    private static final long WHOLE = 10_000;

    /** Who shares, in the order in which the odd unit is given at equal remainders. */
    private static final int PLATFORM = 0;

    private static final int SELLER_CENTRE = 1;
    private static final int BUYER_CENTRE = 2;
    private static final int BROKER = 3;

    /**
     * Splits by largest remainder: every exact part is rounded down, and the minor units that are left go one by one to the
     * largest remainders, at equal remainders to the platform, the seller's centre, the buyer's centre, the broker member, in
     * this order.
     *
     * @param brought whether a broker member's mandate brought this side: it gets its part before the rest is shared
     */
    static SideFee of(Money commission, FeeSchedule schedule, boolean brought) {
        long broker = brought && schedule.brokerBasisPoints() != null ? schedule.brokerBasisPoints() : 0;
        long rest = WHOLE - broker;
        long[] weights = new long[4];
        weights[PLATFORM] = rest * schedule.platformBasisPoints();
        weights[SELLER_CENTRE] = rest * schedule.sellerCentreBasisPoints();
        weights[BUYER_CENTRE] = rest * schedule.buyerCentreBasisPoints();
        weights[BROKER] = broker * WHOLE;
        long[] parts = parts(commission.minor(), weights);
        return new SideFee(
                new Money(parts[SELLER_CENTRE], commission.currency()),
                new Money(parts[BUYER_CENTRE], commission.currency()),
                new Money(parts[PLATFORM], commission.currency()),
                new Money(parts[BROKER], commission.currency()));
    }

    /** @param weights hundred-millionths, together the whole */
    private static long[] parts(long minor, long[] weights) {
        BigInteger whole = BigInteger.valueOf(WHOLE * WHOLE);
        long[] parts = new long[weights.length];
        long[] remainders = new long[weights.length];
        long left = minor;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] exact = BigInteger.valueOf(minor)
                    .multiply(BigInteger.valueOf(weights[i]))
                    .divideAndRemainder(whole);
            parts[i] = exact[0].longValueExact();
            remainders[i] = exact[1].longValueExact();
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
        return parts;
    }

    /** The whole commission of the side. */
    public Money commission() {
        return sellerCentre.plus(buyerCentre).plus(platform).plus(broker);
    }
}
