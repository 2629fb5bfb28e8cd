package org.ipmarket.chaos.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ipmarket.auction.proof.Signatures;
import org.ipmarket.bench.KeyServer;
import org.ipmarket.chassis.config.Broker;
import org.ipmarket.local.Ed25519;
import org.ipmarket.local.Folders;
import org.ipmarket.local.Port;
import org.ipmarket.local.Secrets;
import org.ipmarket.local.Settings;
import org.ipmarket.local.postgres.PostgreSql;
import org.ipmarket.local.rabbitmq.RabbitMq;
import org.ipmarket.local.rabbitmq.Topology;
import org.ipmarket.local.service.Module;
import org.ipmarket.local.service.ServiceEnvironment;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What an auction needs, in a folder and on ports of its own: PostgreSQL and RabbitMQ configured as the market's, two replicas
 * of bidding, and the gateway before them where bids are made, settlement where a sale is. Tokens are signed by a key of the run.
 */
public final class Stack implements AutoCloseable {
    /** Beside those of {@code make run} (0), {@code make test} (1000) and {@code make bench} (2000). */
    private static final int OFFSET = 2_500;

    /** Of the second replica: not used by any other part. */
    private static final int ABOVE_THE_FIRST = 5;

    /** All bidders come from one address here. */
    private static final String NEVER_REACHED = "1000000000";

    private static final String BIDDING = Module.BIDDING.artifact();

    private final Settings settings;
    private final Secrets secrets;
    private final PostgreSql postgreSql;
    private final RabbitMq rabbitMq;
    private final List<Program> replicas;
    private final Program gateway;
    private final Program settlement;
    private KeyServer keys;
    private boolean isFloorOpen;

    private Stack() {
        Settings usual = Settings.fromEnvironment();
        Path home = usual.root().resolve(".local/chaos");
        settings = new Settings(usual.root(), home, OFFSET + usual.offset(), usual.cache(), false);
        secrets = new Secrets(settings);
        postgreSql = new PostgreSql(settings, secrets);
        rabbitMq = new RabbitMq(settings, secrets);
        int port = settings.port(Port.BIDDING);
        replicas = List.of(replica(1, port), replica(2, port + ABOVE_THE_FIRST));
        gateway = gateway();
        settlement = new Program(
                Module.SETTLEMENT.artifact(),
                settings,
                Module.SETTLEMENT,
                settings.port(Port.SETTLEMENT),
                new ServiceEnvironment(settings, secrets).of(Module.SETTLEMENT));
    }

    private Program replica(int number, int port) {
        Map<String, String> environment = new HashMap<>(new ServiceEnvironment(settings, secrets).of(Module.BIDDING));
        environment.put("QUARKUS_HTTP_PORT", "" + port);
        return new Program(BIDDING + "-" + number, settings, Module.BIDDING, port, environment);
    }

    private Program gateway() {
        Map<String, String> environment = new HashMap<>(new ServiceEnvironment(settings, secrets).of(Module.GATEWAY));
        environment.put(
                "IPMARKET_BIDDING_URL",
                String.join(",", replicas.stream().map(Program::url).toList()));
        environment.put("IPMARKET_GATEWAY_LIMITS_BIDDING_ADDRESS_PER_MINUTE", NEVER_REACHED);
        environment.put("IPMARKET_GATEWAY_LIMITS_BIDDING_ADDRESS_BURST", NEVER_REACHED);
        return new Program("gateway", settings, Module.GATEWAY, settings.port(Port.GATEWAY), environment);
    }

    /** What an earlier run has left is stopped and removed first. */
    public static Stack start() throws IOException, GeneralSecurityException {
        Stack stack = new Stack();
        stack.close();
        stack.forget();
        stack = new Stack();
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        try {
            stack.postgreSql.start();
            stack.rabbitMq.start();
            stack.keys = new KeyServer(stack.settings.port(Port.KEYCLOAK));
            return stack;
        } catch (RuntimeException | IOException | GeneralSecurityException e) {
            stack.close();
            throw e;
        }
    }

    /** Bidding and the gateway, for the experiments with bids; where they run already nothing happens. */
    public void openFloor() {
        if (!isFloorOpen) {
            isFloorOpen = true;
            Stream.concat(replicas.stream(), Stream.of(gateway)).forEach(Program::launch);
            Stream.concat(replicas.stream(), Stream.of(gateway)).forEach(Program::awaitReady);
        }
    }

    public List<Program> replicas() {
        return replicas;
    }

    /** Not launched before an experiment does. */
    public Program settlement() {
        return settlement;
    }

    /** Where settlement itself answers. */
    public String settlementUrl() {
        return settlement.url();
    }

    public PostgreSql database() {
        return postgreSql;
    }

    /** Where everybody asks. */
    public String door() {
        return gateway.url();
    }

    /** Of a trader of a participant. @param login its name */
    public String token(String login, Object participant) throws GeneralSecurityException {
        return keys.token(settings.issuer(), login, "trader", "\"participant\":\"" + participant + "\",");
    }

    /** Of somebody else. @param further claims as they stand in JSON, each followed by a comma */
    public String token(String login, String role, String further) throws GeneralSecurityException {
        return keys.token(settings.issuer(), login, role, further);
    }

    /** With which the market signs its logs. */
    public PublicKey signingKey() {
        return Signatures.publicKey(Ed25519.publicKey(secrets.signingKey(BIDDING)));
    }

    public Broker broker() {
        return new Broker(
                "127.0.0.1", settings.port(Port.RABBITMQ), "/", Topology.USER, secrets.rabbitmq(Topology.USER));
    }

    /** To bidding's database, with bidding's own rights. */
    public Connection connect() throws SQLException {
        return connect(BIDDING);
    }

    /** To settlement's database, with its own rights. */
    public Connection connectToSettlement() throws SQLException {
        return connect(Module.SETTLEMENT.artifact());
    }

    private Connection connect(String service) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {settings.port(Port.POSTGRESQL)});
        source.setDatabaseName(service);
        source.setUser(service);
        source.setPassword(secrets.database(service));
        return source.getConnection();
    }

    public Path logs() {
        return settings.logs();
    }

    /** May be called again; an interrupted run calls it too. */
    @Override
    public synchronized void close() {
        gateway.stop();
        settlement.stop();
        replicas.forEach(Program::stop);
        if (keys != null) {
            keys.close();
        }
        rabbitMq.stop();
        postgreSql.stop();
    }

    /** Removes its folder. */
    public void forget() {
        Folders.delete(settings.home());
    }
}
