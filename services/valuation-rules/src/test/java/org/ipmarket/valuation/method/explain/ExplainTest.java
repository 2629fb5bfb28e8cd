package org.ipmarket.valuation.method.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.ipmarket.messages.Money;
import org.ipmarket.valuation.method.exact.Amounts;
import org.ipmarket.valuation.method.explain.Contributions.Moved;
import org.ipmarket.valuation.method.explain.Contributions.Part;
import org.ipmarket.valuation.method.explain.Tornado.Bar;
import org.ipmarket.valuation.method.explain.Tornado.Reach;
import org.ipmarket.valuation.method.income.Convention;
import org.ipmarket.valuation.method.income.RevenueStream;
import org.ipmarket.valuation.method.income.RoyaltyRelief;
import org.junit.jupiter.api.Test;

class ExplainTest {
    private static final int DRAWS = 10_000;

    /** Revenue, royalty, growth, rate, life. */
    private static final ToDoubleFunction<double[]> RELIEF = drivers -> RoyaltyRelief.value(
                    new RevenueStream(drivers[0], drivers[2], drivers[4]),
                    new RoyaltyRelief.Terms(drivers[1], 0.25, drivers[3], Convention.MID_YEAR, 10))
            .value();

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(31);

    @Test
    void contributionsAddUpToTheEstimateForTenThousandInputs() {
        for (int draw = 0; draw < DRAWS; draw++) {
            List<Moved> drivers = anyDrivers();
            double base = RELIEF.applyAsDouble(
                    drivers.stream().mapToDouble(Moved::base).toArray());
            double actual = RELIEF.applyAsDouble(
                    drivers.stream().mapToDouble(Moved::actual).toArray());
            Contributions told = Contributions.shapley(drivers, RELIEF, "CNY");
            assertThat(told.value()).isEqualTo(Amounts.money(actual, "CNY"));
            assertThat(told.base()).isEqualTo(Amounts.money(base, "CNY"));
            assertThat(told.base().minor()
                            + told.parts().stream().mapToLong(Part::minor).sum())
                    .isEqualTo(told.value().minor());
        }
    }

    /** The definition itself: the mean over all 120 orders of what a driver adds to those before it. */
    @Test
    void aShareIsTheMeanOverAllOrders() {
        List<Moved> drivers = anyDrivers();
        double[] sums = new double[drivers.size()];
        List<List<Moved>> orders = orders(drivers);
        for (List<Moved> order : orders) {
            double[] at = drivers.stream().mapToDouble(Moved::base).toArray();
            double before = RELIEF.applyAsDouble(at);
            for (Moved driver : order) {
                int place = drivers.indexOf(driver);
                at[place] = driver.actual();
                double with = RELIEF.applyAsDouble(at);
                sums[place] += (with - before) / orders.size();
                before = with;
            }
        }
        Contributions told = Contributions.shapley(drivers, RELIEF, "CNY");
        for (int i = 0; i < sums.length; i++) {
            assertThat((double) told.parts().get(i).minor()).isCloseTo(sums[i], within(2.0));
        }
    }

    @Test
    void whatDoesNothingGetsNothingAndEqualsGetTheSame() {
        List<Moved> drivers = List.of(new Moved("a", 100, 300), new Moved("b", 100, 300), new Moved("idle", 1, 2));
        Contributions told = Contributions.shapley(drivers, at -> at[0] * at[1] / 100, "CNY");
        assertThat(told.base()).isEqualTo(Money.cny(100));
        assertThat(told.value()).isEqualTo(Money.cny(900));
        assertThat(told.parts()).containsExactly(new Part("a", 400), new Part("b", 400), new Part("idle", 0));
    }

