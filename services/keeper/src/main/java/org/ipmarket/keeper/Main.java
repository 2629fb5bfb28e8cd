package org.ipmarket.keeper;

import java.io.IOException;
import java.time.Clock;

/** Runs a keeper until it is told to end. {@link KeeperConfig} names the variables of its environment. */
public final class Main {
    /** Seconds that a client may take to send a request and to take an answer, and how many at once. */
    private static final String SLOWEST = "10";

    private static final String MOST_CONNECTIONS = "64";

    private Main() {}

    public static void main(String[] args) {
        System.setProperty("sun.net.httpserver.maxReqTime", SLOWEST);
        System.setProperty("sun.net.httpserver.maxRspTime", SLOWEST);
        System.setProperty("jdk.httpserver.maxConnections", MOST_CONNECTIONS);
        try {
            run(KeeperConfig.of(System.getenv()));
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("This keeper cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(KeeperConfig config) throws IOException {
        Clock clock = Clock.systemUTC();
        SecretFolder secrets = SecretFolder.open(config.folder(), config.mostLots());
        Identity identity = Identity.of(config.name(), config.folder());
        KeyKeeper keeper = new KeyKeeper(identity, MarketKeys.of(config.marketKeys()), secrets, clock);
        KeeperServer server = KeeperServer.start(config.address(), keeper, new AuditFile(config.folder()), clock);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        System.out.println(config.name() + " keeps keys at " + config.address() + ", identity " + identity.publicKey());
    }
}
