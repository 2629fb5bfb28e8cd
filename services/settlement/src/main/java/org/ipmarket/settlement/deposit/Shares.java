package org.ipmarket.settlement.deposit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ipmarket.messages.Money;

/** Divides an amount in the proportion of others; the parts add up to it, to the minor unit. */
public final class Shares {
    private Shares() {}

    /** Rounded down; what is left of minor units goes to the largest remainders, at equal ones to the first. */
    public static List<Money> inProportion(Money amount, List<Money> weights) {
        long whole = weights.stream().mapToLong(Money::minor).reduce(0, Math::addExact);
        if (whole == 0) {
            if (!amount.isZero()) {
                throw new IllegalArgumentException("nobody has a share of " + amount);
            }
            return weights;
        }
        List<BigInteger> products = weights.stream()
                .map(weight -> BigInteger.valueOf(amount.minor()).multiply(BigInteger.valueOf(weight.minor())))
                .toList();
        List<Money> parts = new ArrayList<>(products.stream()
                .map(product ->
                        new Money(product.divide(BigInteger.valueOf(whole)).longValueExact(), amount.currency()))
                .toList());
        long left = amount.minor() - parts.stream().mapToLong(Money::minor).sum();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(
                                (Integer i) -> products.get(i).mod(BigInteger.valueOf(whole)),
                                Comparator.reverseOrder())
                        .thenComparing(i -> i))
                .limit(left)
                .forEach(i -> parts.set(i, parts.get(i).plus(new Money(1, amount.currency()))));
        return List.copyOf(parts);
    }
}
