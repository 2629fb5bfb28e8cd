package org.ipmarket.e2e.job;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells what happens, one line for each step: time, which job, who, call, result. On a terminal the last line counts down
 * what is being waited for; elsewhere each wait is one line when it begins.
 */
public final class Story implements AutoCloseable {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.S");
    private static final Duration TICK = Duration.ofMillis(250);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private record Wait(String what, Instant until) {}

    private final PrintStream out;
    private final boolean terminal;
    private final Map<String, Wait> waits = new TreeMap<>();
    private final Thread ticker;
    private boolean lineShown;

    public Story(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        this.ticker = terminal ? Thread.ofPlatform().daemon().name("countdown").start(this::tick) : null;
    }

    /** To the standard output. */
    public static Story toConsole() {
        return new Story(
                System.out, System.console() != null && System.console().isTerminal());
    }

    public synchronized void say(String job, String who, String call, String result) {
        clear();
        out.printf(
                "%s  %-9s %-15s %-42s %s%n",
                LocalTime.now().truncatedTo(ChronoUnit.MILLIS).format(CLOCK), job, who, call, result);
        draw();
    }

    /** A line without columns. */
    public synchronized void line(String text) {
        clear();
        out.println(text);
        draw();
    }

    /** A job begins to wait; {@code until} is when it expects to go on, or null where it cannot know. */
    synchronized void waiting(String job, String what, Instant until) {
        if (terminal) {
            waits.put(job, new Wait(what, until));
            draw();
        } else {
            String time = until == null
                    ? ""
                    : " (%.0f s)"
                            .formatted(Math.max(
                                    0, Duration.between(Instant.now(), until).toMillis() / 1000.0));
            say(job, "-", "waiting", what + time);
        }
    }

    synchronized void goingOn(String job) {
        if (waits.remove(job) != null) {
            clear();
            draw();
        }
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(TICK);
                synchronized (this) {
                    draw();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void draw() {
        if (!terminal || waits.isEmpty()) {
            return;
        }
        StringBuilder line = new StringBuilder(CLEAR_LINE);
        waits.forEach((job, wait) -> {
            line.append("  … ").append(job).append(": ").append(wait.what);
            if (wait.until != null) {
                long left =
                        Math.max(0, Duration.between(Instant.now(), wait.until).toMillis());
                line.append(" in %.0f s".formatted(Math.ceil(left / 1000.0)));
            }
        });
        out.print(line);
        out.flush();
        lineShown = true;
    }

    private void clear() {
        if (lineShown) {
            out.print(CLEAR_LINE);
            lineShown = false;
        }
    }

    @Override
    public synchronized void close() {
        if (ticker != null) {
            ticker.interrupt();
        }
        waits.clear();
        clear();
        out.flush();
    }
}
