package org.ipmarket.bench.valuation;

import java.util.List;
import org.ipmarket.valuation.method.simulation.Correlation;
import org.ipmarket.valuation.method.simulation.Driver;
import org.ipmarket.valuation.method.simulation.MonteCarlo;

/**
 * What is simulated: ten years of relief from royalty, end-year, of which four inputs are random. Revenue and royalty are
 * lognormal, growth is normal, the discount rate uniform.
 */
record Case(
        double revenue,
        double revenueSigma,
        double royalty,
        double royaltySigma,
        double growth,
        double growthDeviation,
        double leastRate,
        double mostRate,
        double tax,
        int years) {
    static final Case TEN_YEARS = new Case(10_000_000, 0.4, 0.05, 0.3, 0.03, 0.02, 0.12, 0.18, 0.25, 10);

    private static final double FAR = 0.9;

    MonteCarlo.Plan plan(int paths, long seed) {
        return new MonteCarlo.Plan(
                List.of(
                        new Driver.Lognormal(revenue, revenueSigma),
                        new Driver.Lognormal(royalty, royaltySigma),
                        new Driver.Bounded(growth, growthDeviation, -FAR, FAR),
                        new Driver.Uniform(leastRate, mostRate)),
                Correlation.none(),
                MonteCarlo.Sampling.PSEUDO_RANDOM,
                seed,
                paths);
    }
}
