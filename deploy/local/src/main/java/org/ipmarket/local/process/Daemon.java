package org.ipmarket.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.ipmarket.local.Fault;

/**
 * One long-running process of this market: started detached, found again by later launchers through its process file,
 * waited for by asking it, and stopped by its id. A process that has its id only by recycling is never touched.
 */
public final class Daemon {
    private static final Duration POLL = Duration.ofMillis(40);

    private final String name;
    private final PidFile pidFile;
    private final Path log;

    public Daemon(String name, Path processes, Path logs) {
        this.name = name;
        this.pidFile = new PidFile(processes, name);
        this.log = logs.resolve(name + ".log");
    }

    public boolean isAlive() {
        return pidFile.alive().isPresent();
    }

    public OptionalLong pid() {
        return pidFile.alive().map(stamp -> OptionalLong.of(stamp.pid())).orElse(OptionalLong.empty());
    }

    public Path log() {
        return log;
    }

    /** Starts unless it is running. The ports are checked first: it is better to name a taken port's owner than to read it from a log. */
    public void start(Program program, List<Integer> ports) {
        if (isAlive()) {
            return;
        }
        PortOwner.requireFree(name, ports);
        long pid = Commands.detach(program, log);
        ProcessStamp.of(pid).ifPresent(pidFile::write);
    }

    /** Waits until it answers; tells the end of its log when it dies first or takes too long. */
    public void await(Duration limit, BooleanSupplier answers) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!answers.getAsBoolean()) {
            if (!isAlive()) {
                throw failed("has ended while starting");
            }
            if (System.nanoTime() > deadline) {
                throw failed("does not answer after " + limit.toSeconds() + " s");
            }
            pause();
        }
    }

    /** Sends the signal and waits until the process and the children it had are gone; after the limit they are killed. */
    public void stop(Signal signal, Duration limit) {
        Optional<ProcessStamp> running = pidFile.alive();
        if (running.isEmpty()) {
            pidFile.delete();
            return;
        }
        ProcessStamp process = running.get();
        List<ProcessStamp> family = family(process);
        signal.send(process.pid());
        if (!gone(family, limit)) {
            family.stream().filter(ProcessStamp::isAlive).forEach(each -> Signal.KILL.send(each.pid()));
            if (!gone(family, Duration.ofSeconds(10))) {
                throw new Fault(name + " (process " + process.pid() + ") does not end, even when killed.");
            }
        }
        pidFile.delete();
    }

    private static List<ProcessStamp> family(ProcessStamp process) {
        return ProcessHandle.of(process.pid())
                .map(handle -> Stream.concat(
                                Stream.of(process),
                                handle.descendants().flatMap(child -> ProcessStamp.of(child.pid()).stream()))
                        .toList())
                .orElse(List.of(process));
    }

    private static boolean gone(List<ProcessStamp> family, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (family.stream().anyMatch(ProcessStamp::isAlive)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    private Fault failed(String what) {
        return new Fault(name + " " + what + ". Its log " + log + " ends:\n" + LogFile.tail(log, 15));
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted");
        }
    }
}
