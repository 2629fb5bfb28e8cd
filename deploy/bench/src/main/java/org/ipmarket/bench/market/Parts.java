package org.ipmarket.bench.market;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.ipmarket.chassis.config.Broker;
import org.ipmarket.local.Folders;
import org.ipmarket.local.Port;
import org.ipmarket.local.Secrets;
import org.ipmarket.local.Settings;
import org.ipmarket.local.postgres.Databases;
import org.ipmarket.local.postgres.PostgreSql;
import org.ipmarket.local.rabbitmq.RabbitMq;
import org.ipmarket.local.rabbitmq.Topology;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL and a RabbitMQ for one benchmark: configured as the market's own, in a folder that is dropped afterwards. */
final class Parts implements AutoCloseable {
    private static final int OFFSET = 2_000;
    private static final String DATABASE = "bench";
    private static final List<String> TABLES =
            List.of("/db/chassis/V001__create_chassis.sql", "/db/chassis/V002__keep_unsent_events_apart.sql");

    private final Settings settings;
    private final Secrets secrets;
    private final PostgreSql postgreSql;
    private final RabbitMq rabbitMq;

    private Parts() {
        Settings usual = Settings.fromEnvironment();
        Path home = usual.root().resolve(".local/bench");
        settings = new Settings(usual.root(), home, OFFSET + usual.offset(), usual.cache(), false);
        secrets = new Secrets(settings);
        postgreSql = new PostgreSql(settings, secrets);
        rabbitMq = new RabbitMq(settings, secrets);
    }

    static Parts start() throws SQLException {
        Parts parts = new Parts();
        Runtime.getRuntime().addShutdownHook(new Thread(parts::close));
        try {
            parts.postgreSql.start();
            parts.rabbitMq.start();
            new Databases(parts.settings, parts.secrets).recreate(DATABASE);
            parts.createTables();
            return parts;
        } catch (RuntimeException | SQLException e) {
            parts.close();
            throw e;
        }
    }

    /** The outbox and inbox of a service. */
    private void createTables() throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(read(table));
            }
        }
    }

    private static String read(String resource) {
        try (InputStream sql = Parts.class.getResourceAsStream(resource)) {
            if (sql == null) {
                throw new IllegalStateException("missing " + resource);
            }
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + resource, e);
        }
    }

    /** Opens a new connection each time. */
    DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {settings.port(Port.POSTGRESQL)});
        source.setDatabaseName(DATABASE);
        source.setUser(DATABASE);
        source.setPassword(secrets.database(DATABASE));
        source.setReWriteBatchedInserts(true);
        return source;
    }

    Broker broker() {
        return new Broker(
                "127.0.0.1", settings.port(Port.RABBITMQ), "/", Topology.USER, secrets.rabbitmq(Topology.USER));
    }

    /** May be called again; an interrupted run calls it too. */
    @Override
    public synchronized void close() {
        rabbitMq.stop();
        postgreSql.stop();
        Folders.delete(settings.home());
    }
}
