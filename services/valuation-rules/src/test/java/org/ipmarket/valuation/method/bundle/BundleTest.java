package org.ipmarket.valuation.method.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.ipmarket.messages.Money;
import org.ipmarket.valuation.method.bundle.BundleValue.Range;
import org.ipmarket.valuation.method.simulation.Correlation;
import org.ipmarket.valuation.method.simulation.Driver;
import org.ipmarket.valuation.method.simulation.MonteCarlo;
import org.junit.jupiter.api.Test;

class BundleTest {
    private static final Range ONE = range(4_000_000, 10_000_000, 25_000_000);
    private static final Range NOTHING = range(0, 0, 0);

    @Test
    void aBundleOfOneIsTheOne() {
        BundleValue bundle = BundleValue.of(List.of(ONE), 0);
        assertThat(bundle.p50()).isEqualTo(ONE.p50());
        assertThat((double) bundle.p10().minor()).isCloseTo(ONE.p10().minor(), within(2.0));
        assertThat((double) bundle.p90().minor()).isCloseTo(ONE.p90().minor(), within(2.0));
        assertThat(BundleValue.of(List.of(ONE, NOTHING), 0)).isEqualTo(bundle);
        assertThat(BundleValue.of(List.of(NOTHING), 0).p90().isZero()).isTrue();
    }

    @Test
    void whatGoesTogetherDoesNotDiversify() {
        BundleValue together = BundleValue.of(Collections.nCopies(4, ONE), 1);
        assertThat(together.p10().minor()).isCloseTo(together.p10Apart().minor(), within(8L));
        assertThat(together.p90().minor()).isCloseTo(together.p90Apart().minor(), within(8L));
    }

    @Test
    void expectedValuesAddUpAndRangesNarrow() {
        List<Range> apart = Collections.nCopies(3, ONE);
        BundleValue free = BundleValue.of(apart, 0);
        BundleValue related = BundleValue.of(apart, 0.5);
        double alone = BundleValue.of(List.of(ONE), 0).expected().minor();
        assertThat((double) free.expected().minor()).isCloseTo(3 * alone, withinPercentage(0.001));
        assertThat(related.expected()).isEqualTo(free.expected());
        assertThat(free.p10()).isGreaterThan(related.p10());
        assertThat(related.p10()).isGreaterThan(related.p10Apart());
        assertThat(free.p90()).isLessThan(related.p90());
        assertThat(related.p90()).isLessThan(related.p90Apart());
    }

    /** Against simulated sums of five: the approximation is within some percent. */
    @Test
    void theRangeIsThatOfSimulatedSums() {
        double sigma = Math.log(25.0 / 4) / (2 * 1.2815515655446004);
        double mean = ONE.p50().minor() * Math.exp(sigma * sigma / 2);
        double[][] matrix = new double[5][5];
        for (int i = 0; i < 5; i++) {
            for (int k = 0; k < 5; k++) {
                matrix[i][k] = i == k ? 1 : 0.3;
            }
        }
        MonteCarlo.Summary simulated = MonteCarlo.summarise(
                new MonteCarlo.Plan(
                        Collections.nCopies(5, new Driver.Lognormal(mean, sigma)),
                        Correlation.of(matrix),
                        MonteCarlo.Sampling.SOBOL,
                        1,
                        1 << 17),
                (drivers, count, values) -> {
                    for (int i = 0; i < count; i++) {
                        values[i] = drivers[0][i] + drivers[1][i] + drivers[2][i] + drivers[3][i] + drivers[4][i];
                    }
                },
                2,
                0.1,
                0.5,
                0.9);
        BundleValue bundle = BundleValue.of(Collections.nCopies(5, ONE), 0.3);
        assertThat((double) bundle.expected().minor()).isCloseTo(simulated.mean(), withinPercentage(0.5));
        assertThat((double) bundle.p10().minor()).isCloseTo(simulated.quantiles()[0], withinPercentage(4));
        assertThat((double) bundle.p50().minor()).isCloseTo(simulated.quantiles()[1], withinPercentage(4));
        assertThat((double) bundle.p90().minor()).isCloseTo(simulated.quantiles()[2], withinPercentage(4));
    }

    @Test
    void aPriceIsApportionedToTheLastUnit() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(37);
        for (int draw = 0; draw < 2_000; draw++) {
            Money price = Money.cny(random.nextLong(Money.MAX_MINOR));
            double[] scores = random.doubles(1 + random.nextInt(30)).toArray();
            assertThat(sum(HammerPrice.byOrder(price, scores, random.nextDouble(3))))
                    .isEqualTo(price);
            List<Money> expected = random.longs(1 + random.nextInt(30), 1, 1_000_000_000)
                    .mapToObj(Money::cny)
                    .toList();
            assertThat(sum(HammerPrice.byValue(price, expected))).isEqualTo(price);
        }
    }

    @Test
    void theBestGetMost() {
        List<Money> parts = HammerPrice.byOrder(Money.cny(1_000_000), new double[] {3, 9, 5, 5, 1}, 1.5);
        assertThat(parts.get(1)).isGreaterThan(parts.get(2).plus(parts.get(0)).plus(parts.get(4)));
        assertThat(parts.get(2)).isEqualTo(parts.get(3));
        assertThat(parts.get(2)).isGreaterThan(parts.get(0));
        assertThat(parts.get(0)).isGreaterThan(parts.get(4));
        assertThat(HammerPrice.byOrder(Money.cny(9), new double[] {3, 1, 2}, 0)).containsOnly(Money.cny(3));
        assertThat(HammerPrice.byValue(Money.cny(100), List.of(Money.cny(0), Money.cny(1), Money.cny(3))))
                .containsExactly(Money.cny(0), Money.cny(25), Money.cny(75));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> BundleValue.of(List.of(), 0)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> BundleValue.of(List.of(ONE), -0.1)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> range(0, 1, 2)).hasMessageContaining("rises from above 0");
        assertThatThrownBy(() -> range(3, 2, 4)).hasMessageContaining("rises");
        assertThatThrownBy(() -> HammerPrice.byOrder(Money.cny(1), new double[] {1}, -1))
                .hasMessageContaining("sigma");
        assertThatThrownBy(() -> HammerPrice.byOrder(Money.cny(1), new double[] {Double.NaN}, 1))
                .hasMessageContaining("a score is a number");
    }

    private static Money sum(List<Money> parts) {
        return parts.stream().reduce(Money.zero("CNY"), Money::plus);
    }

    private static Range range(long p10, long p50, long p90) {
        return new Range(Money.cny(p10), Money.cny(p50), Money.cny(p90));
    }
}
