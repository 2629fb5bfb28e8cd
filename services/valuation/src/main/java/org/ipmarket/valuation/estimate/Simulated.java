package org.ipmarket.valuation.estimate;

import java.util.List;
import org.ipmarket.messages.Money;
import org.ipmarket.valuation.method.exact.Amounts;
import org.ipmarket.valuation.method.simulation.Correlation;
import org.ipmarket.valuation.method.simulation.Driver;
import org.ipmarket.valuation.method.simulation.MonteCarlo;
import org.ipmarket.valuation.method.simulation.Percentiles;

/**
 * A value over simulated paths, for methods that are linear in a flow of which all parts move together: the flow is lognormal about its mean, growth is
 * normal, cut at three deviations, the discount rate uniform; drawn independently. The same on any number of threads.
 */
final class Simulated {
    private static final double CUT = 3;
    private static final double LEAST_RATE = 0.01;
    private static final double LEAST_GROWTH = -0.99;

    private final long seed;
    private final int paths;
    private final int threads;

    Simulated(long seed, int paths, int threads) {
        this.seed = seed;
        this.paths = paths;
        this.threads = threads;
    }

    /** The value of the mean flow, in minor units. */
    interface Valuer {
        double value(double growth, double rate);
    }

    /** How the flow, growth and rate are spread; fractions. */
    record Spread(double flowSigma, double growth, double growthDeviation, double rate, double rateHalfWidth) {}

    Word word(Method method, Spread spread, Valuer valuer, List<Approach.Detail> details) {
        double reach = CUT * spread.growthDeviation();
        MonteCarlo.Plan plan = new MonteCarlo.Plan(
                List.of(
                        new Driver.Lognormal(1, spread.flowSigma()),
                        new Driver.Bounded(
                                spread.growth(),
                                spread.growthDeviation(),
                                Math.max(LEAST_GROWTH, spread.growth() - reach),
                                spread.growth() + reach),
                        new Driver.Uniform(
                                Math.min(spread.rate(), Math.max(LEAST_RATE, spread.rate() - spread.rateHalfWidth())),
                                spread.rate() + spread.rateHalfWidth())),
                Correlation.none(),
                MonteCarlo.Sampling.PSEUDO_RANDOM,
                seed,
                paths);
        double[] values = MonteCarlo.simulate(
                        plan,
                        (drivers, count, answers) -> {
                            for (int i = 0; i < count; i++) {
                                answers[i] = drivers[0][i] * valuer.value(drivers[1][i], drivers[2][i]);
                            }
                        },
                        threads)
                .values();
        double[] at = Percentiles.of(values, threads, 0.1, 0.5, 0.9);
        return ranged(method, at[0], at[1], at[2], details);
    }

    /** What is no gain, or cannot be counted, is said. */
    static Word ranged(Method method, double p10, double p50, double p90, List<Approach.Detail> details) {
        if (!(p90 <= Money.MAX_MINOR)) {
            return new Word.Silent(method, Approach.State.NO_ESTIMATE, Texts.BEYOND_COUNTING);
        }
        if (!(Math.floor(p10) > 0)) {
            return Word.none(
                    method,
                    "按所给数据，该方法在十分之一的情形下不产生收益，不能按比例加权。",
                    "With the inputs given it comes to no gain in a tenth of the cases, which cannot be weighed in proportion.");
        }
        return new Word.Range(method, p10, p50, p90, details, List.of());
    }

    static Approach.Detail money(String name, double minor) {
        return new Approach.Detail(name, Change.of(Amounts.minor(minor), "CNY").amount(), "CNY");
    }
}
