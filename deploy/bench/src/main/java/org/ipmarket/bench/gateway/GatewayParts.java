package org.ipmarket.bench.gateway;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ipmarket.bench.KeyServer;
import org.ipmarket.bench.Packaged;
import org.ipmarket.local.Folders;
import org.ipmarket.local.Port;
import org.ipmarket.local.Settings;

/**
 * One upstream that answers with a document of a kilobyte, and before it, side by side, an nginx and the gateway as Maven has
 * packaged it. The upstream plays the services and the login service alike.
 */
final class GatewayParts implements AutoCloseable {
    /** As the gateway's own page says. */
    private static final List<String> RECOMMENDED = List.of("-Xmn32m");

    private static final int OFFSET = 2_000;
    private static final int BYTES = 1_024;
    private static final String KEYS = "/auth/realms/ipmarket/protocol/openid-connect/certs";
    private static final String NEVER_REACHED = "1000000000";

    private final Settings settings;
    private final KeyServer keys;
    private final Nginx upstream;
    private final Nginx nginx;
    private final Packaged gateway;
    private Optional<SpringGateway> spring = Optional.empty();

    private GatewayParts(Settings settings, KeyServer keys, Nginx upstream, Nginx nginx, Packaged gateway) {
        this.settings = settings;
        this.keys = keys;
        this.upstream = upstream;
        this.nginx = nginx;
        this.gateway = gateway;
    }

    static GatewayParts start() throws IOException, InterruptedException, GeneralSecurityException {
        Settings usual = Settings.fromEnvironment();
        Settings settings = new Settings(
                usual.root(),
                usual.root().resolve(".local/bench-gateway"),
                OFFSET + usual.offset(),
                usual.cache(),
                false);
        Folders.delete(settings.home());
        KeyServer keys = new KeyServer(settings.port(Port.KEYCLOAK_MANAGEMENT));
        Nginx upstream = null;
        Nginx nginx = null;
        try {
            upstream = Nginx.upstream(
                    settings.home().resolve("upstream"),
                    settings.port(Port.KEYCLOAK),
                    document(),
                    KEYS,
                    settings.port(Port.KEYCLOAK_MANAGEMENT));
            nginx = Nginx.proxy(
                    settings.home().resolve("nginx"), settings.port(Port.LISTING), settings.port(Port.KEYCLOAK));
            GatewayParts parts = new GatewayParts(settings, keys, upstream, nginx, gateway(settings));
            Runtime.getRuntime().addShutdownHook(new Thread(parts::close));
            return parts;
        } catch (RuntimeException | IOException | InterruptedException e) {
            close(nginx);
            close(upstream);
            keys.close();
            throw e;
        }
    }

    private static Packaged gateway(Settings settings) throws IOException, InterruptedException {
        String behind = "http://127.0.0.1:" + settings.port(Port.KEYCLOAK);
        return Packaged.start(
                settings,
                "gateway",
                settings.port(Port.GATEWAY),
                Map.of(
                        "IPMARKET_KEYCLOAK_URL", behind + "/auth",
                        "IPMARKET_ISSUER", settings.issuer(),
                        "IPMARKET_LISTING_URL", behind,
                        "IPMARKET_GATEWAY_CLIENT_SECRET", "nobody-looks-at-the-page",
                        "IPMARKET_GATEWAY_LIMITS_CALLER_PER_MINUTE", NEVER_REACHED,
                        "IPMARKET_GATEWAY_LIMITS_CALLER_BURST", NEVER_REACHED,
                        "IPMARKET_GATEWAY_LIMITS_ADDRESS_PER_MINUTE", NEVER_REACHED,
                        "IPMARKET_GATEWAY_LIMITS_ADDRESS_BURST", NEVER_REACHED),
                RECOMMENDED);
    }

    private static String document() {
        String head = "{\"centre\":\"GZ\",\"text\":\"";
        String tail = "\"}";
        return head + "x".repeat(BYTES - head.length() - tail.length()) + tail;
    }

    /** Of the upstream itself. */
    int upstreamPort() {
        return settings.port(Port.KEYCLOAK);
    }

    int nginxPort() {
        return settings.port(Port.LISTING);
    }

    int gatewayPort() {
        return settings.port(Port.GATEWAY);
    }

    Nginx nginx() {
        return nginx;
    }

    Packaged gateway() {
        return gateway;
    }

    /** A gateway of another make before the same upstream, where it can be had. */
    Optional<SpringGateway> startSpring() throws IOException, InterruptedException, GeneralSecurityException {
        spring = SpringGateway.start(settings, springPort(), upstreamPort(), KEYS, token(0));
        return spring;
    }

    int springPort() {
        return settings.port(Port.BIDDING);
    }

    /** Of a reader of his own. */
    String token(int reader) throws GeneralSecurityException {
        return keys.token(settings.issuer(), "reader-" + reader, "appraiser", "");
    }

    private static void close(Nginx server) {
        if (server != null) {
            server.close();
        }
    }

    /** May be called again; an interrupted run calls it too. */
    @Override
    public synchronized void close() {
        spring.ifPresent(SpringGateway::close);
        gateway.close();
        nginx.close();
        upstream.close();
        keys.close();
        Folders.delete(settings.home());
    }
}
