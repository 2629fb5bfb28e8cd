package org.ipmarket.settlement.fee;

import java.math.BigInteger;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.Money;

/** Commission of one side of a sale: degressive, cumulative tiers, with a minimum and a cap (Auction Law 56 bounds the rate). */
public final class Commission {
    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    private Commission() {}

    /**
     * What one side owes on a price.
     *
     * <p>Each tier covers the part of the price up to its bound. The sum is rounded once, half up, to the minor unit; it is not
     * less than the minimum and, where there is a cap, not more than it.
     *
     * @throws IllegalArgumentException where the schedule is in another currency than the price
     */
    public static Money of(Money price, FeeSchedule.SideTerms terms) {
        BigInteger tenThousandths = BigInteger.ZERO;
        Money from = Money.zero(price.currencyCode());
        for (FeeSchedule.Tier tier : terms.tiers()) {
            Money bound = tier.upTo() == null ? price : tier.upTo();
            Money to = bound.compareTo(price) < 0 ? bound : price;
            if (to.compareTo(from) > 0) {
                tenThousandths = tenThousandths.add(
                        BigInteger.valueOf(to.minor() - from.minor()).multiply(BigInteger.valueOf(tier.basisPoints())));
            }
            from = bound;
        }
        long minor = tenThousandths.add(BigInteger.valueOf(5_000)).divide(WHOLE).longValueExact();
        Money sum = new Money(minor, price.currency());
        if (sum.compareTo(terms.minimum()) < 0) {
            return terms.minimum();
        }
        return terms.cap() != null && sum.compareTo(terms.cap()) > 0 ? terms.cap() : sum;
    }
}
