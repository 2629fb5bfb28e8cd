package org.ipmarket.valuation.method.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.ipmarket.messages.Money;
import org.ipmarket.valuation.method.exact.Amounts;

/**
 * What each driver alone would move: the value with it low and with it high and all others where they are, the widest swing
 * first (Howard 1988, Decision analysis: practice and promise). A driver that would move it beyond what the market can count is left out.
 *
 * @param minor the value with every driver where it is, in minor units; negative where the right costs more than it brings
 */
public record Tornado(long minor, List<Bar> bars) {
    public Tornado {
        bars = List.copyOf(bars);
    }

    /**
     * @param low and {@code high}: how far the driver may reasonably lie to either side
     */
    public record Reach(String driver, double low, double actual, double high) {}

    /** In minor units, rounded half up. */
    public record Bar(String driver, long atLow, long atHigh) {
        public long swing() {
            return Math.abs(atHigh - atLow);
        }
    }

    /** @param value of the drivers in their order, in minor units */
    public static Tornado of(List<Reach> drivers, ToDoubleFunction<double[]> value) {
        double[] actual = drivers.stream().mapToDouble(Reach::actual).toArray();
        return new Tornado(
                Amounts.minor(value.applyAsDouble(actual.clone())),
                IntStream.range(0, actual.length)
                        .mapToObj(i -> bar(
                                drivers.get(i).driver(),
                                value.applyAsDouble(
                                        with(actual, i, drivers.get(i).low())),
                                value.applyAsDouble(
                                        with(actual, i, drivers.get(i).high()))))
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparingLong(Bar::swing).reversed())
                        .toList());
    }

    private static Optional<Bar> bar(String driver, double low, double high) {
        return Math.max(Math.abs(low), Math.abs(high)) <= Money.MAX_MINOR
                ? Optional.of(new Bar(driver, Amounts.minor(low), Amounts.minor(high)))
                : Optional.empty();
    }

    private static double[] with(double[] actual, int driver, double moved) {
        double[] all = actual.clone();
        all[driver] = moved;
        return all;
    }
}
