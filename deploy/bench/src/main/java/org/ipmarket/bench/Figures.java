package org.ipmarket.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;

/** Prints what was measured, in a form that a script can read. */
public final class Figures {
    private final PrintStream out;

    public Figures(PrintStream out) {
        this.out = out;
    }

    /** An absolute figure: it depends on the machine. */
    public void figure(String name, double value, String unit) {
        out.printf(Locale.ROOT, "FIGURE %s %.2f %s%n", name, value, unit);
    }

    /** Two things measured side by side in one run: it travels between machines. */
    public void ratio(String name, double value) {
        out.printf(Locale.ROOT, "RATIO %s %.2f%n", name, value);
    }

    public void note(String text) {
        out.println("  " + text);
    }

    public static double median(double[] values) {
        return percentile(values, 50);
    }

    /** By nearest rank. */
    public static double percentile(double[] values, double percent) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.clamp(rank - 1L, 0, sorted.length - 1)];
    }
}
