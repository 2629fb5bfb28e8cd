package org.ipmarket.valuation.method.simulation;

import java.util.Arrays;

/**
 * Quantiles of a large sample, to the bit those of {@link Quantiles}, without sorting it: values are counted in equal
 * intervals, and only those in the intervals of the ranks asked for are sorted.
 */
public final class Percentiles {
    private static final int BINS = 4_096;
    private static final int CHUNK = 65_536;

    /** A sample, or an interval's part of it, as small as this is sorted. */
    private static final int SMALL = 4_096;

    private Percentiles() {}

    /**
     * @param sample at least one value, all finite; is not changed
     * @param probabilities each from 0 to 1
     * @return a quantile for each
     */
    public static double[] of(double[] sample, int threads, double... probabilities) {
        if (sample.length == 0) {
            throw new IllegalArgumentException("a sample has at least one value");
        }
        int[] below = new int[probabilities.length];
        double[] rest = new double[probabilities.length];
        int[] ranks = new int[2 * probabilities.length];
        for (int i = 0; i < probabilities.length; i++) {
            double p = probabilities[i];
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("a quantile lies between 0 and 1: " + p);
            }
            double position = p * (sample.length - 1);
            below[i] = (int) position;
            rest[i] = position - below[i];
            ranks[2 * i] = below[i];
            ranks[2 * i + 1] = Math.min(below[i] + 1, sample.length - 1);
        }
        double[] found = ranked(sample, threads, ranks);
        double[] quantiles = new double[probabilities.length];
        for (int i = 0; i < quantiles.length; i++) {
            double low = found[2 * i];
            quantiles[i] = rest[i] == 0 ? low : low + rest[i] * (found[2 * i + 1] - low);
        }
        return quantiles;
    }

    /** The values that would stand at these places if it were sorted. */
    private static double[] ranked(double[] sample, int threads, int[] ranks) {
        if (sample.length <= SMALL) {
            return sorted(sample, ranks);
        }
        int chunks = (sample.length + CHUNK - 1) / CHUNK;
        Range range = range(sample, threads, chunks);
        if (range.least() == range.most()) {
            return Arrays.stream(ranks).mapToDouble(rank -> range.least()).toArray();
        }
        if (!(range.scale() > 0) || Double.isInfinite(range.scale())) {
            return sorted(sample, ranks);
        }
        int[][] counts = new int[chunks][];
        Workers.run(
                threads, chunks, () -> chunk -> counts[chunk] = range.count(sample, chunk * CHUNK, end(sample, chunk)));
        return selected(sample, threads, ranks, range, counts);
    }

    /** @param counts of each chunk's values in each interval; used up */
    private static double[] selected(double[] sample, int threads, int[] ranks, Range range, int[][] counts) {
        int[] first = new int[BINS + 1];
        for (int bin = 0; bin < BINS; bin++) {
            int before = 0;
            for (int[] chunk : counts) {
                int here = chunk[bin];
                // from now on: where the chunk's values of the interval go
                chunk[bin] = before;
                before += here;
            }
            first[bin + 1] = first[bin] + before;
        }
        double[][] kept = new double[BINS][];
        boolean[] isSorted = new boolean[BINS];
        int[] binOf = new int[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            int at = Arrays.binarySearch(first, ranks[i]);
            // of empty intervals that begin at the same rank the last is meant, which is not empty
            int bin = at >= 0 ? at : -at - 2;
            while (first[bin + 1] <= ranks[i]) {
                bin++;
            }
            binOf[i] = bin;
            if (kept[bin] == null) {
                kept[bin] = new double[first[bin + 1] - first[bin]];
            }
        }
        Workers.run(threads, counts.length, () -> chunk -> {
            int[] at = counts[chunk];
            int to = end(sample, chunk);
            for (int i = chunk * CHUNK; i < to; i++) {
                int bin = range.bin(sample[i]);
                if (kept[bin] != null) {
                    kept[bin][at[bin]++] = sample[i];
                }
            }
        });
        double[] found = new double[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            int bin = binOf[i];
            // one interval may hold most of the sample: then it is divided again
            if (kept[bin].length > SMALL && kept[bin].length > sample.length / 2) {
                found[i] = ranked(kept[bin], threads, new int[] {ranks[i] - first[bin]})[0];
            } else {
                if (!isSorted[bin]) {
                    Arrays.sort(kept[bin]);
                    isSorted[bin] = true;
                }
                found[i] = kept[bin][ranks[i] - first[bin]];
            }
        }
        return found;
    }

    private static double[] sorted(double[] sample, int[] ranks) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        if (!Double.isFinite(sorted[0]) || !Double.isFinite(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("a sample has finite values only");
        }
        return Arrays.stream(ranks).mapToDouble(rank -> sorted[rank]).toArray();
    }

    private static Range range(double[] sample, int threads, int chunks) {
        double[] least = new double[chunks];
        double[] most = new double[chunks];
        Workers.run(threads, chunks, () -> chunk -> {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            int to = end(sample, chunk);
            for (int i = chunk * CHUNK; i < to; i++) {
                low = Math.min(low, sample[i]);
                high = Math.max(high, sample[i]);
            }
            least[chunk] = low;
            most[chunk] = high;
        });
        double low = Arrays.stream(least).min().orElseThrow();
        double high = Arrays.stream(most).max().orElseThrow();
        if (!Double.isFinite(low) || !Double.isFinite(high)) {
            throw new IllegalArgumentException("a sample has finite values only");
        }
        return new Range(low, high, (BINS - 1) / (high - low));
    }

    private static int end(double[] sample, int chunk) {
        return Math.min(sample.length, (chunk + 1) * CHUNK);
    }

    /** Its intervals; a larger value never has a smaller number. */
    private record Range(double least, double most, double scale) {
        int bin(double value) {
            return (int) ((value - least) * scale);
        }

        int[] count(double[] sample, int from, int to) {
            int[] counts = new int[BINS];
            for (int i = from; i < to; i++) {
                counts[bin(sample[i])]++;
            }
            return counts;
        }
    }
}
