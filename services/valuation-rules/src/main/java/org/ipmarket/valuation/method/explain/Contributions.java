package org.ipmarket.valuation.method.explain;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.ipmarket.messages.Money;
import org.ipmarket.valuation.method.exact.Amounts;
import org.ipmarket.valuation.method.exact.SignedParts;

/**
 * How a value comes about from a base, driver by driver: base and parts add up to the value exactly.
 *
 * @param base the value with every driver at its base
 * @param value with every driver where it is
 * @param parts one for each driver, in the order given
 */
public record Contributions(Money base, Money value, List<Part> parts) {
    /** The work doubles with each driver: these take 262,144 values. */
    public static final int MOST_DRIVERS = 18;

    /** Below this what one driver adds to others is told by single units, however the sum is taken. */
    private static final double MOST_VALUE = 0x1.0p50;

    public Contributions {
        parts = List.copyOf(parts);
        long sum = base.minor() + parts.stream().mapToLong(Part::minor).sum();
        if (sum != value.minor()) {
            throw new IllegalArgumentException("the contributions add up to " + sum + ", not to " + value);
        }
    }

    /** @param minor what the driver adds, in minor units; negative where it takes away */
    public record Part(String driver, long minor) {}

    /**
     * A driver.
     *
     * @param base where it would be if nothing were known of this right, such as the typical one of its kind
     * @param actual where it is
     */
    public record Moved(String driver, double base, double actual) {}

    /** Some drivers together come to a value of which single units cannot be told. */
    public static final class Uncountable extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Uncountable(double value) {
            super("drivers together come to " + value + ", of which single units cannot be told");
        }
    }

    /**
     * Each driver's part is what it adds on average over all orders in which the drivers could be moved (Shapley 1953, A value
     * for n-person games): no order is preferred, drivers that do the same get the same, and one that does nothing gets 0.
     *
     * @param value of the drivers in their order, in minor units
     * @throws Uncountable where it is beyond 2^50 for some of them moved and the others not
     */
    public static Contributions shapley(List<Moved> drivers, ToDoubleFunction<double[]> value, String currency) {
        int count = bounded(drivers);
        double[] values = new double[1 << count];
        for (int moved = 0; moved < values.length; moved++) {
            values[moved] = countable(value.applyAsDouble(at(drivers, moved)));
        }
        double[] weights = weights(count);
        double[] parts = new double[count];
        for (int driver = 0; driver < count; driver++) {
            int own = 1 << driver;
            for (int others = 0; others < values.length; others++) {
                if ((others & own) == 0) {
                    parts[driver] += weights[Integer.bitCount(others)] * (values[others | own] - values[others]);
                }
            }
        }
        return exactly(drivers, values[0], parts, values[values.length - 1], currency);
    }

    private static double countable(double value) {
        if (!(Math.abs(value) <= MOST_VALUE)) {
            throw new Uncountable(value);
        }
        return value;
    }

    private static int bounded(List<Moved> drivers) {
        if (drivers.isEmpty() || drivers.size() > MOST_DRIVERS) {
            throw new IllegalArgumentException("1 to " + MOST_DRIVERS + " drivers, not " + drivers.size());
        }
        return drivers.size();
    }

    private static double[] at(List<Moved> drivers, int moved) {
        return IntStream.range(0, drivers.size())
                .mapToDouble(i -> (moved >> i & 1) == 1
                        ? drivers.get(i).actual()
                        : drivers.get(i).base())
                .toArray();
    }

    /** s! (n - s - 1)! / n! for so many others moved before. */
    private static double[] weights(int count) {
        double[] weights = new double[count];
        weights[0] = 1.0 / count;
        for (int others = 1; others < count; others++) {
            weights[others] = weights[others - 1] * others / (count - others);
        }
        return weights;
    }

    private static Contributions exactly(
            List<Moved> drivers, double base, double[] parts, double value, String currency) {
        Money from = Amounts.money(base, currency);
        Money to = Amounts.money(value, currency);
        // what rounding the two ends shifts is spread evenly, so that the parts are of the rounded difference
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        double shift = (to.minor() - from.minor() - sum) / parts.length;
        double[] shifted = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            shifted[i] = parts[i] + shift;
        }
        long[] exact = SignedParts.of(to.minor() - from.minor(), shifted);
        return new Contributions(
                from,
                to,
                IntStream.range(0, exact.length)
                        .mapToObj(i -> new Part(drivers.get(i).driver(), exact[i]))
                        .toList());
    }
}
