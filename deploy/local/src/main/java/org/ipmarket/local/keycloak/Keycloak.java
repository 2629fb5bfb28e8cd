package org.ipmarket.local.keycloak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.ipmarket.local.Folders;
import org.ipmarket.local.Part;
import org.ipmarket.local.Port;
import org.ipmarket.local.Secrets;
import org.ipmarket.local.Settings;
import org.ipmarket.local.process.Daemon;
import org.ipmarket.local.process.Http;
import org.ipmarket.local.process.Program;
import org.ipmarket.local.process.Signal;

/** Keycloak with the realm {@code ipmarket}, its data in the market's PostgreSQL, on loopback. */
public final class Keycloak implements Part {
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-Xms48m",
            "-Xmx192m",
            "-Xss512k",
            "-XX:MaxMetaspaceSize=224m",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:+ExitOnOutOfMemoryError",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dfile.encoding=UTF-8",
            "-Duser.language=en",
            "-Duser.country=US",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dpicocli.disable.closures=true",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory");

    private final Settings settings;
    private final Secrets secrets;
    private final Path folder;
    private final Daemon daemon;

    public Keycloak(Settings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
        this.folder = settings.home().resolve("keycloak");
        this.daemon = new Daemon(name(), settings.processes(), settings.logs());
    }

    @Override
    public String name() {
        return "keycloak";
    }

    @Override
    public List<Port> ports() {
        return List.of(Port.KEYCLOAK, Port.KEYCLOAK_MANAGEMENT);
    }

    @Override
    public OptionalLong pid() {
        return daemon.pid();
    }

    @Override
    public boolean answers() {
        return Http.isOk("http://127.0.0.1:" + settings.port(Port.KEYCLOAK_MANAGEMENT) + "/auth/health/ready")
                && Http.isOk(settings.keycloakUrl() + "/realms/ipmarket/.well-known/openid-configuration");
    }

    /** Unpacks and optimises the programs where that has not been done: the long part of a first start, and it needs no database. */
    public void prepare() {
        KeycloakDistribution.linkInto(folder, settings, daemon.log());
    }

    @Override
    public void start() {
        if (!daemon.isAlive()) {
            prepare();
            RealmFile realm = new RealmFile(settings.root());
            Folders.writePrivately(folder.resolve("data/import/ipmarket-realm.json"), realm.merged());
            daemon.start(
                    new Program(command(), environment(realm), folder),
                    ports().stream().map(settings::port).toList());
        }
        daemon.await(Duration.ofSeconds(150), this::answers);
        AdminApi api = new AdminApi(settings.keycloakUrl(), secrets.client(AdminApi.CLIENT));
        RealmFile source = new RealmFile(settings.root());
        new RealmChanges(settings.root(), api, secretsOf(source)).apply();
        source.missing(known(api)).ifPresent(people -> api.send("POST", "/partialImport", people));
    }

    private static Set<String> known(AdminApi api) {
        return api.send("GET", "/users?briefRepresentation=true&max=10000", null)
                .valueStream()
                .map(user -> user.get("username").asText())
                .collect(Collectors.toSet());
    }

    private Map<String, String> secretsOf(RealmFile realm) {
        Map<String, String> values = new HashMap<>();
        realm.secretPlaceholders().forEach((variable, client) -> values.put(variable, secrets.client(client)));
        return values;
    }

    @Override
    public void stop() {
        daemon.stop(Signal.TERM, Duration.ofSeconds(20));
    }

    @Override
    public void kill() {
        daemon.stop(Signal.KILL, Duration.ofSeconds(10));
    }

    private List<String> command() {
        List<String> command = new java.util.ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(JVM);
        command.add("-Dkc.home.dir=" + folder);
        command.add("-Djboss.server.config.dir=" + folder.resolve("conf"));
        command.addAll(List.of(
                "-cp",
                folder.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized",
                "--import-realm"));
        return command;
    }

    private Map<String, String> environment(RealmFile realm) {
        Map<String, String> environment = new HashMap<>();
        environment.put("KC_DB_URL", "jdbc:postgresql://127.0.0.1:" + settings.port(Port.POSTGRESQL) + "/keycloak");
        environment.put("KC_DB_USERNAME", "keycloak");
        environment.put("KC_DB_PASSWORD", secrets.database("keycloak"));
        environment.put("KC_DB_POOL_INITIAL_SIZE", "1");
        environment.put("KC_DB_POOL_MIN_SIZE", "1");
        environment.put("KC_DB_POOL_MAX_SIZE", "12");
        environment.put("KC_CACHE", "local");
        environment.put("KC_HTTP_ENABLED", "true");
        environment.put("KC_HTTP_HOST", "127.0.0.1");
        environment.put("KC_HTTP_PORT", "" + settings.port(Port.KEYCLOAK));
        environment.put("KC_HTTP_POOL_MAX_THREADS", "12");
        environment.put("KC_HTTP_MANAGEMENT_PORT", "" + settings.port(Port.KEYCLOAK_MANAGEMENT));
        environment.put("KC_HTTP_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("KC_HOSTNAME", settings.publicUrl() + "/auth");
        environment.put("KC_HOSTNAME_BACKCHANNEL_DYNAMIC", "true");
        environment.put("KC_BOOTSTRAP_ADMIN_CLIENT_ID", AdminApi.CLIENT);
        environment.put("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", secrets.client(AdminApi.CLIENT));
        environment.put("IPMARKET_PUBLIC_URL", settings.publicUrl());
        environment.put("IPMARKET_REALM_MODE", "test");
        environment.putAll(secretsOf(realm));
        return environment;
    }
}
