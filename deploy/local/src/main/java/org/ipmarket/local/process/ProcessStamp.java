package org.ipmarket.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One run of one process: its id, and when it began. A process id is given again to others, also after the machine was
 * started anew, so only both together say that a process is the one that was started here.
 *
 * @param pid the process id
 * @param began on Linux the machine's boot and the clock ticks since; elsewhere the start time in milliseconds
 */
record ProcessStamp(long pid, String began) {
    /** The stamp of a process that is alive, empty where there is none (or only its remains). */
    static Optional<ProcessStamp> of(long pid) {
        Path stat = Path.of("/proc/" + pid + "/stat");
        if (Files.exists(Path.of("/proc/self/stat"))) {
            try {
                return parseLinux(pid, Files.readString(stat), boot());
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().startInstant())
                .map(start -> new ProcessStamp(pid, "" + start.toEpochMilli()));
    }

    /** Field 22 of {@code /proc/pid/stat}; the name in brackets may hold blanks and brackets. A zombie counts as gone. */
    static Optional<ProcessStamp> parseLinux(long pid, String stat, String boot) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        if (fields[0].equals("Z") || fields[0].equals("X")) {
            return Optional.empty();
        }
        return Optional.of(new ProcessStamp(pid, boot + ":" + fields[19]));
    }

    boolean isAlive() {
        return of(pid).equals(Optional.of(this));
    }

    private static String boot() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).trim();
    }
}
