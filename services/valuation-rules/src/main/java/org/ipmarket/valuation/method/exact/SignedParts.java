package org.ipmarket.valuation.method.exact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Rounds amounts, some of them perhaps negative, so that they add up to a whole (largest remainder; ties to the first). */
public final class SignedParts {
    /** Beyond this a double no longer counts single units. */
    private static final double MOST = 0x1.0p53;

    private SignedParts() {}

    /**
     * @param parts in minor units; their sum differs from the whole by rounding alone
     * @return each within one unit of its part
     * @throws IllegalArgumentException where the parts are not those of the whole
     */
    public static long[] of(long whole, double[] parts) {
        long[] rounded = new long[parts.length];
        BigDecimal[] remainders = new BigDecimal[parts.length];
        long left = whole;
        for (int i = 0; i < parts.length; i++) {
            if (!(Math.abs(parts[i]) <= MOST)) {
                throw new IllegalArgumentException("a part is beyond what can be counted by units: " + parts[i]);
            }
            BigDecimal exact = new BigDecimal(parts[i]);
            rounded[i] = exact.setScale(0, RoundingMode.FLOOR).longValueExact();
            remainders[i] = exact.subtract(BigDecimal.valueOf(rounded[i]));
            left -= rounded[i];
        }
        if (left < 0 || left > parts.length) {
            throw new IllegalArgumentException(
                    "parts that add up to about " + (whole - left) + " are not those of " + whole);
        }
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.<Integer, BigDecimal>comparing(i -> remainders[i])
                        .reversed())
                .limit(left)
                .forEach(i -> rounded[i]++);
        return rounded;
    }
}
