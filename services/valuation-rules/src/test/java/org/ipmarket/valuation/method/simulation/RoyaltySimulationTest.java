package org.ipmarket.valuation.method.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.stream.DoubleStream;
import org.ipmarket.valuation.method.income.Convention;
import org.ipmarket.valuation.method.income.RevenueStream;
import org.ipmarket.valuation.method.income.RoyaltyRelief;
import org.ipmarket.valuation.method.simulation.RoyaltySimulation.Spread;
import org.junit.jupiter.api.Test;

class RoyaltySimulationTest {
    private static final RevenueStream REVENUE = new RevenueStream(800_000_000, 0.03, 9.5);
    private static final RoyaltyRelief.Terms TERMS =
            new RoyaltyRelief.Terms(0.045, 0.25, 0.18, Convention.MID_YEAR, 10);
    private static final Spread SPREAD = new Spread(0.6, 0.45, 0.03, 0.03, 0.4, 0.2);
    private static final int PATHS = 20_000;
    private static final double[] PINNED = {3.3515444562629607E7, 2.896562641661001E8, 1.3071767730784735E8};

    @Test
    void theSameSeedRepeatsEveryPath() {
        assertThat(RoyaltySimulation.paths(REVENUE, TERMS, 12, SPREAD, 42, PATHS))
                .isEqualTo(RoyaltySimulation.paths(REVENUE, TERMS, 12, SPREAD, 42, PATHS))
                .isNotEqualTo(RoyaltySimulation.paths(REVENUE, TERMS, 12, SPREAD, 43, PATHS));
    }

    /** Pinned, so that a change of generator, arithmetic or order of draws on any machine is noticed. */
    @Test
    void theFirstPathsAreTheseToTheBit() {
        assertThat(RoyaltySimulation.paths(REVENUE, TERMS, 12, SPREAD, 42, 3)).containsExactly(PINNED);
    }

    @Test
    void withoutSpreadEveryPathIsTheCentralValue() {
        double central = RoyaltyRelief.value(REVENUE, TERMS).value();
        assertThat(RoyaltySimulation.paths(REVENUE, TERMS, 12, Spread.NONE, 1, 10))
                .containsOnly(central);
    }

    @Test
    void aLinearDriverScalesEveryPath() {
        RevenueStream twice = new RevenueStream(2 * REVENUE.first(), REVENUE.growth(), REVENUE.life());
        double[] single = RoyaltySimulation.paths(REVENUE, TERMS, 12, SPREAD, 7, 1_000);
        double[] doubled = RoyaltySimulation.paths(twice, TERMS, 12, SPREAD, 7, 1_000);
        assertThat(doubled)
                .isEqualTo(DoubleStream.of(single).map(value -> 2 * value).toArray());
    }

    @Test
    void lognormalDriversHaveTheirCentralValueAsMean() {
        Spread lognormal = new Spread(0.3, 0, 0, 0, 0, 0);
        double[] paths = RoyaltySimulation.paths(REVENUE, TERMS, 12, lognormal, 3, 200_000);
        double central = RoyaltyRelief.value(REVENUE, TERMS).value();
        assertThat(DoubleStream.of(paths).average().orElseThrow()).isCloseTo(central, withinPercentage(0.5));
        Quantiles quantiles = new Quantiles(paths);
        assertThat(quantiles.at(0.5)).isCloseTo(central * Math.exp(-0.045), withinPercentage(0.5));
        assertThat(quantiles.at(0.9)).isCloseTo(central * Math.exp(0.3 * 1.2815516 - 0.045), withinPercentage(0.5));
    }

    @Test
    void noLifeIsLongerThanProtection() {
        RevenueStream tenYears = new RevenueStream(1, 0, 10);
        double most = RoyaltyRelief.value(new RevenueStream(1, 0, 10.5), TERMS).value();
        double[] paths = RoyaltySimulation.paths(tenYears, TERMS, 10.5, new Spread(0, 0, 0, 0, 0.4, 0.2), 5, PATHS);
        assertThat(DoubleStream.of(paths).max().orElseThrow()).isEqualTo(most);
    }

    @Test
    void normalAndTriangularDrawsHaveTheirMoments() {
        Draws draws = Draws.split(11, 1)[0];
        double[] normal = DoubleStream.generate(draws::normal).limit(200_000).toArray();
        assertThat(mean(normal)).isCloseTo(0, within(0.01));
        assertThat(mean(DoubleStream.of(normal).map(z -> z * z).toArray())).isCloseTo(1, within(0.02));
        double[] triangular = DoubleStream.generate(() -> draws.triangular(0.4, 0.2))
                .limit(200_000)
                .toArray();
        assertThat(mean(triangular)).isCloseTo((0.2 - 0.4) / 3, within(0.002));
        assertThat(DoubleStream.of(triangular).min().orElseThrow()).isBetween(-0.4, -0.39);
        assertThat(DoubleStream.of(triangular).max().orElseThrow()).isBetween(0.19, 0.2);
        assertThat(draws.triangular(0, 0)).isZero();
    }

    @Test
    void quantilesLieBetweenNeighboursInProportion() {
        Quantiles quantiles = new Quantiles(new double[] {40, 10, 30, 20});
        assertThat(quantiles.at(0)).isEqualTo(10);
        assertThat(quantiles.at(0.5)).isEqualTo(25);
        assertThat(quantiles.at(0.1)).isCloseTo(13, within(1e-12));
        assertThat(quantiles.at(1)).isEqualTo(40);
        assertThatThrownBy(() -> quantiles.at(1.1)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> new Quantiles(new double[0])).hasMessageContaining("at least one value");
        assertThatThrownBy(() -> new Quantiles(new double[] {Double.NaN})).hasMessageContaining("finite");
    }

    private static double mean(double[] values) {
        return DoubleStream.of(values).average().orElseThrow();
    }
}
