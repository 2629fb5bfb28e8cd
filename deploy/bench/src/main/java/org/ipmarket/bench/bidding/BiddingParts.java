package org.ipmarket.bench.bidding;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ipmarket.chassis.config.Broker;
import org.ipmarket.local.Fault;
import org.ipmarket.local.Folders;
import org.ipmarket.local.Port;
import org.ipmarket.local.Secrets;
import org.ipmarket.local.Settings;
import org.ipmarket.local.postgres.Databases;
import org.ipmarket.local.postgres.PostgreSql;
import org.ipmarket.local.rabbitmq.RabbitMq;
import org.ipmarket.local.rabbitmq.Topology;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL and a RabbitMQ configured as the market's own, with every exchange, queue and binding, and the bidding service as
 * Maven has packaged it. The baseline has a database of its own on the same PostgreSQL.
 */
final class BiddingParts implements AutoCloseable {
    private static final int OFFSET = 2_000;
    private static final String BIDDING = "bidding";
    private static final String BASELINE = "baseline";
    /** 200 bidders send what thousands would: the limit is checked and never reached. */
    private static final String BIDS_OF_ONE_A_SECOND = "10000";

    private static final Duration READY = Duration.ofMinutes(3);

    private final Settings settings;
    private final Secrets secrets;
    private final PostgreSql postgreSql;
    private final RabbitMq rabbitMq;
    private Process service;

    private BiddingParts() {
        Settings usual = Settings.fromEnvironment();
        Path home = usual.root().resolve(".local/bench-bidding");
        settings = new Settings(usual.root(), home, OFFSET + usual.offset(), usual.cache(), false);
        secrets = new Secrets(settings);
        postgreSql = new PostgreSql(settings, secrets);
        rabbitMq = new RabbitMq(settings, secrets);
    }

    static BiddingParts start() throws IOException, InterruptedException {
        BiddingParts parts = new BiddingParts();
        Runtime.getRuntime().addShutdownHook(new Thread(parts::close));
        try {
            parts.postgreSql.start();
            parts.rabbitMq.start();
            Databases databases = new Databases(parts.settings, parts.secrets);
            databases.recreate(BASELINE);
            databases.recreate(BIDDING);
            parts.startService();
            return parts;
        } catch (RuntimeException | IOException | InterruptedException e) {
            parts.close();
            throw e;
        }
    }

    private void startService() throws IOException, InterruptedException {
        Path jar = settings.root().resolve("services/bidding/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new Fault("bidding has not been packaged (" + jar + " is missing): 'make bench' does it.");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(List.of("-Xms512m", "-Xmx512m", "-XX:+UseParallelGC", "-XX:+ExitOnOutOfMemoryError"));
        String further = System.getenv().getOrDefault("IPMARKET_JAVA_OPTIONS", "");
        command.addAll(List.of(further.split(" ")).stream()
                .filter(option -> !option.isBlank())
                .toList());
        command.addAll(List.of("-Duser.timezone=UTC", "-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(settings.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log());
        builder.environment()
                .putAll(Map.ofEntries(
                        Map.entry("QUARKUS_HTTP_PORT", "" + servicePort()),
                        Map.entry("IPMARKET_POSTGRES_PORT", "" + settings.port(Port.POSTGRESQL)),
                        Map.entry("IPMARKET_DB_PASSWORD", secrets.database(BIDDING)),
                        Map.entry("IPMARKET_KEYCLOAK_URL", settings.keycloakUrl()),
                        Map.entry("IPMARKET_ISSUER", settings.issuer()),
                        Map.entry("IPMARKET_BIDDING_BIDDER_PER_SECOND", BIDS_OF_ONE_A_SECOND),
                        Map.entry("IPMARKET_SIGNING_KEY", secrets.signingKey(BIDDING)),
                        Map.entry("IPMARKET_RABBITMQ_PORT", "" + settings.port(Port.RABBITMQ)),
                        Map.entry("IPMARKET_RABBITMQ_USER", Topology.USER),
                        Map.entry("IPMARKET_RABBITMQ_PASSWORD", secrets.rabbitmq(Topology.USER)),
                        Map.entry(
                                "IPMARKET_OUTBOX_UNREAD_TYPES",
                                String.join(",", Topology.unreadTypes(settings.root())))));
        service = builder.start();
        awaitReady();
    }

    private void awaitReady() throws IOException, InterruptedException {
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + servicePort() + "/q/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        long end = System.nanoTime() + READY.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end) {
                requireAlive();
                try {
                    if (client.send(ready, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    TimeUnit.MILLISECONDS.sleep(200);
                }
            }
        }
        throw new Fault("bidding is not ready: " + lastLines());
    }

    /** @throws Fault with the service's last words where it has ended */
    void requireAlive() throws IOException {
        if (!service.isAlive()) {
            throw new Fault("bidding ended: " + lastLines());
        }
    }

    private String lastLines() throws IOException {
        List<String> lines = Files.readAllLines(log().toPath());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }

    private File log() {
        return settings.home().resolve("bidding.log").toFile();
    }

    int servicePort() {
        return settings.port(Port.BIDDING);
    }

    int databasePort() {
        return settings.port(Port.POSTGRESQL);
    }

    /** Of the baseline; its role has the same name. */
    String baselineDatabase() {
        return BASELINE;
    }

    String baselinePassword() {
        return secrets.database(BASELINE);
    }

    Connection connectToBaseline() throws SQLException {
        return connect(BASELINE);
    }

    Connection connectToBidding() throws SQLException {
        return connect(BIDDING);
    }

    private Connection connect(String database) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {databasePort()});
        source.setDatabaseName(database);
        source.setUser(database);
        source.setPassword(secrets.database(database));
        return source.getConnection();
    }

    Broker broker() {
        return new Broker(
                "127.0.0.1", settings.port(Port.RABBITMQ), "/", Topology.USER, secrets.rabbitmq(Topology.USER));
    }

    /** Whose tokens the service takes. */
    String issuer() {
        return settings.issuer();
    }

    /** Where the service looks for the keys of tokens. */
    int identityPort() {
        return settings.port(Port.KEYCLOAK);
    }

    Path folder() {
        return settings.home();
    }

    /** May be called again; an interrupted run calls it too. */
    @Override
    public synchronized void close() {
        if (service != null) {
            service.destroy();
            try {
                if (!service.waitFor(10, TimeUnit.SECONDS)) {
                    service.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                service.destroyForcibly();
            }
        }
        rabbitMq.stop();
        postgreSql.stop();
        Folders.delete(settings.home());
    }
}
