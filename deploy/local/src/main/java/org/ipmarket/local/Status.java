package org.ipmarket.local;

import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ipmarket.local.process.Memory;

/** Prints every part with its state, process, ports and memory. */
final class Status {
    private final Settings settings;
    private final Market market;

    Status(Settings settings, Market market) {
        this.settings = settings;
        this.market = market;
    }

    /** @return whether everything is up */
    boolean print(PrintStream out) {
        out.printf("%-12s %-14s %8s %10s  %s%n", "part", "state", "pid", "PSS MiB", "ports");
        long sum = 0;
        boolean up = true;
        for (Part part : market.parts()) {
            long memory = part.pid().isPresent() ? Memory.pssKib(part.pid().getAsLong()) : 0;
            memory += part.helpers().stream().mapToLong(Memory::pssKib).sum();
            sum += memory;
            String state = !part.isAlive() ? "stopped" : part.answers() ? "up" : "not answering";
            up &= state.equals("up");
            out.printf(
                    Locale.ROOT,
                    "%-12s %-14s %8s %10s  %s%n",
                    part.name(),
                    state,
                    part.pid().isPresent() ? "" + part.pid().getAsLong() : "-",
                    part.isAlive() ? String.format(Locale.ROOT, "%.0f", memory / 1024.0) : "-",
                    part.ports().stream().map(port -> "" + settings.port(port)).collect(Collectors.joining(" ")));
        }
        out.printf(Locale.ROOT, "%-12s %-14s %8s %10.0f  of 3072 at most%n", "sum", "", "", sum / 1024.0);
        return up;
    }
}
