package org.ipmarket.local.rabbitmq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.ipmarket.local.Fault;
import org.ipmarket.local.Folders;
import org.ipmarket.local.Port;
import org.ipmarket.local.Secrets;
import org.ipmarket.local.Settings;
import org.ipmarket.local.process.Commands;
import org.ipmarket.local.process.Program;

/**
 * RabbitMQ in a container, where it is not installed and cannot be: the same definitions, its data in the market's folder,
 * its one published port on loopback.
 */
final class ContainerNode implements Node {
    private static final String IMAGE = "docker.io/library/rabbitmq:4.1";
    private static final Duration PULL = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofMinutes(1);

    private final String engine;
    private final Settings settings;
    private final Secrets secrets;
    private final Path folder;
    private final Path log;
    private final String name;

    ContainerNode(String engine, Settings settings, Secrets secrets, Path folder) {
        this.engine = engine;
        this.settings = settings;
        this.secrets = secrets;
        this.folder = folder;
        this.log = settings.logs().resolve("rabbitmq.log");
        this.name = name(settings);
    }

    /** Of this folder's market alone: one of another folder on the same port is never found, stopped or removed. */
    static String name(Settings settings) {
        String folder = settings.home().toAbsolutePath().normalize().toString();
        return "ipmarket-rabbitmq-" + settings.port(Port.RABBITMQ) + "-"
                + UUID.nameUUIDFromBytes(folder.getBytes(StandardCharsets.UTF_8));
    }

    /** An engine that runs containers here; one that is only a client without a server does not count. */
    static Optional<String> engine() {
        return Stream.of("docker", "podman")
                .filter(Commands::exists)
                .filter(each ->
                        !Commands.ask(each, "ps", "--format", "{{.ID}} up").isEmpty()
                                || !Commands.ask(each, "version", "--format", "{{.Server.Version}}")
                                        .isEmpty())
                .findFirst();
    }

    @Override
    public boolean isAlive() {
        return inspect("{{.State.Running}}").equals("true");
    }

    @Override
    public OptionalLong pid() {
        String pid = inspect("{{.State.Pid}}");
        return pid.isEmpty() || pid.equals("0") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(pid));
    }

    @Override
    public List<Long> helpers() {
        return List.of();
    }

    @Override
    public void start(BooleanSupplier answers) {
        if (!isAlive()) {
            prepare();
            Commands.tryRun(program("rm", "--force", name), log, SOON);
            Commands.run(program(run()), log, PULL);
        }
        long deadline = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (!answers.getAsBoolean()) {
            if (!isAlive() || System.nanoTime() > deadline) {
                throw new Fault(
                        "RabbitMQ's container " + name + " does not answer; see '" + engine + " logs " + name + "'.");
            }
            pause();
        }
    }

    @Override
    public void stop() {
        Commands.tryRun(program("stop", "--time", "30", name), log, SOON);
        Commands.tryRun(program("rm", "--force", name), log, SOON);
    }

    @Override
    public void kill() {
        Commands.tryRun(program("kill", name), log, SOON);
    }

    List<String> run() {
        return List.of(
                "run",
                "--detach",
                "--name",
                name,
                "--hostname",
                "ipmarket",
                "--publish",
                "127.0.0.1:" + settings.port(Port.RABBITMQ) + ":5672",
                "--volume",
                folder.resolve("container") + ":/etc/ipmarket:ro",
                "--volume",
                folder.resolve("container-data") + ":/var/lib/rabbitmq",
                "--env",
                "RABBITMQ_CONFIG_FILE=/etc/ipmarket/rabbitmq.conf",
                "--env",
                "RABBITMQ_ENABLED_PLUGINS_FILE=/etc/ipmarket/enabled_plugins",
                IMAGE);
    }

    /** The container's user is another one, so it reads what everybody may; the folder above is closed to everybody else. */
    private void prepare() {
        try {
            Path shown = Files.createDirectories(folder.resolve("container"));
            Files.createDirectories(folder.resolve("container-data"));
            Folders.closeToOthers(folder);
            Files.writeString(shown.resolve("definitions.json"), Topology.definitions(settings, secrets));
            Files.writeString(shown.resolve("enabled_plugins"), "[].\n");
            Files.writeString(shown.resolve("rabbitmq.conf"), """
                    load_definitions = /etc/ipmarket/definitions.json
                    log.console = true
                    vm_memory_high_watermark.absolute = 768MB
                    raft.wal_max_size_bytes = 67108864
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String inspect(String format) {
        return Commands.ask(engine, "inspect", "--format", format, name);
    }

    private Program program(String... arguments) {
        return program(List.of(arguments));
    }

    private Program program(List<String> arguments) {
        return new Program(Stream.concat(Stream.of(engine), arguments.stream()).toList(), folder);
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted");
        }
    }
}
