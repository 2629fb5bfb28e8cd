package org.ipmarket.local.rabbitmq;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.ipmarket.local.Folders;
import org.ipmarket.local.Port;
import org.ipmarket.local.Secrets;
import org.ipmarket.local.Settings;
import org.ipmarket.local.process.Daemon;
import org.ipmarket.local.process.Program;
import org.ipmarket.local.process.Signal;

/** RabbitMQ as a process of this machine, from the system's installation, with a name server of its own. All on loopback. */
final class NativeNode implements Node {
    private final Settings settings;
    private final Secrets secrets;
    private final Path folder;
    private final Daemon names;
    private final Daemon node;

    NativeNode(Settings settings, Secrets secrets, Path folder) {
        this.settings = settings;
        this.secrets = secrets;
        this.folder = folder;
        this.names = new Daemon("epmd", settings.processes(), settings.logs());
        this.node = new Daemon("rabbitmq", settings.processes(), settings.logs());
    }

    @Override
    public boolean isAlive() {
        return node.isAlive();
    }

    @Override
    public OptionalLong pid() {
        return node.pid();
    }

    @Override
    public List<Long> helpers() {
        return names.pid().stream().boxed().toList();
    }

    @Override
    public void start(BooleanSupplier answers) {
        Path script = RabbitInstallation.server().orElseThrow();
        Map<String, String> environment = environment();
        if (!node.isAlive()) {
            prepare();
        }
        startNames(environment);
        node.start(
                new Program(List.of(script.toString()), environment, folder),
                List.of(settings.port(Port.RABBITMQ), settings.port(Port.RABBITMQ_DISTRIBUTION)));
        node.await(Duration.ofSeconds(90), answers);
    }

    @Override
    public void stop() {
        node.stop(Signal.TERM, Duration.ofSeconds(30));
        names.stop(Signal.TERM, Duration.ofSeconds(5));
    }

    @Override
    public void kill() {
        node.stop(Signal.KILL, Duration.ofSeconds(10));
    }

    private void startNames(Map<String, String> environment) {
        int port = settings.port(Port.RABBITMQ_NAMES);
        names.start(
                new Program(
                        List.of(
                                RabbitInstallation.nameServer().toString(),
                                "-address",
                                "127.0.0.1",
                                "-port",
                                "" + port),
                        environment,
                        folder),
                List.of(port));
        names.await(Duration.ofSeconds(10), () -> listens(port));
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private void prepare() {
        Folders.writePrivately(folder.resolve("definitions.json"), Topology.definitions(settings, secrets));
        Folders.writePrivately(folder.resolve("enabled_plugins"), "[].\n");
        Folders.writePrivately(folder.resolve("environment.conf"), "");
        Folders.writePrivately(folder.resolve("rabbitmq.conf"), configuration());
        Path cookie = folder.resolve(".erlang.cookie");
        if (!Files.exists(cookie)) {
            Folders.writePrivately(cookie, secrets.erlangCookie());
        }
    }

    private String configuration() {
        return """
                listeners.tcp.local = 127.0.0.1:%d
                load_definitions = %s
                log.console = true
                log.console.level = info
                log.connection.level = warning
                log.file = false
                vm_memory_high_watermark.absolute = 768MB
                disk_free_limit.absolute = 200MB
                raft.wal_max_size_bytes = 67108864
                """.formatted(settings.port(Port.RABBITMQ), folder.resolve("definitions.json"));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("HOME", folder.toString());
        environment.put("RABBITMQ_NODENAME", "ipmarket@localhost");
        environment.put("RABBITMQ_NODE_PORT", "" + settings.port(Port.RABBITMQ));
        environment.put("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1");
        environment.put("RABBITMQ_DIST_PORT", "" + settings.port(Port.RABBITMQ_DISTRIBUTION));
        environment.put("RABBITMQ_MNESIA_BASE", folder.resolve("data").toString());
        environment.put("RABBITMQ_LOG_BASE", settings.logs().toString());
        environment.put("RABBITMQ_LOGS", "-");
        environment.put(
                "RABBITMQ_ENABLED_PLUGINS_FILE",
                folder.resolve("enabled_plugins").toString());
        environment.put("RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq.conf").toString());
        environment.put(
                "RABBITMQ_ADVANCED_CONFIG_FILE",
                folder.resolve("advanced.config").toString());
        environment.put(
                "RABBITMQ_CONF_ENV_FILE", folder.resolve("environment.conf").toString());
        environment.put(
                "RABBITMQ_GENERATED_CONFIG_DIR", folder.resolve("generated").toString());
        environment.put("RABBITMQ_PID_FILE", folder.resolve("node.pid").toString());
        environment.put(
                "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
                "-kernel inet_dist_use_interface {127,0,0,1} +S 2:2 +SDio 4 +A 4 -start_epmd false"
                        // an idle scheduler sleeps: on few cores to spin takes time from everybody else
                        + " +sbwt none +sbwtdcpu none +sbwtdio none");
        // makes the server's script hand its process over to Erlang instead of waiting beside it
        environment.put("RUNNING_UNDER_SYSTEMD", "true");
        environment.put("ERL_EPMD_ADDRESS", "127.0.0.1");
        environment.put("ERL_EPMD_PORT", "" + settings.port(Port.RABBITMQ_NAMES));
        environment.put("ERL_CRASH_DUMP_BYTES", "0");
        return environment;
    }
}
