package org.ipmarket.valuation.method.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.ipmarket.valuation.method.normal.Normal;

/**
 * Values over simulated paths. A path's numbers depend on the seed and on its own number alone, and sums are taken in the
 * order of the paths: one thread or several come to the same bits.
 */
public final class MonteCarlo {
    /** Bounds memory: 80 MB of values. */
    public static final int MOST_PATHS = 10_000_000;

    /** Sums are of so many paths each, whoever computes them; small enough that two threads have work with a few thousand paths. */
    static final int CHUNK = 2_048;

    /** So many paths at a time, so that they stay within the processor's first cache. */
    private static final int BLOCK = 512;

    private MonteCarlo() {}

    /** Where points come from. */
    public enum Sampling {
        /** Chance, from a seed. */
        PSEUDO_RANDOM,
        /** Sobol's sequence, shifted by the seed; best with a power of 2 of paths. */
        SOBOL
    }

    /**
     * @param drivers at most ten
     * @param correlation of all of them, in their order, or none
     */
    public record Plan(List<Driver> drivers, Correlation correlation, Sampling sampling, long seed, int paths) {
        public Plan {
            drivers = List.copyOf(drivers);
            if (drivers.isEmpty() || drivers.size() > SobolPoints.DIMENSIONS) {
                throw new IllegalArgumentException(
                        "a plan has 1 to " + SobolPoints.DIMENSIONS + " drivers, not " + drivers.size());
            }
            if (!correlation.isNone() && correlation.size() != drivers.size()) {
                throw new IllegalArgumentException(
                        "a correlation of " + correlation.size() + " does not fit " + drivers.size() + " drivers");
            }
            if (paths < 1 || paths > MOST_PATHS) {
                throw new IllegalArgumentException("a plan has 1 to " + MOST_PATHS + " paths, not " + paths);
            }
        }
    }

    /**
     * @param values of the paths, in their order
     * @param deviation standard deviation, with n - 1
     */
    public record Outcome(double[] values, double mean, double deviation) {
        /** Standard error of the mean; of no meaning for Sobol's sequence. */
        public double standardError() {
            return deviation / Math.sqrt(values.length);
        }
    }

    /**
     * What many paths come to, without keeping them.
     *
     * @param quantiles as asked for, of intervals a thousandth of the value wide: off by less than 0.1 %
     */
    public record Summary(double mean, double deviation, double[] quantiles) {}

    /**
     * Keeps the value of every path.
     *
     * @param threads at least 1; more than there are processors is of no use
     */
    public static Outcome simulate(Plan plan, PathModel model, int threads) {
        double[] values = new double[plan.paths()];
        Moments all = run(
                plan, model, threads, () -> (block, first, count) -> System.arraycopy(block, 0, values, first, count));
        return new Outcome(values, all.mean(), all.deviation());
    }

    /**
     * The same paths, counted instead of kept.
     *
     * @param probabilities each from 0 to 1
     */
    public static Summary summarise(Plan plan, PathModel model, int threads, double... probabilities) {
        Queue<Histogram> histograms = new ConcurrentLinkedQueue<>();
        Moments all = run(plan, model, threads, () -> {
            Histogram own = new Histogram();
            histograms.add(own);
            return (block, first, count) -> own.add(block, count);
        });
        Histogram whole = new Histogram();
        histograms.forEach(whole::add);
        double[] quantiles = Arrays.stream(probabilities)
                .map(p -> whole.quantile(p, plan.paths()))
                .toArray();
        return new Summary(all.mean(), all.deviation(), quantiles);
    }

    /** Takes the values of some paths. */
    private interface Sink {
        void take(double[] block, int first, int count);
    }

    private static Moments run(Plan plan, PathModel model, int threads, Supplier<Sink> sinks) {
        int dimensions = plan.drivers().size();
        Points points =
                switch (plan.sampling()) {
                    case PSEUDO_RANDOM -> new SplitStreams(plan.seed(), dimensions);
                    case SOBOL -> new SobolPoints(plan.seed(), dimensions);
                };
        Moments[] moments = new Moments[(plan.paths() + CHUNK - 1) / CHUNK];
        Workers.run(threads, moments.length, () -> {
            Desk desk = new Desk(plan, model, points, sinks.get());
            return chunk -> moments[chunk] = desk.chunk(chunk);
        });
        Moments all = Moments.NONE;
        for (Moments part : moments) {
            all = all.and(part);
        }
        return all;
    }

    /** What one thread works with. */
    private static final class Desk {
        private final Plan plan;
        private final PathModel model;
        private final Points points;
        private final Sink sink;
        private final long[] bits = new long[BLOCK];
        private final double[][] drivers;
        private final double[] block = new double[BLOCK];

        Desk(Plan plan, PathModel model, Points points, Sink sink) {
            this.plan = plan;
            this.model = model;
            this.points = points;
            this.sink = sink;
            this.drivers = new double[plan.drivers().size()][BLOCK];
        }

        Moments chunk(int chunk) {
            int from = chunk * CHUNK;
            int to = Math.min(plan.paths(), from + CHUNK);
            Moments moments = Moments.NONE;
            for (int first = from; first < to; first += BLOCK) {
                int count = Math.min(BLOCK, to - first);
                if (plan.correlation().isNone()) {
                    drawApart(first, count);
                } else {
                    drawTogether(first, count);
                }
                model.value(drivers, count, block);
                moments = moments.and(Moments.of(block, count));
                sink.take(block, first, count);
            }
            return moments;
        }

        private void drawApart(int first, int count) {
            for (int dimension = 0; dimension < drivers.length; dimension++) {
                points.fill(dimension, first, bits, count);
                double[] row = drivers[dimension];
                switch (plan.drivers().get(dimension)) {
                    case Driver.Uniform(double least, double most) -> uniform(least, most - least, row, count);
                    case Driver.Triangular triangular -> {
                        for (int i = 0; i < count; i++) {
                            row[i] = triangular.at(Points.uniform(bits[i]));
                        }
                    }
                    case Driver driver -> {
                        FastNormal.of(bits, row, count);
                        fromNormal(driver, row, count);
                    }
                }
            }
        }

        private void drawTogether(int first, int count) {
            for (int dimension = 0; dimension < drivers.length; dimension++) {
                points.fill(dimension, first, bits, count);
                FastNormal.of(bits, drivers[dimension], count);
            }
            plan.correlation().apply(drivers, count);
            for (int dimension = 0; dimension < drivers.length; dimension++) {
                fromNormal(plan.drivers().get(dimension), drivers[dimension], count);
            }
        }

        private void uniform(double least, double width, double[] row, int count) {
            for (int i = 0; i < count; i++) {
                row[i] = least + width * Points.uniform(bits[i]);
            }
        }

        private static void fromNormal(Driver driver, double[] row, int count) {
            switch (driver) {
                case Driver.Certain(double value) -> Arrays.fill(row, 0, count, value);
                case Driver.Lognormal(double mean, double sigma) -> FastLognormal.of(mean, sigma, row, count);
                case Driver.Bounded(double mean, double deviation, double least, double most) -> {
                    for (int i = 0; i < count; i++) {
                        row[i] = Math.min(most, Math.max(least, mean + deviation * row[i]));
                    }
                }
                case Driver.Uniform uniform -> byProbability(uniform, row, count);
                case Driver.Triangular triangular -> byProbability(triangular, row, count);
            }
        }

        private static void byProbability(Driver driver, double[] row, int count) {
            for (int i = 0; i < count; i++) {
                row[i] = driver.at(Normal.cumulative(row[i]));
            }
        }
    }
}