    /** In money, to the cent: one time and two tenths of the value before rounding. */
    @Test
    void aLinearDriverMovedByAFifthMovesTheValueByAFifth() {
        for (int draw = 0; draw < 1_000; draw++) {
            double[] at = anyDrivers().stream().mapToDouble(Moved::actual).toArray();
            double value = RELIEF.applyAsDouble(at);
            Tornado tornado = Tornado.of(
                    List.of(
                            new Reach("revenue", 0.8 * at[0], at[0], 1.2 * at[0]),
                            new Reach("royalty", 0.8 * at[1], at[1], 1.2 * at[1]),
                            new Reach("growth", at[2], at[2], at[2]),
                            new Reach("rate", at[3], at[3], at[3]),
                            new Reach("life", at[4], at[4], at[4])),
                    RELIEF);
            assertThat(tornado.minor()).isEqualTo(Amounts.minor(value));
            assertThat(tornado.bars().subList(0, 2)).allSatisfy(bar -> {
                assertThat(bar.atLow()).isEqualTo(Amounts.minor(0.8 * value));
                assertThat(bar.atHigh()).isEqualTo(Amounts.minor(1.2 * value));
            });
        }
    }

    @Test
    void whatWouldBeBeyondCountingIsLeftOut() {
        Tornado tornado =
                Tornado.of(List.of(new Reach("small", 1, 2, 3), new Reach("huge", 1, 2, 1e30)), at -> at[0] * at[1]);
        assertThat(tornado.bars()).extracting(Bar::driver).containsExactly("small");
    }

    @Test
    void theWidestSwingStandsFirst() {
        Tornado tornado = Tornado.of(
                List.of(new Reach("small", 9, 10, 11), new Reach("large", 5, 10, 20), new Reach("down", 12, 10, 7)),
                at -> at[0] + at[1] - at[2]);
        assertThat(tornado.minor()).isEqualTo(10);
        assertThat(tornado.bars())
                .containsExactly(new Bar("large", 5, 20), new Bar("down", 8, 13), new Bar("small", 9, 11));
        assertThat(Tornado.of(List.of(new Reach("cost", 5, 10, 20)), at -> 3 - at[0])
                        .minor())
                .isEqualTo(-7);
    }

    /** Its ends could be counted, but not what each driver adds to some of the others. */
    @Test
    void driversThatTogetherComeToMoreThanUnitsAreToldApart() {
        List<Moved> drivers = List.of(new Moved("growth", 1, 1e10), new Moved("rate", 1, 1e-10));
        assertThatThrownBy(() -> Contributions.shapley(drivers, at -> 1e6 * at[0] * at[1], "CNY"))
                .isInstanceOf(Contributions.Uncountable.class)
                .hasMessageContaining("1.0E16");
        assertThat(Contributions.shapley(drivers, at -> 1e5 * at[0] * at[1], "CNY")
                        .value())
                .isEqualTo(Money.cny(100_000));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> Contributions.shapley(List.of(), at -> 0, "CNY"))
                .hasMessageContaining("1 to 18");
        assertThatThrownBy(() -> Contributions.shapley(Collections.nCopies(19, new Moved("a", 0, 1)), at -> 0, "CNY"))
                .hasMessageContaining("not 19");
        assertThatThrownBy(() -> new Contributions(Money.cny(1), Money.cny(5), List.of(new Part("a", 3))))
                .hasMessageContaining("add up to 4");
        assertThatThrownBy(() -> Contributions.shapley(List.of(new Moved("a", 0, -1)), at -> at[0], "CNY"))
                .hasMessageContaining("between 0 and");
    }

    private List<Moved> anyDrivers() {
        return List.of(
                new Moved("revenue", random.nextDouble(1e6, 1e11), random.nextDouble(1e6, 1e11)),
                new Moved("royalty", random.nextDouble(0.001, 0.2), random.nextDouble(0.001, 0.2)),
                new Moved("growth", random.nextDouble(-0.2, 0.2), random.nextDouble(-0.2, 0.2)),
                new Moved("rate", random.nextDouble(0.05, 0.4), random.nextDouble(0.05, 0.4)),
                new Moved("life", random.nextDouble(0, 20), random.nextDouble(0, 20)));
    }

    private static List<List<Moved>> orders(List<Moved> drivers) {
        if (drivers.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Moved>> orders = new ArrayList<>();
        for (Moved first : drivers) {
            List<Moved> rest = drivers.stream().filter(each -> each != first).toList();
            for (List<Moved> order : orders(rest)) {
                List<Moved> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            }
        }
        return orders;
    }
}
