package org.ipmarket.settlement.licence;

import java.math.BigInteger;
import org.ipmarket.messages.Money;

/**
 * What is owed for a period.
 *
 * @param netSales gross sales less deductions
 * @param onSales the rate on net sales, rounded half up to the minor unit
 * @param minimum of this period: of a shorter one the part that its days are, rounded half up
 * @param due the larger of both
 */
public record Royalty(Money netSales, Money onSales, Money minimum, Money due) {
    public static Royalty of(RoyaltyTerms terms, RoyaltyPeriod period, Money netSales) {
        if (!netSales.currencyCode().equals(terms.currency())) {
            throw new IllegalArgumentException(
                    "royalties are reckoned in " + terms.currency() + ", not in " + netSales.currencyCode());
        }
        Money onSales = netSales.basisPoints(terms.rateBasisPoints());
        Money minimum = period.isWhole() ? terms.minimum() : part(terms.minimum(), period.days(), period.wholeDays());
        return new Royalty(netSales, onSales, minimum, onSales.compareTo(minimum) < 0 ? minimum : onSales);
    }

    private static Money part(Money whole, int days, int of) {
        BigInteger twice = BigInteger.valueOf(whole.minor()).multiply(BigInteger.valueOf(2L * days));
        long minor = twice.add(BigInteger.valueOf(of))
                .divide(BigInteger.valueOf(2L * of))
                .longValueExact();
        return Money.ofMinor(minor, whole.currencyCode());
    }
}
