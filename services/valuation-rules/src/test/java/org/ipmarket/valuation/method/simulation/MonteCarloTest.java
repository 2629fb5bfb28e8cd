package org.ipmarket.valuation.method.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import org.ipmarket.valuation.method.income.Convention;
import org.ipmarket.valuation.method.income.RevenueStream;
import org.ipmarket.valuation.method.income.RoyaltyRelief;
import org.ipmarket.valuation.method.simulation.MonteCarlo.Outcome;
import org.ipmarket.valuation.method.simulation.MonteCarlo.Plan;
import org.ipmarket.valuation.method.simulation.MonteCarlo.Sampling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MonteCarloTest {
    private static final Driver REVENUE = new Driver.Lognormal(10_000_000, 0.4);
    private static final Driver ROYALTY = new Driver.Lognormal(0.05, 0.3);
    private static final Driver GROWTH = new Driver.Bounded(0.03, 0.02, -0.5, 0.5);
    private static final Driver RATE = new Driver.Uniform(0.12, 0.18);
    private static final Driver LIFE = new Driver.Triangular(4.5, 9, 12);
    private static final List<Driver> FIVE = List.of(REVENUE, ROYALTY, GROWTH, RATE, LIFE);
    private static final Correlation TOGETHER = Correlation.of(new double[][] {
        {1, 0.3, 0.5, 0, 0.1},
        {0.3, 1, 0, 0.2, 0},
        {0.5, 0, 1, 0, -0.4},
        {0, 0.2, 0, 1, 0},
        {0.1, 0, -0.4, 0, 1}
    });
    private static final Correlation TOGETHER_OF_ONE = Correlation.of(new double[][] {{1}});
    private static final double PINNED_APART = 2103139.732367428;
    private static final double PINNED_TOGETHER = 2581757.9468962685;
    private static final PathModel FIRST =
            (drivers, count, values) -> System.arraycopy(drivers[0], 0, values, 0, count);

    @ParameterizedTest
    @EnumSource(Sampling.class)
    void oneThreadOrSeveralComeToTheSameBytes(Sampling sampling) {
        for (Correlation correlation : List.of(Correlation.none(), TOGETHER)) {
            Plan plan = new Plan(FIVE, correlation, sampling, 42, 50_001);
            PathModel model = new RoyaltyPaths(0.25, Convention.MID_YEAR, 10);
            Outcome one = MonteCarlo.simulate(plan, model, 1);
            for (int threads = 2; threads <= 4; threads++) {
                Outcome several = MonteCarlo.simulate(plan, model, threads);
                assertThat(several.values()).isEqualTo(one.values());
                assertThat(several.mean()).isEqualTo(one.mean());
                assertThat(several.deviation()).isEqualTo(one.deviation());
            }
            Plan other = new Plan(FIVE, correlation, sampling, 43, 50_001);
            assertThat(MonteCarlo.simulate(other, model, 2).values()).isNotEqualTo(one.values());
        }
    }

    @ParameterizedTest
    @EnumSource(Sampling.class)
    void countedPathsAreTheKeptOnes(Sampling sampling) {
        double[] probabilities = {0, 0.01, 0.05, 0.1, 0.5, 0.9, 0.95, 0.99, 1};
        Plan plan = new Plan(FIVE, TOGETHER, sampling, 8, 200_001);
        PathModel model = new RoyaltyPaths(0.25, Convention.MID_YEAR, 10);
        Outcome kept = MonteCarlo.simulate(plan, model, 2);
        MonteCarlo.Summary counted = MonteCarlo.summarise(plan, model, 2, probabilities);
        MonteCarlo.Summary alone = MonteCarlo.summarise(plan, model, 1, probabilities);
        assertThat(counted.mean()).isEqualTo(kept.mean()).isEqualTo(alone.mean());
        assertThat(counted.deviation()).isEqualTo(kept.deviation()).isEqualTo(alone.deviation());
        assertThat(counted.quantiles()).isEqualTo(alone.quantiles());
        double[] exact = Percentiles.of(kept.values(), 2, probabilities);
        for (int i = 0; i < exact.length; i++) {
            boolean inside = probabilities[i] > 0 && probabilities[i] < 1;
            assertThat(counted.quantiles()[i]).isCloseTo(exact[i], withinPercentage(inside ? 0.02 : 0.1));
        }
    }

    @Test
    void countedValuesMayBeNegative() {
        Plan plan = new Plan(List.of(new Driver.Uniform(-2, 1)), Correlation.none(), Sampling.SOBOL, 3, 1 << 16);
        MonteCarlo.Summary counted = MonteCarlo.summarise(plan, FIRST, 2, 0.1, 0.5, 2.0 / 3, 0.9);
        assertThat(counted.quantiles()[0]).isCloseTo(-1.7, within(1e-3));
        assertThat(counted.quantiles()[1]).isCloseTo(-0.5, within(1e-3));
        assertThat(counted.quantiles()[2]).isCloseTo(0, within(1e-3));
        assertThat(counted.quantiles()[3]).isCloseTo(0.7, within(1e-3));
        PathModel undefined = (drivers, count, values) -> Arrays.fill(values, 0, count, Double.NaN);
        assertThatThrownBy(() -> MonteCarlo.summarise(plan, undefined, 2, 0.5)).hasMessageContaining("no value");
        assertThatThrownBy(() -> MonteCarlo.summarise(plan, FIRST, 2, 1.5)).hasMessageContaining("between 0 and 1");
    }

    /** Pinned, so that a change of stream, arithmetic or order on any machine is noticed. */
    @Test
    void theSumsAreTheseToTheBit() {
        PathModel model = new RoyaltyPaths(0.25, Convention.END_YEAR, 0, 10);
        Outcome apart = MonteCarlo.simulate(
                new Plan(FIVE.subList(0, 4), Correlation.none(), Sampling.PSEUDO_RANDOM, 42, 10_000), model, 2);
        assertThat(apart.mean()).isEqualTo(PINNED_APART);
        Outcome together = MonteCarlo.simulate(
                new Plan(FIVE, TOGETHER, Sampling.SOBOL, 42, 10_000),
                new RoyaltyPaths(0.25, Convention.MID_YEAR, 5),
                2);
        assertThat(together.mean()).isEqualTo(PINNED_TOGETHER);
    }

    @Test
    void aLognormalDriverHasItsMeanAndItsQuantiles() {
        double present = 159_167.91770518792;
        Plan plan = new Plan(
                List.of(new Driver.Lognormal(present, 0.3)), Correlation.none(), Sampling.PSEUDO_RANDOM, 1, 1_000_000);
        Outcome outcome = MonteCarlo.simulate(plan, FIRST, 2);
        assertThat(outcome.mean()).isCloseTo(present, within(4 * outcome.standardError()));
        assertThat(outcome.deviation()).isCloseTo(present * Math.sqrt(Math.expm1(0.09)), withinPercentage(0.5));
        double[] quantiles = Percentiles.of(outcome.values(), 2, 0.05, 0.25, 0.5, 0.75, 0.95);
        double[] expected = {
            92_898.1417625929, 124_289.41103252671, 152_164.12851477775, 186_290.38318157595, 249_239.8832458146
        };
        for (int i = 0; i < expected.length; i++) {
            assertThat(quantiles[i]).isCloseTo(expected[i], withinPercentage(0.2));
        }
    }

    /** Each driver alone, apart and behind a copula, against its own quantile function. */
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void everyDriverKeepsItsDistribution(boolean correlated) {
        for (int driver = 0; driver < FIVE.size(); driver++) {
            int row = driver;
            PathModel model = (drivers, count, values) -> System.arraycopy(drivers[row], 0, values, 0, count);
            Plan plan = new Plan(FIVE, correlated ? TOGETHER : Correlation.none(), Sampling.SOBOL, 6, 1 << 16);
            double[] values = MonteCarlo.simulate(plan, model, 2).values();
            for (double p : new double[] {0.01, 0.1, 0.3, 0.5, 0.8, 0.99}) {
                double expected = FIVE.get(driver).at(p);
                assertThat(Percentiles.of(values, 1, p)[0])
                        .as("%s at %s", FIVE.get(driver), p)
                        .isCloseTo(expected, withinPercentage(1));
            }
        }
    }

    @Test
    void driversGoTogetherAsAsked() {
        double correlation = 0.6;
        List<Driver> normal = List.of(new Driver.Bounded(0, 1, -9, 9), new Driver.Bounded(0, 1, -9, 9));
        PathModel product = (drivers, count, values) -> {
            for (int i = 0; i < count; i++) {
                values[i] = drivers[0][i] * drivers[1][i];
            }
        };
        Correlation matrix = Correlation.of(new double[][] {{1, correlation}, {correlation, 1}});
        Outcome together =
                MonteCarlo.simulate(new Plan(normal, matrix, Sampling.PSEUDO_RANDOM, 2, 500_000), product, 2);
        assertThat(together.mean()).isCloseTo(correlation, within(4 * together.standardError()));
        Outcome apart = MonteCarlo.simulate(
                new Plan(normal, Correlation.none(), Sampling.PSEUDO_RANDOM, 2, 500_000), product, 2);
        assertThat(apart.mean()).isCloseTo(0, within(4 * apart.standardError()));
        // uniform drivers: the covariance of Φ(X) and Φ(Y) is asin(ρ/2) / 2π
        List<Driver> uniform = List.of(new Driver.Uniform(-0.5, 0.5), new Driver.Uniform(-0.5, 0.5));
        Outcome ranks = MonteCarlo.simulate(new Plan(uniform, matrix, Sampling.PSEUDO_RANDOM, 2, 500_000), product, 2);
        assertThat(ranks.mean())
                .isCloseTo(Math.asin(correlation / 2) / (2 * Math.PI), within(4 * ranks.standardError()));
    }

    /** With as many paths Sobol's points come nearer to the known mean than chance does, by far. */
    @Test
    void evenPointsErrLess() {
        PathModel model = new RoyaltyPaths(0.25, Convention.END_YEAR, 0, 10);
        double mean = MonteCarlo.simulate(
                        new Plan(FIVE.subList(0, 4), Correlation.none(), Sampling.SOBOL, 0, 1 << 20), model, 2)
                .mean();
        double chance = 0;
        double even = 0;
        for (int seed = 1; seed <= 20; seed++) {
            chance += Math.abs(meanOf(Sampling.PSEUDO_RANDOM, seed, model) - mean);
            even += Math.abs(meanOf(Sampling.SOBOL, seed, model) - mean);
        }
        assertThat(even).isLessThan(chance / 10);
    }

    private static double meanOf(Sampling sampling, long seed, PathModel model) {
        return MonteCarlo.simulate(new Plan(FIVE.subList(0, 4), Correlation.none(), sampling, seed, 1 << 12), model, 1)
                .mean();
    }

    @ParameterizedTest
    @CsvSource({"END_YEAR, 0, 10", "MID_YEAR, 0, 1", "END_YEAR, 10, 7", "MID_YEAR, 5, 20", "MID_YEAR, 10, 0"})
    void aPathIsReliefFromRoyalty(Convention convention, int amortisation, int life) {
        double[][] drivers = new double[4][1_000];
        PathModel draw = (drawn, count, values) -> {
            for (int row = 0; row < 4; row++) {
                System.arraycopy(drawn[row], 0, drivers[row], 0, count);
            }
        };
        MonteCarlo.simulate(new Plan(FIVE.subList(0, 4), Correlation.none(), Sampling.PSEUDO_RANDOM, 9, 500), draw, 1);
        double[] values = new double[500];
        double[][] used = Arrays.stream(drivers).map(double[]::clone).toArray(double[][]::new);
        new RoyaltyPaths(0.25, convention, amortisation, life).value(used, 500, values);
        for (int i = 0; i < 500; i++) {
            double expected = RoyaltyRelief.value(
                            new RevenueStream(drivers[0][i], drivers[2][i], life),
                            new RoyaltyRelief.Terms(drivers[1][i], 0.25, drivers[3][i], convention, amortisation))
                    .value();
            assertThat(values[i]).isCloseTo(expected, within(1e-12 * (1 + expected)));
        }
    }

    @Test
    void aLinearDriverMovedByAFifthMovesEveryPathByAFifth() {
        PathModel model = new RoyaltyPaths(0.25, Convention.MID_YEAR, 10, 10);
        List<Driver> moved = List.of(new Driver.Lognormal(12_000_000, 0.4), ROYALTY, GROWTH, RATE);
        double[] base = MonteCarlo.simulate(
                        new Plan(FIVE.subList(0, 4), Correlation.none(), Sampling.PSEUDO_RANDOM, 4, 20_000), model, 2)
                .values();
        double[] more = MonteCarlo.simulate(
                        new Plan(moved, Correlation.none(), Sampling.PSEUDO_RANDOM, 4, 20_000), model, 2)
                .values();
        for (int i = 0; i < base.length; i++) {
            assertThat(more[i]).isCloseTo(1.2 * base[i], within(2e-15 * more[i]));
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> Correlation.of(new double[][] {{1, 1}, {1, 1}}))
                .hasMessageContaining("row 2 contradicts");
        assertThatThrownBy(() -> Correlation.of(new double[][] {{1, 0.9, -0.9}, {0.9, 1, 0.9}, {-0.9, 0.9, 1}}))
                .hasMessageContaining("row 3 contradicts");
        assertThatThrownBy(() -> Correlation.of(new double[][] {{1, 0.2}, {0.3, 1}}))
                .hasMessageContaining("symmetric");
        assertThatThrownBy(() -> Correlation.of(new double[][] {{2}})).hasMessageContaining("1 on its diagonal");
        List<Driver> one = List.of(RATE);
        assertThatThrownBy(() -> new Plan(one, TOGETHER, Sampling.SOBOL, 1, 1)).hasMessageContaining("does not fit");
        assertThatThrownBy(() -> new Plan(List.of(), Correlation.none(), Sampling.SOBOL, 1, 1))
                .hasMessageContaining("1 to 10 drivers");
        assertThatThrownBy(() -> new Plan(one, Correlation.none(), Sampling.SOBOL, 1, 0))
                .hasMessageContaining("1 to 10000000 paths");
        Plan plan = new Plan(one, Correlation.none(), Sampling.SOBOL, 1, 100_000);
        assertThatThrownBy(() -> MonteCarlo.simulate(plan, FIRST, 0)).hasMessageContaining("1 to 64 threads");
        assertThatThrownBy(() -> new Driver.Lognormal(1, -1)).hasMessageContaining("sigma");
        assertThatThrownBy(() -> new Driver.Lognormal(Double.NaN, 1)).hasMessageContaining("mean");
        assertThatThrownBy(() -> new Driver.Bounded(5, 1, 0, 4)).hasMessageContaining("lies between");
        assertThatThrownBy(() -> new Driver.Uniform(2, 1)).hasMessageContaining("nothing");
        assertThatThrownBy(() -> new Driver.Triangular(1, 3, 2)).hasMessageContaining("lies between");
    }

    /** Of whichever thread. */
    @Test
    void whatAModelThrowsIsTold() {
        Plan plan = new Plan(List.of(RATE), Correlation.none(), Sampling.SOBOL, 1, 200_000);
        PathModel broken = (drivers, count, values) -> {
            throw new IllegalStateException("broken");
        };
        assertThatThrownBy(() -> MonteCarlo.simulate(plan, broken, 3)).hasMessage("broken");
    }

    @Test
    void whatIsCertainIsOneValue() {
        Plan plan = new Plan(List.of(new Driver.Certain(3)), TOGETHER_OF_ONE, Sampling.SOBOL, 1, 10_000);
        Outcome outcome = MonteCarlo.simulate(plan, FIRST, 2);
        assertThat(Arrays.stream(outcome.values()).distinct()).containsExactly(3.0);
        assertThat(outcome.deviation()).isZero();
        assertThat(Percentiles.of(outcome.values(), 2, 0, 0.5, 1)).containsOnly(3);
        assertThat(new Driver.Triangular(2, 2, 2).at(0.7)).isEqualTo(2);
    }
}
