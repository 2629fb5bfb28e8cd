package org.ipmarket.e2e.client;

import java.net.URI;

/**
 * Where a market stands. Everybody uses the gateway; operators also reach each service on its own loopback port, which
 * follows the gateway's.
 *
 * @param gateway scheme, host and port, without a path
 */
public record Addresses(URI gateway) {
    /** The services that keep facts, in the order of their ports behind the gateway's. */
    public enum Service {
        LISTING,
        BIDDING,
        VALUATION,
        SETTLEMENT,
        NOTIFICATION;

        public String label() {
            return name().toLowerCase();
        }
    }

    /** From property {@code ipmarket.gateway}, else environment {@code IPMARKET_GATEWAY}, else the local default. */
    public static Addresses fromEnvironment() {
        String named = System.getProperty("ipmarket.gateway", System.getenv("IPMARKET_GATEWAY"));
        return new Addresses(URI.create(named == null || named.isBlank() ? "http://localhost:8080" : named));
    }

    public URI api(String path) {
        return URI.create(gateway + "/api/v1" + path);
    }

    public URI token() {
        return URI.create(gateway + "/auth/realms/ipmarket/protocol/openid-connect/token");
    }

    /** A service's own port, for the calls that the gateway does not route. */
    public URI internal(Service service, String path) {
        return URI.create("http://127.0.0.1:" + (gateway.getPort() + 1 + service.ordinal()) + path);
    }
}
