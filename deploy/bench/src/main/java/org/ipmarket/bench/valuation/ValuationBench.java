package org.ipmarket.bench.valuation;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import org.ipmarket.bench.Figures;
import org.ipmarket.local.Fault;
import org.ipmarket.valuation.method.income.Convention;
import org.ipmarket.valuation.method.simulation.MonteCarlo;
import org.ipmarket.valuation.method.simulation.RoyaltyPaths;

/**
 * A million simulated values and their percentiles, beside {@link PlainLoop}, taking turns. Both must come to the same
 * percentiles within {@value #MOST_PERCENT_APART} %, averaged over the rounds, or the run fails.
 */
public final class ValuationBench {
    static final double MOST_PERCENT_APART = 0.3;

    private static final int PATHS = 1_000_000;
    private static final int WARM_UP = 60;
    private static final int ROUNDS = 21;
    private static final int THREADS = 2;
    private static final double[] PROBABILITIES = {0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95};
    private static final double NANOS_A_MILLI = 1e6;

    private final Figures figures;
    private final RoyaltyPaths model =
            new RoyaltyPaths(Case.TEN_YEARS.tax(), Convention.END_YEAR, 0, Case.TEN_YEARS.years());

    private ValuationBench(Figures figures) {
        this.figures = figures;
    }

    public static void run(Figures figures) {
        new ValuationBench(figures).run();
    }

    private void run() {
        for (int i = 0; i < WARM_UP; i++) {
            engine(-i);
            plain(-i);
        }
        double[] engineMillis = new double[ROUNDS];
        double[] plainMillis = new double[ROUNDS];
        double[] engineSums = new double[PROBABILITIES.length];
        double[] plainSums = new double[PROBABILITIES.length];
        long engineProcessor = 0;
        long plainProcessor = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long processorStart = processorNanos();
            long start = System.nanoTime();
            add(engineSums, engine(round));
            long middle = System.nanoTime();
            long processorMiddle = processorNanos();
            long again = System.nanoTime();
            add(plainSums, plain(round));
            engineMillis[round] = (middle - start) / NANOS_A_MILLI;
            plainMillis[round] = (System.nanoTime() - again) / NANOS_A_MILLI;
            engineProcessor += processorMiddle - processorStart;
            plainProcessor += processorNanos() - processorMiddle;
        }
        agree(engineSums, plainSums);
        figures.note("rounds of the engine: " + rounded(engineMillis));
        figures.note("rounds of the loop: " + rounded(plainMillis));
        // on a busy machine these say what was computed, and the others how long that had to wait
        figures.figure("montecarlo_1m_paths_processor", engineProcessor / NANOS_A_MILLI / ROUNDS, "ms");
        figures.figure("plain_loop_1m_paths_processor", plainProcessor / NANOS_A_MILLI / ROUNDS, "ms");
        figures.figure("montecarlo_1m_paths", Figures.median(engineMillis), "ms");
        figures.figure("plain_loop_1m_paths", Figures.median(plainMillis), "ms");
        figures.ratio("montecarlo_vs_plain_loop", Figures.median(plainMillis) / Figures.median(engineMillis));
    }

    private double[] engine(long seed) {
        return MonteCarlo.summarise(Case.TEN_YEARS.plan(PATHS, seed), model, THREADS, PROBABILITIES)
                .quantiles();
    }

    private static double[] plain(long seed) {
        return PlainLoop.percentiles(Case.TEN_YEARS, PATHS, seed, PROBABILITIES);
    }

    private void agree(double[] engineSums, double[] plainSums) {
        double most = 0;
        for (int i = 0; i < engineSums.length; i++) {
            most = Math.max(most, 100 * Math.abs(engineSums[i] / plainSums[i] - 1));
        }
        figures.figure("montecarlo_percentiles_apart", most, "%");
        if (most > MOST_PERCENT_APART) {
            throw new Fault("the percentiles of both differ by " + most + " %, more than " + MOST_PERCENT_APART + " %");
        }
    }

    /** Of all threads of this process. */
    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void add(double[] sums, double[] values) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += values[i];
        }
    }

    private static String rounded(double[] millis) {
        return Arrays.stream(millis)
                .mapToObj(each -> String.format(Locale.ROOT, "%.0f", each))
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
    }
}
