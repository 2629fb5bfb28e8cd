package org.ipmarket.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process and its children take of the machine's memory. */
public final class Memory {
    private Memory() {}

    /** Proportional set size in KiB, children included: pages that several share are split among them. 0 where the system does not tell. */
    public static long pssKib(long pid) {
        return ProcessHandle.of(pid)
                .map(process -> Stream.concat(Stream.of(process), process.descendants())
                        .mapToLong(each -> ofOne(each.pid()))
                        .sum())
                .orElse(0L);
    }

    private static long ofOne(long pid) {
        try {
            return parse(Files.readString(Path.of("/proc/" + pid + "/smaps_rollup")));
        } catch (IOException e) {
            return 0;
        }
    }

    static long parse(String rollup) {
        return rollup.lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
