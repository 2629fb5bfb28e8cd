package org.ipmarket.bench.watchers;

/** Millions of delays, counted by tenths of a millisecond up to a minute. */
final class Delays {
    private static final int TENTHS = 600_000;
    private static final int MICROS = 100;

    private final int[] counts = new int[TENTHS + 1];
    private long all;

    void add(long micros) {
        counts[(int) Math.clamp(micros / MICROS, 0, TENTHS)]++;
        all++;
    }

    long count() {
        return all;
    }

    /** In milliseconds, by nearest rank. */
    double percentile(double percent) {
        long rank = Math.max(1, (long) Math.ceil(percent / 100 * all));
        long seen = 0;
        for (int tenth = 0; tenth <= TENTHS; tenth++) {
            seen += counts[tenth];
            if (seen >= rank) {
                return (tenth + 1) / 10.0;
            }
        }
        return 0;
    }
}
