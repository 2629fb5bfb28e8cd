package org.ipmarket.local.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.ipmarket.local.Fault;
import org.ipmarket.local.Folders;
import org.ipmarket.local.Part;
import org.ipmarket.local.Port;
import org.ipmarket.local.Secrets;
import org.ipmarket.local.Settings;
import org.ipmarket.local.process.Daemon;
import org.ipmarket.local.process.Http;
import org.ipmarket.local.process.Program;
import org.ipmarket.local.process.Signal;

/** One of the market's own programs: a service or the gateway, as Maven has packaged it. */
public final class JavaService implements Part {
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            // on two cores the second compiler costs more than it gives in the first minutes: 5.3 s of computing to
            // ready, 2.9 without
            "-XX:TieredStopAtLevel=1",
            "-Xms32m",
            "-Xmx128m",
            "-Xss512k",
            "-XX:MaxMetaspaceSize=160m",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+UseStringDeduplication",
            "-Dfile.encoding=UTF-8",
            "-Duser.timezone=UTC");

    private static final String JAR = "quarkus-run.jar";

    private final Settings settings;
    private final Secrets secrets;
    private final Module module;
    private final Daemon daemon;

    public JavaService(Settings settings, Secrets secrets, Module module) {
        this.settings = settings;
        this.secrets = secrets;
        this.module = module;
        this.daemon = new Daemon(name(), settings.processes(), settings.logs());
    }

    @Override
    public String name() {
        return module.artifact();
    }

    @Override
    public List<Port> ports() {
        return List.of(module.port());
    }

    @Override
    public OptionalLong pid() {
        return daemon.pid();
    }

    @Override
    public boolean answers() {
        return Http.isOk("http://127.0.0.1:" + settings.port(module.port()) + "/q/health/ready");
    }

    @Override
    public void start() {
        launch();
        awaitReady();
    }

    public Module module() {
        return module;
    }

    /** Takes over what Maven has packaged, unless it is running. The program runs from its own copy, so a later build does not pull it from under its feet. */
    public void deploy() {
        if (daemon.isAlive()) {
            return;
        }
        Path packaged = module.packaged(settings.root());
        if (!Files.exists(packaged.resolve(JAR))) {
            throw new Fault(name() + " has not been built (" + packaged + " is missing): 'make run' builds it.");
        }
        Folders.delete(deployed());
        Folders.copy(packaged, deployed());
    }

    /** Starts what was deployed, without waiting, so that several can warm up side by side. */
    public void launch() {
        Path jar = deployed().resolve(JAR);
        if (!Files.exists(jar)) {
            deploy();
        }
        daemon.start(new Program(command(jar), environment(), settings.home()), List.of(settings.port(module.port())));
    }

    private Path deployed() {
        return settings.home().resolve("app").resolve(name());
    }

    public void awaitReady() {
        daemon.await(Duration.ofSeconds(120), this::answers);
    }

    @Override
    public void stop() {
        daemon.stop(Signal.TERM, Duration.ofSeconds(15));
    }

    @Override
    public void kill() {
        daemon.stop(Signal.KILL, Duration.ofSeconds(10));
    }

    /** {@code IPMARKET_JAVA_OPTIONS} comes last, so it has the last word. */
    private static List<String> command(Path jar) {
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        String further = System.getenv().getOrDefault("IPMARKET_JAVA_OPTIONS", "");
        return Stream.of(
                        Stream.of(java),
                        JVM.stream(),
                        Stream.of(further.split(" ")).filter(option -> !option.isBlank()),
                        Stream.of("-jar", jar.toString()))
                .flatMap(part -> part)
                .toList();
    }

    private Map<String, String> environment() {
        return new ServiceEnvironment(settings, secrets).of(module);
    }
}
