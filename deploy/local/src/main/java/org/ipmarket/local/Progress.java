package org.ipmarket.local;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;

/** One line for each step, with the seconds that it took and those since the start. */
public final class Progress {
    private final PrintStream out;
    private final long start = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Does the step and prints its line when it has ended. */
    public void step(String what, Runnable step) {
        tell(what, () -> {
            step.run();
            return "";
        });
    }

    /** Does the step; what the step answers is added to its line. */
    public void tell(String what, Supplier<String> step) {
        long begun = System.nanoTime();
        String told;
        try {
            told = step.get();
        } catch (RuntimeException e) {
            line("✗", what, begun, "failed");
            throw e;
        }
        line("✓", what, begun, told);
    }

    public void say(String text) {
        synchronized (out) {
            out.println(text);
        }
    }

    private void line(String mark, String what, long begun, String told) {
        synchronized (out) {
            out.printf(
                    Locale.ROOT,
                    "%s %-44s %6.1f s   at %5.1f s  %s%n",
                    mark,
                    what,
                    seconds(begun),
                    seconds(start),
                    told);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
