package org.ipmarket.bench.bidding;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.ipmarket.bench.Packaged;
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

/**
 * A PostgreSQL and a RabbitMQ configured as the market's own, with every exchange, queue and binding, and the bidding service as
 * Maven has packaged it. The baseline has a database of its own on the same PostgreSQL.
 */
public final class BiddingParts implements AutoCloseable {
    private static final int OFFSET = 2_000;
    private static final String BIDDING = "bidding";
    private static final String BASELINE = "baseline";
    /** 200 bidders send what thousands would: the limit is checked and never reached. */
    private static final String BIDS_OF_ONE_A_SECOND = "10000";

    private final Settings settings;
    private final Secrets secrets;
    private final PostgreSql postgreSql;
    private final RabbitMq rabbitMq;
    private Packaged service;

    private BiddingParts() {
        Settings usual = Settings.fromEnvironment();
        Path home = usual.root().resolve(".local/bench-bidding");
        settings = new Settings(usual.root(), home, OFFSET + usual.offset(), usual.cache(), false);
        secrets = new Secrets(settings);
        postgreSql = new PostgreSql(settings, secrets);
        rabbitMq = new RabbitMq(settings, secrets);
    }

    public static BiddingParts start() throws IOException, InterruptedException {
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
        service = Packaged.start(
                settings,
                "services/bidding",
                settings.port(Port.BIDDING),
                Map.ofEntries(
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
    }

    public Packaged service() {
        return service;
    }

    /** The gateway before that service; whoever starts it ends it. */
    public Packaged startGateway() throws IOException, InterruptedException {
        return Packaged.start(
                settings,
                "gateway",
                settings.port(Port.GATEWAY),
                Map.of(
                        "IPMARKET_KEYCLOAK_URL",
                        settings.keycloakUrl(),
                        "IPMARKET_ISSUER",
                        settings.issuer(),
                        "IPMARKET_BIDDING_URL",
                        "http://127.0.0.1:" + servicePort(),
                        "IPMARKET_GATEWAY_CLIENT_SECRET",
                        "nobody-looks-at-the-page"));
    }

    public int servicePort() {
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

    public Connection connectToBidding() throws SQLException {
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

    public Broker broker() {
        return new Broker(
                "127.0.0.1", settings.port(Port.RABBITMQ), "/", Topology.USER, secrets.rabbitmq(Topology.USER));
    }

    /** Whose tokens the service takes. */
    public String issuer() {
        return settings.issuer();
    }

    /** Where the service looks for the keys of tokens. */
    public int identityPort() {
        return settings.port(Port.KEYCLOAK);
    }

    Path folder() {
        return settings.home();
    }

    /** May be called again; an interrupted run calls it too. */
    @Override
    public synchronized void close() {
        if (service != null) {
            service.close();
        }
        rabbitMq.stop();
        postgreSql.stop();
        Folders.delete(settings.home());
    }
}
