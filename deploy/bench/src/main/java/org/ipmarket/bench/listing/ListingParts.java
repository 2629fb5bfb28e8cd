package org.ipmarket.bench.listing;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ipmarket.local.Fault;
import org.ipmarket.local.Folders;
import org.ipmarket.local.Port;
import org.ipmarket.local.Secrets;
import org.ipmarket.local.Settings;
import org.ipmarket.local.postgres.Databases;
import org.ipmarket.local.postgres.PostgreSql;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL configured as the market's own, and the listing service as Maven has packaged it, with a heap of 512 MiB. It tells its events into
 * its outbox; nothing sends them on, and nobody logs in.
 */
final class ListingParts implements AutoCloseable {
    private static final int OFFSET = 2_000;
    private static final String DATABASE = "listing";
    private static final Pattern COLLECTION = Pattern.compile("(\\d+)([MK])->\\d+[MK]\\(");
    private static final Duration READY = Duration.ofMinutes(5);

    private final Settings settings;
    private final Secrets secrets;
    private final PostgreSql postgreSql;
    private Process service;

    private ListingParts() {
        Settings usual = Settings.fromEnvironment();
        Path home = usual.root().resolve(".local/bench-listing");
        settings = new Settings(usual.root(), home, OFFSET + usual.offset(), usual.cache(), false);
        secrets = new Secrets(settings);
        postgreSql = new PostgreSql(settings, secrets);
    }

    static ListingParts start() throws IOException, InterruptedException {
        ListingParts parts = new ListingParts();
        Runtime.getRuntime().addShutdownHook(new Thread(parts::close));
        try {
            parts.postgreSql.start();
            new Databases(parts.settings, parts.secrets).recreate(DATABASE);
            parts.startService();
            return parts;
        } catch (RuntimeException | IOException | InterruptedException e) {
            parts.close();
            throw e;
        }
    }

    private void startService() throws IOException, InterruptedException {
        Path jar = settings.root().resolve("services/listing/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new Fault("listing has not been packaged (" + jar + " is missing): 'make bench' does it.");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        command.add("-Xlog:gc:file=" + collections() + "::filecount=0");
        command.addAll(List.of("-Duser.timezone=UTC", "-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(settings.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log());
        builder.environment()
                .putAll(Map.ofEntries(
                        Map.entry("QUARKUS_HTTP_PORT", "" + settings.port(Port.LISTING)),
                        Map.entry("IPMARKET_POSTGRES_PORT", "" + settings.port(Port.POSTGRESQL)),
                        Map.entry("IPMARKET_DB_PASSWORD", secrets.database(DATABASE)),
                        Map.entry("IPMARKET_KEYCLOAK_URL", settings.keycloakUrl()),
                        Map.entry("IPMARKET_ISSUER", settings.issuer()),
                        Map.entry("IPMARKET_LOGINS_SECRET", "nobody-logs-in"),
                        Map.entry("IPMARKET_RABBITMQ_USER", "nobody"),
                        Map.entry("IPMARKET_RABBITMQ_PASSWORD", "nothing-is-sent"),
                        Map.entry("IPMARKET_OUTBOX_ENABLED", "false"),
                        Map.entry("IPMARKET_INBOX_ENABLED", "false")));
        service = builder.start();
        awaitReady();
    }

    private void awaitReady() throws IOException, InterruptedException {
        HttpRequest ready = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + settings.port(Port.LISTING) + "/q/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        long end = System.nanoTime() + READY.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end) {
                if (!service.isAlive()) {
                    throw new Fault("listing ended: " + lastLines());
                }
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
        throw new Fault("listing is not ready: " + lastLines());
    }

    boolean isAlive() {
        return service.isAlive();
    }

    String lastLines() throws IOException {
        List<String> lines = Files.readAllLines(log().toPath());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }

    private File log() {
        return settings.home().resolve("listing.log").toFile();
    }

    private Path collections() {
        return settings.home().resolve("gc.log");
    }

    /** The most of the heap that was full before any collection, in MiB. */
    double peakHeap() throws IOException {
        double most = 0;
        for (String line : Files.readAllLines(collections())) {
            Matcher used = COLLECTION.matcher(line);
            if (used.find()) {
                double size = Double.parseDouble(used.group(1)) / (used.group(2).equals("K") ? 1024 : 1);
                most = Math.max(most, size);
            }
        }
        return most;
    }

    Connection connect() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {settings.port(Port.POSTGRESQL)});
        source.setDatabaseName(DATABASE);
        source.setUser(DATABASE);
        source.setPassword(secrets.database(DATABASE));
        return source.getConnection();
    }

    /** Of the service. */
    String address() {
        return "http://127.0.0.1:" + settings.port(Port.LISTING);
    }

    /** Whose tokens the service takes. */
    String issuer() {
        return settings.issuer();
    }

    /** Where the service looks for the keys of tokens. */
    int identityPort() {
        return settings.port(Port.KEYCLOAK);
    }

    /** Where something may be written that is dropped afterwards. */
    Path folder() {
        return settings.home();
    }

    /** Ends the service; the database stays. */
    void stopService() throws InterruptedException {
        if (service != null) {
            service.destroy();
            if (!service.waitFor(10, TimeUnit.SECONDS)) {
                service.destroyForcibly().waitFor();
            }
        }
    }

    /** May be called again; an interrupted run calls it too. */
    @Override
    public synchronized void close() {
        if (service != null) {
            service.destroyForcibly();
        }
        postgreSql.stop();
        Folders.delete(settings.home());
    }
}
