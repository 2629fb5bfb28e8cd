package org.ipmarket.valuation.method.bundle;

import java.util.List;
import java.util.stream.IntStream;
import org.ipmarket.messages.Money;
import org.ipmarket.valuation.method.exact.Apportionment;
import org.ipmarket.valuation.method.normal.Normal;

/**
 * A bundle's price as prices of its rights, which add up to it exactly (largest remainder; ties to the first). Values of
 * patents are skewed, a few being worth most of the whole, and so are the parts.
 */
public final class HammerPrice {
    private static final double MIDDLE = 0.5;

    private HammerPrice() {}

    /** In proportion to what each was expected to be worth alone; 0 for what is worth nothing. */
    public static List<Money> byValue(Money price, List<Money> expected) {
        return Apportionment.split(
                price, expected.stream().mapToDouble(Money::minor).toArray());
    }

    /**
     * Where there is only an order: the i-th best of n is given the value that a lognormal distribution exceeds with the
     * probability (i - ½)/n; equal scores share theirs (Harhoff, Scherer and Vopel 2003, Exploring the tail of patented
     * invention value distributions: of those tried, the lognormal fits best).
     *
     * @param scores one for each right; only their order counts
     * @param sigma standard deviation of the logarithm of values, not negative; at 0 all get the same
     */
    public static List<Money> byOrder(Money price, double[] scores, double sigma) {
        if (!(sigma >= 0)) {
            throw new IllegalArgumentException("sigma must not be negative: " + sigma);
        }
        return Apportionment.split(
                price,
                IntStream.range(0, scores.length)
                        .mapToDouble(i -> weight(scores, i, sigma))
                        .toArray());
    }

    private static double weight(double[] scores, int own, double sigma) {
        int better = 0;
        int equal = 0;
        for (double score : scores) {
            better += score > scores[own] ? 1 : 0;
            equal += score == scores[own] ? 1 : 0;
        }
        if (equal == 0) {
            throw new IllegalArgumentException("a score is a number, not " + scores[own]);
        }
        double sum = 0;
        for (int place = better; place < better + equal; place++) {
            sum += StrictMath.exp(sigma * Normal.quantile(1 - (place + MIDDLE) / scores.length));
        }
        return sum / equal;
    }
}
