package org.ipmarket.bench.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.ipmarket.valuation.method.income.Convention;
import org.ipmarket.valuation.method.income.RevenueStream;
import org.ipmarket.valuation.method.income.RoyaltyRelief;
import org.ipmarket.valuation.method.simulation.MonteCarlo;
import org.ipmarket.valuation.method.simulation.Percentiles;
import org.ipmarket.valuation.method.simulation.RoyaltyPaths;
import org.junit.jupiter.api.Test;

class PlainLoopTest {
    private static final double[] PROBABILITIES = {0.05, 0.5, 0.95};

    @Test
    void withoutChanceItIsReliefFromRoyalty() {
        Case certain = new Case(1_000_000, 0, 0.05, 0, 0.03, 0, 0.12, 0.12, 0.25, 10);
        double expected = RoyaltyRelief.value(
                        new RevenueStream(1_000_000, 0.03, 10),
                        new RoyaltyRelief.Terms(0.05, 0.25, 0.12, Convention.END_YEAR, 0))
                .value();
        for (double each : PlainLoop.percentiles(certain, 100, 1, PROBABILITIES)) {
            assertThat(each).isCloseTo(expected, withinPercentage(1e-10));
        }
    }

    @Test
    void itDrawsFromTheEnginesDistributions() {
        double[] plain = PlainLoop.percentiles(Case.TEN_YEARS, 500_000, 3, PROBABILITIES);
        RoyaltyPaths model = new RoyaltyPaths(0.25, Convention.END_YEAR, 0, 10);
        double[] engine = Percentiles.of(
                MonteCarlo.simulate(Case.TEN_YEARS.plan(500_000, 3), model, 2).values(), 2, PROBABILITIES);
        for (int i = 0; i < plain.length; i++) {
            assertThat(engine[i]).isCloseTo(plain[i], withinPercentage(1));
        }
    }
}
