package org.ipmarket.local.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.ipmarket.local.Ed25519;
import org.ipmarket.local.Fault;
import org.ipmarket.local.FolderLock;
import org.ipmarket.local.Folders;
import org.ipmarket.local.Part;
import org.ipmarket.local.Port;
import org.ipmarket.local.Secrets;
import org.ipmarket.local.Settings;
import org.ipmarket.local.process.Daemon;
import org.ipmarket.local.process.Http;
import org.ipmarket.local.process.Program;
import org.ipmarket.local.process.Signal;

/**
 * One of the keepers of keys for sealed bids, with a folder of its own. Here the launcher sets it up, as the person would
 * who runs it elsewhere: it makes its identity and tells it the market's signing key.
 */
public final class Keeper implements Part {
    /** How many of them open a sealed bid. */
    public static final int THRESHOLD = 2;

    private static final List<Port> PORTS = List.of(Port.KEEPER_1, Port.KEEPER_2, Port.KEEPER_3);

    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-Xms8m",
            "-Xmx48m",
            "-Xss256k",
            "-XX:MaxMetaspaceSize=48m",
            "-XX:ReservedCodeCacheSize=16m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8");

    private final Settings settings;
    private final Secrets secrets;
    private final int number;
    private final Daemon daemon;

    private Keeper(Settings settings, Secrets secrets, int number) {
        this.settings = settings;
        this.secrets = secrets;
        this.number = number;
        this.daemon = new Daemon(name(), settings.processes(), settings.logs());
    }

    public static List<Keeper> all(Settings settings, Secrets secrets) {
        return Stream.iterate(1, number -> number + 1)
                .limit(PORTS.size())
                .map(number -> new Keeper(settings, secrets, number))
                .toList();
    }

    /** What Maven makes of the sources. */
    public static Path packaged(Path root) {
        return root.resolve("services/keeper/target/app");
    }

    /** The program among it. */
    public static Path packagedMark(Path root) {
        return packaged(root).resolve("keeper.jar");
    }

    @Override
    public String name() {
        return "keeper-" + number;
    }

    public String url() {
        return "http://127.0.0.1:" + settings.port(port());
    }

    /** Its own folder: whoever has it has this keeper's keys. */
    public Path folder() {
        return settings.home().resolve("keepers").resolve(name());
    }

    /** Its public key, X.509 in base64; made where it has none yet. */
    public String identity() {
        Path file = folder().resolve("identity.key");
        try (FolderLock ignored = FolderLock.take(folder().resolveSibling(name() + ".lock"))) {
            if (!Files.exists(file)) {
                Folders.writePrivately(file, Ed25519.newPrivateKey() + "\n");
            }
            return Ed25519.publicKey(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Port> ports() {
        return List.of(port());
    }

    private Port port() {
        return PORTS.get(number - 1);
    }

    @Override
    public OptionalLong pid() {
        return daemon.pid();
    }

    @Override
    public boolean answers() {
        return Http.isOk(url() + "/health");
    }

    @Override
    public void start() {
        launch();
        awaitReady();
    }

    /** Starts it, without waiting, from a copy of what Maven has packaged. */
    public void launch() {
        if (daemon.isAlive()) {
            return;
        }
        if (!Files.exists(packagedMark(settings.root()))) {
            throw new Fault(name() + " has not been built (" + packagedMark(settings.root())
                    + " is missing): 'make run' builds it, or 'mvn -pl services/keeper -am package'.");
        }
        Path deployed = settings.home().resolve("app").resolve(name());
        Folders.delete(deployed);
        Folders.copy(packaged(settings.root()), deployed);
        identity();
        daemon.start(
                new Program(command(deployed.resolve("keeper.jar")), environment(), settings.home()),
                List.of(settings.port(port())));
    }

    public void awaitReady() {
        daemon.await(Duration.ofSeconds(60), this::answers);
    }

    @Override
    public void stop() {
        daemon.stop(Signal.TERM, Duration.ofSeconds(10));
    }

    @Override
    public void kill() {
        daemon.stop(Signal.KILL, Duration.ofSeconds(10));
    }

    private static List<String> command(Path jar) {
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        return Stream.of(Stream.of(java), JVM.stream(), Stream.of("-jar", jar.toString()))
                .flatMap(part -> part)
                .toList();
    }

    private Map<String, String> environment() {
        return Map.of(
                "IPMARKET_KEEPER_NAME", name(),
                "IPMARKET_KEEPER_FOLDER", folder().toString(),
                "IPMARKET_KEEPER_PORT", "" + settings.port(port()),
                "IPMARKET_KEEPER_MARKET_KEYS", Ed25519.publicKey(secrets.signingKey("bidding")));
    }
}
