package org.ipmarket.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ipmarket.local.Fault;

/** Runs programs: to their end, or detached so that they outlive the launcher and its terminal. */
public final class Commands {
    /** What a caller's shell may have set for a server of its own and must not reach ours. */
    private static final List<String> FOREIGN = List.of(
            "RABBITMQ_",
            "ERL_",
            "PG",
            "KC_",
            "KEYCLOAK_",
            "QUARKUS_",
            "JAVA_OPTS",
            "JDK_JAVA_OPTIONS",
            "JAVA_TOOL_OPTIONS",
            "MAVEN_");

    private Commands() {}

    /** Whether a command of this name is on the path. */
    public static boolean exists(String name) {
        return find(name) != null;
    }

    static Path find(String name) {
        for (String folder : (System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/sbin").split(":")) {
            Path candidate = Path.of(folder.isEmpty() ? "." : folder, name);
            if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    /** Runs to the end, output appended to the log. */
    public static void run(Program program, Path log, Duration limit) {
        int code = tryRun(program, log, limit);
        if (code != 0) {
            throw new Fault(program.command().getFirst() + " ended with code " + code + ". The log " + log + " ends:\n"
                    + LogFile.tail(log, 12));
        }
    }

    /** Runs to the end and answers the exit code; -1 when it did not end in time. */
    public static int tryRun(Program program, Path log, Duration limit) {
        try {
            Process process = start(program, log);
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted");
        }
    }

    /** Starts, output appended to the log; the caller waits for its end. */
    public static Process start(Program program, Path log) {
        try {
            return builder(program, log).start();
        } catch (IOException e) {
            throw new Fault("cannot run " + program.command().getFirst() + ": " + e.getMessage(), e);
        }
    }

    /** Starts in a session of its own, with no terminal and no open pipe to us, and answers the process id. */
    static long detach(Program program, Path log) {
        try {
            LogFile.open(log);
            Program own = new Program(inOwnSession(program.command()), program.environment(), program.folder());
            return builder(own, log).start().pid();
        } catch (IOException e) {
            throw new Fault("cannot start " + program.command().getFirst() + ": " + e.getMessage(), e);
        }
    }

    private static List<String> inOwnSession(List<String> command) {
        if (exists("setsid")) {
            return prefixed(List.of("setsid"), command);
        }
        if (exists("perl")) {
            return prefixed(
                    List.of("perl", "-MPOSIX", "-e", "setsid(); exec {$ARGV[0]} @ARGV or die $!", "--"), command);
        }
        return prefixed(List.of("nohup"), command);
    }

    private static List<String> prefixed(List<String> prefix, List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    private static ProcessBuilder builder(Program program, Path log) throws IOException {
        Files.createDirectories(log.getParent());
        ProcessBuilder builder = new ProcessBuilder(program.command())
                .directory(program.folder().toFile())
                .redirectInput(new java.io.File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> FOREIGN.stream().anyMatch(name::startsWith));
        environment.putAll(program.environment());
        return builder;
    }

    /** Whether a line that Maven marks as an error has the word. */
    public static boolean mentions(Path log, String word) {
        return errorsIn(log).contains(word);
    }

    /** The lines that Maven marks as errors, the first of them. */
    public static String errorsIn(Path log) {
        try (var lines = Files.lines(log)) {
            List<String> errors =
                    lines.filter(line -> line.startsWith("[ERROR]")).limit(12).toList();
            return errors.isEmpty() ? LogFile.tail(log, 12) : String.join("\n", errors);
        } catch (IOException e) {
            return "(no log)";
        }
    }

    /** What a command prints, trimmed; empty where it cannot run or fails. */
    public static String ask(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(new java.io.File("/dev/null"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            return process.waitFor() == 0 ? answer : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
