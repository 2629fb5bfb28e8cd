package org.ipmarket.notification.feed.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.ipmarket.chassis.config.Broker;
import org.ipmarket.chassis.outbox.Relay;
import org.ipmarket.chassis.test.TestMarket;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.local.Port;
import org.ipmarket.local.Secrets;
import org.ipmarket.local.Settings;
import org.ipmarket.local.postgres.Databases;
import org.ipmarket.local.rabbitmq.RabbitMq;
import org.ipmarket.local.rabbitmq.Topology;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * From 64 writers whose transactions overlap and commit out of order, by a service's outbox and relay, the broker and two replicas of this
 * service, to eight readers: nothing is missed, nothing comes twice, each resource's events keep their order. Meanwhile both replicas are
 * killed in turn, the broker is, the relay gives way to its stand-by, and the database breaks all sessions of the service.
 * {@code -Dfeed.events=50000} is the full run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedIT {
    private static final int EVENTS = Integer.getInteger("feed.events", 5_000);
    private static final int WRITERS = 64;
    private static final String FEED = "test_feed";
    private static final String TELLER = "test_feed_teller";
    /** So that it may be killed without disturbing anybody. */
    private static final int BESIDE_THE_SHARED = 2_300;

    private static final int FIRST_PORT = 100;

    private final Settings shared = TestMarket.up();
    private final Secrets secrets = new Secrets(shared);
    private final List<Replica> replicas = new ArrayList<>();
    private RabbitMq broker;
    private Broker connections;
    private PGSimpleDataSource teller;

    @BeforeAll
    void stage() throws Exception {
        Databases databases = new Databases(shared, secrets);
        databases.recreate(FEED);
        databases.recreate(TELLER);
        teller = database(TELLER);
        Flyway.configure().dataSource(teller).locations("db/chassis").load().migrate();
        Path root = shared.root();
        Settings own = new Settings(
                root,
                root.resolve("services/notification/target/own-broker"),
                shared.offset() + BESIDE_THE_SHARED,
                shared.cache(),
                true);
        Secrets ofBroker = new Secrets(own);
        broker = new RabbitMq(own, ofBroker);
        broker.start();
        String password = ofBroker.rabbitmq(Topology.USER);
        connections = new Broker(
                "127.0.0.1", own.port(Port.RABBITMQ), Topology.testHost("notification"), Topology.USER, password);
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("IPMARKET_KEYCLOAK_URL", shared.keycloakUrl());
        environment.put("IPMARKET_ISSUER", shared.issuer());
        environment.put("IPMARKET_POSTGRES_PORT", "" + shared.port(Port.POSTGRESQL));
        environment.put("IPMARKET_DB_NAME", FEED);
        environment.put("IPMARKET_DB_PASSWORD", secrets.database(FEED));
        environment.put("IPMARKET_WEBHOOKS_KEY", secrets.encryptionKey("notification"));
        environment.put("IPMARKET_RABBITMQ_PORT", "" + own.port(Port.RABBITMQ));
        environment.put("IPMARKET_RABBITMQ_USER", Topology.USER);
        environment.put("IPMARKET_RABBITMQ_PASSWORD", password);
        environment.put("IPMARKET_RABBITMQ_VHOST", Topology.testHost("notification"));
        for (int i = 0; i < 2; i++) {
            replicas.add(new Replica(shared.port(Port.NOTIFICATION) + FIRST_PORT + i, environment));
        }
        for (Replica replica : replicas) {
            replica.start();
            // one after the other: the first makes the tables
            replica.awaitReady();
        }
    }

    @AfterAll
    void leave() {
        replicas.forEach(Replica::kill);
        if (broker != null) {
            broker.stop();
        }
    }

    @Test
    void nothingIsMissedNothingComesTwiceAndOrderIsKept() throws Exception {
        Writers writers = new Writers(teller, EVENTS);
        List<Reader> readers = readers();
        Relay relay = relay();
        Relay standBy = relay();
        long began = System.nanoTime();
        List<String> happened = new ArrayList<>();
        try (ExecutorService hands = Executors.newCachedThreadPool()) {
            hands.submit(relay);
            readers.forEach(hands::submit);
            List<Future<?>> writing = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                long seed = i;
                writing.add(hands.submit(() -> writers.write(seed)));
            }

            at(15, () -> {
                replicas.get(0).kill();
                replicas.get(0).start();
                happened.add("replica 1 killed");
            });
            at(35, () -> {
                broker.kill();
                broker.start();
                happened.add("broker killed");
            });
            replicas.get(0).awaitReady();
            at(50, () -> {
                replicas.get(1).kill();
                replicas.get(1).start();
                happened.add("replica 2 killed");
            });
            at(65, () -> {
                hands.submit(standBy);
                relay.close();
                happened.add("relay ended, its stand-by goes on");
            });
            at(80, () -> happened.add(breakSessions() + " sessions of the service broken"));

            for (Future<?> writer : writing) {
                writer.get();
            }
            double wrote = seconds(began);
            awaitAllRead(writers, readers);
            double read = seconds(began);
            // whatever comes twice, or should not come at all, has the time to come
            TimeUnit.SECONDS.sleep(3);
            for (Reader reader : readers) {
                reader.stop();
            }
            standBy.close();
            hands.shutdown();
            assertThat(hands.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            System.out.printf(
                    "feed: %d events of %d transactions that overlap (%d rolled back) written in %.0f s, read by all in %.0f s;"
                            + " %d recorded a second; %s%n",
                    writers.count(),
                    writers.count() * 2 / 5,
                    writers.rolledBack(),
                    wrote,
                    read,
                    Math.round(writers.count() / read),
                    happened);
        }
        List<String> faults = new ArrayList<>();
        for (Reader reader : readers) {
            System.out.printf(
                    "feed: %s read %d in %d requests, %d of them broken%n",
                    reader.name(), reader.count(), reader.asked(), reader.broken());
            faults.addAll(FeedCheck.faults(reader.name(), writers.committed(), reader.ofGz(), reader.read()));
        }
        assertThat(faults).isEmpty();
        assertThat(happened).hasSize(5);
        assertThat(recordedPositions()).isEqualTo(FeedCheck.readable(writers.committed(), true) + live(writers));
    }

    private void awaitAllRead(Writers writers, List<Reader> readers) {
        long ofGz = FeedCheck.readable(writers.committed(), true);
        long ofAll = FeedCheck.readable(writers.committed(), false);
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> stuck(readers)
                        || readers.stream().allMatch(reader -> reader.count() >= (reader.ofGz() ? ofGz : ofAll)));
    }

    private long lastSum = -1;
    private long lastMoved = System.nanoTime();

    /** Nobody has read anything for a minute: the check will say what is missing. */
    private boolean stuck(List<Reader> readers) {
        long sum = readers.stream().mapToLong(Reader::count).sum();
        if (sum != lastSum) {
            lastSum = sum;
            lastMoved = System.nanoTime();
        }
        return System.nanoTime() - lastMoved > Duration.ofMinutes(1).toNanos();
    }

    private interface Act {
        void happen() throws Exception;
    }

    /** When so many in a hundred events have been recorded, while others are still written. */
    private void at(int percent, Act act) throws Exception {
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> recordedPositions() >= EVENTS * (long) percent / 100);
        act.happen();
    }

    private List<Reader> readers() {
        Supplier<String> gz = () -> Tokens.client("centre-gz");
        Supplier<String> fs = () -> Tokens.client("centre-fs");
        List<String> both = replicas.stream().map(Replica::url).toList();
        return List.of(
                new Reader(Reader.Way.LONG_POLL, true, gz, both),
                new Reader(Reader.Way.LONG_POLL, true, gz, both.reversed()),
                new Reader(Reader.Way.LONG_POLL, false, fs, both),
                new Reader(Reader.Way.STREAM, true, gz, both),
                new Reader(Reader.Way.STREAM, true, gz, both.reversed()),
                new Reader(Reader.Way.STREAM, false, fs, both.reversed()),
                new Reader(Reader.Way.PAGES, true, gz, both),
                new Reader(Reader.Way.PAGES, false, fs, both));
    }

    private Relay relay() {
        return new Relay(
                teller,
                connections,
                new Relay.Settings(
                        "bidding",
                        "ipmarket.events",
                        500,
                        200,
                        Duration.ofSeconds(5),
                        Duration.ofMillis(50),
                        Set.of()));
    }

    private static long live(Writers writers) {
        return writers.committed().stream()
                .filter(each -> each.reading() == Written.Reading.NOBODY_HERE)
                .count();
    }

    private long recordedPositions() throws SQLException {
        try (Connection connection = database(FEED).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select position from feed_head")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** A role may end its own sessions. */
    private int breakSessions() throws SQLException {
        try (Connection connection = database(FEED).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                        + " where datname = '" + FEED + "' and pid <> pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private PGSimpleDataSource database(String name) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {shared.port(Port.POSTGRESQL)});
        source.setDatabaseName(name);
        source.setUser(name);
        source.setPassword(secrets.database(name));
        return source;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
