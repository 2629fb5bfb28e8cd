package org.ipmarket.valuation.method.exact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ipmarket.messages.Money;

/** Splits an amount by weights so that the parts add up to it exactly (largest remainder; ties to the first). */
public final class Apportionment {
    private static final int REMAINDER_DIGITS = 20;

    private Apportionment() {}

    /** @param weights none negative; all 0 only for an amount of 0 */
    public static List<Money> split(Money total, double[] weights) {
        BigDecimal sum = BigDecimal.ZERO;
        for (double weight : weights) {
            if (!(weight >= 0)) {
                throw new IllegalArgumentException("a weight must not be negative: " + weight);
            }
            sum = sum.add(new BigDecimal(weight));
        }
        if (sum.signum() == 0 && !total.isZero()) {
            throw new IllegalArgumentException("nothing to split " + total + " by");
        }
        long[] parts = new long[weights.length];
        List<BigDecimal> remainders = new ArrayList<>(weights.length);
        long left = total.minor();
        for (int i = 0; i < weights.length; i++) {
            BigDecimal exact = sum.signum() == 0
                    ? BigDecimal.ZERO
                    : new BigDecimal(weights[i])
                            .multiply(BigDecimal.valueOf(total.minor()))
                            .divide(sum, REMAINDER_DIGITS, RoundingMode.DOWN);
            parts[i] = exact.longValue();
            remainders.add(exact.remainder(BigDecimal.ONE));
            left -= parts[i];
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.<Integer, BigDecimal>comparing(remainders::get)
                        .reversed())
                .limit(left)
                .forEach(i -> parts[i]++);
        return IntStream.range(0, weights.length)
                .mapToObj(i -> new Money(parts[i], total.currency()))
                .toList();
    }
}
