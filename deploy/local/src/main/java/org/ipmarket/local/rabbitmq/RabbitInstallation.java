package org.ipmarket.local.rabbitmq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ipmarket.local.Fault;
import org.ipmarket.local.process.Commands;
import org.ipmarket.local.process.Program;

/**
 * Where RabbitMQ's own scripts are. Where it is missing, the distribution's package is installed without starting the
 * package's own server, which would be a second one beside ours.
 */
final class RabbitInstallation {
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/lib/rabbitmq/bin"),
            Path.of("/opt/homebrew/opt/rabbitmq/sbin"),
            Path.of("/usr/local/opt/rabbitmq/sbin"),
            Path.of("/opt/rabbitmq/sbin"));
    private static final Path POLICY = Path.of("/usr/sbin/policy-rc.d");

    private RabbitInstallation() {}

    /** The script that starts a server, not the wrapper in {@code sbin} that wants root. */
    static Optional<Path> server() {
        Stream<Path> own = Stream.ofNullable(System.getenv("RABBITMQ_HOME")).map(home -> Path.of(home, "sbin"));
        return Stream.concat(own, PLACES.stream())
                .map(folder -> folder.resolve("rabbitmq-server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Erlang's name server. */
    static Path nameServer() {
        return Stream.of("/usr/bin/epmd", "/usr/lib/erlang/bin/epmd", "/opt/homebrew/bin/epmd", "/usr/local/bin/epmd")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new Fault("RabbitMQ is here but Erlang's epmd is not: install the package 'erlang-base'."));
    }

    /** Whether the system would let us install it. */
    static boolean isPossible() {
        return Commands.exists("apt-get") && asRoot().isPresent();
    }

    /** Installs the package; whether it is there now. */
    static boolean install(Path log) {
        if (!isPossible()) {
            return false;
        }
        Optional<List<String>> root = asRoot();
        if (!root.get().isEmpty()) {
            // a masked unit is neither started by the package nor at the next boot
            Commands.ask("sudo", "-n", "systemctl", "mask", "rabbitmq-server");
        }
        boolean ours = root.get().isEmpty() && suppressServers();
        try {
            List<String> install =
                    List.of("apt-get", "-y", "-q", "--no-install-recommends", "install", "rabbitmq-server");
            if (apt(root.get(), install, log) != 0) {
                apt(root.get(), List.of("apt-get", "-q", "update"), log);
                apt(root.get(), install, log);
            }
            boolean installed = server().isPresent();
            if (installed && root.get().isEmpty() && Commands.exists("systemctl")) {
                Commands.ask("systemctl", "disable", "rabbitmq-server");
            }
            return installed;
        } finally {
            if (ours) {
                deletePolicy();
            }
        }
    }

    private static int apt(List<String> root, List<String> command, Path log) {
        List<String> whole = Stream.concat(root.stream(), command.stream()).toList();
        Map<String, String> environment = Map.of("DEBIAN_FRONTEND", "noninteractive");
        return Commands.tryRun(new Program(whole, environment, Path.of("/")), log, Duration.ofMinutes(10));
    }

    private static Optional<List<String>> asRoot() {
        if (Commands.ask("id", "-u").equals("0")) {
            return Optional.of(List.of());
        }
        boolean allowed = Commands.exists("sudo")
                && Commands.exists("systemctl")
                && !Commands.ask("sudo", "-n", "id", "-u").isEmpty();
        return allowed ? Optional.of(List.of("sudo", "-n")) : Optional.empty();
    }

    /** Debian asks this file whether a package may start its server. */
    private static boolean suppressServers() {
        if (Files.exists(POLICY)) {
            return false;
        }
        try {
            Files.writeString(POLICY, "#!/bin/sh\nexit 101\n");
            Files.setPosixFilePermissions(POLICY, PosixFilePermissions.fromString("rwxr-xr-x"));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deletePolicy() {
        try {
            Files.deleteIfExists(POLICY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
