package org.ipmarket.local.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.ipmarket.local.Folders;
import org.ipmarket.local.Part;
import org.ipmarket.local.Port;
import org.ipmarket.local.Secrets;
import org.ipmarket.local.Settings;
import org.ipmarket.local.process.Commands;
import org.ipmarket.local.process.Daemon;
import org.ipmarket.local.process.Program;
import org.ipmarket.local.process.Signal;

/** PostgreSQL 18 with its data in {@code postgresql/} of the market's folder, on loopback, passwords asked of everybody. */
public final class PostgreSql implements Part {
    private static final Map<String, String> CONFIGURATION = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "160"),
            Map.entry("shared_buffers", "512MB"),
            Map.entry("work_mem", "4MB"),
            Map.entry("max_wal_size", "512MB"),
            Map.entry("io_method", "sync"),
            Map.entry("autovacuum_max_workers", "2"),
            Map.entry("jit", "off"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("timezone", "UTC"),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("cluster_name", "ipmarket"));

    private final Settings settings;
    private final Databases databases;
    private final Secrets secrets;
    private final Daemon daemon;
    private final Path data;

    public PostgreSql(Settings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
        this.databases = new Databases(settings, secrets);
        this.daemon = new Daemon(name(), settings.processes(), settings.logs());
        this.data = settings.home().resolve("postgresql/data");
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public List<Port> ports() {
        return List.of(Port.POSTGRESQL);
    }

    @Override
    public OptionalLong pid() {
        return daemon.pid();
    }

    @Override
    public boolean answers() {
        return databases.answers();
    }

    @Override
    public void start() {
        if (!daemon.isAlive()) {
            Path binaries = PostgresBinaries.unpacked(settings.cache());
            Unprivileged unprivileged = Unprivileged.find();
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                initialise(binaries, unprivileged);
            }
            forgetDeadMaster();
            daemon.start(
                    new Program(unprivileged.command(server(binaries)), data), List.of(settings.port(Port.POSTGRESQL)));
        }
        daemon.await(Duration.ofSeconds(60), databases::answers);
        databases.ensureAll();
    }

    @Override
    public void stop() {
        daemon.stop(Signal.INT, Duration.ofSeconds(20));
    }

    @Override
    public void kill() {
        daemon.stop(Signal.KILL, Duration.ofSeconds(10));
    }

    /** Made beside its final place and renamed, so that an interrupted first start begins anew. */
    private void initialise(Path binaries, Unprivileged unprivileged) {
        Path next = data.resolveSibling("data.next");
        Path password = data.resolveSibling("password");
        try {
            Folders.delete(next);
            Files.createDirectories(next);
            Folders.writePrivately(password, secrets.database(Databases.SUPERUSER));
            unprivileged.own(data.getParent(), binaries.resolve("bin/initdb"), daemon.log());
            Commands.run(
                    new Program(
                            unprivileged.command(List.of(
                                    binaries.resolve("bin/initdb").toString(),
                                    "--pgdata=" + next,
                                    "--username=" + Databases.SUPERUSER,
                                    "--pwfile=" + password,
                                    "--auth=scram-sha-256",
                                    "--encoding=UTF8",
                                    "--locale-provider=builtin",
                                    "--builtin-locale=C.UTF-8",
                                    "--locale=C",
                                    "--no-instructions")),
                            next.getParent()),
                    daemon.log(),
                    Duration.ofMinutes(2));
            Files.move(next, data);
            Files.delete(password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> server(Path binaries) {
        Stream<String> options = CONFIGURATION.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> Stream.of("-c", entry.getKey() + "=" + entry.getValue()));
        return Stream.concat(
                        Stream.of(
                                binaries.resolve("bin/postgres").toString(),
                                "-D",
                                data.toString(),
                                "-p",
                                "" + settings.port(Port.POSTGRESQL)),
                        options)
                .toList();
    }

    /** After a kill PostgreSQL leaves its process id behind; where that id is another program's now it would refuse to start. */
    private void forgetDeadMaster() {
        Path file = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return;
            }
            long pid = Long.parseLong(Files.readAllLines(file).getFirst().trim());
            boolean stillPostgres = ProcessHandle.of(pid)
                    .flatMap(process -> process.info().command())
                    .filter(command -> command.endsWith("/postgres"))
                    .isPresent();
            if (!stillPostgres) {
                Files.delete(file);
            }
        } catch (IOException | NumberFormatException e) {
            // PostgreSQL decides about the file itself
        }
    }
}
