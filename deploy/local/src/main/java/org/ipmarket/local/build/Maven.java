package org.ipmarket.local.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ipmarket.local.Fault;
import org.ipmarket.local.process.Commands;
import org.ipmarket.local.process.Program;

/** Runs Maven with the JDK that the launcher runs on. */
final class Maven {
    /** Maven's own libraries use what newer JDKs warn about. */
    private static final String QUIET =
            " --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -Djansi.noreset=true";

    /**
     * For packaging. Two modules at a time fill a heap, a code cache and a metaspace of the usual sizes again and again: nine full
     * collections and a fifth of the time.
     */
    private static final String ROOMY = "-Xms768m -Xmn384m -Xmx1g -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
            + " -XX:MetaspaceSize=384m -XX:ReservedCodeCacheSize=256m";

    private final Path root;
    private final String program;

    Maven(Path root) {
        this.root = root;
        this.program = System.getenv().getOrDefault("MVN", "mvn");
    }

    /** Begins, output into the log only. */
    Process begin(List<String> arguments, Path log) {
        return Commands.start(program(arguments, ROOMY), log);
    }

    /** To the end, output shown as it comes; the exit code. */
    int shown(List<String> arguments) {
        Program mvn = program(arguments, "-Xmx1g -XX:+UseSerialGC");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(mvn.command()).directory(root.toFile()).inheritIO();
            builder.environment().putAll(mvn.environment());
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new Fault("cannot run " + program + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted");
        }
    }

    private Program program(List<String> arguments, String options) {
        return new Program(
                Stream.concat(Stream.of(program, "-B", "--no-transfer-progress"), arguments.stream())
                        .toList(),
                Map.of("JAVA_HOME", System.getProperty("java.home"), "MAVEN_OPTS", options + QUIET),
                root);
    }
}
