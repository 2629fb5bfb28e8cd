package org.ipmarket.e2e.client;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ipmarket.e2e.client.Addresses.Service;

/** The market as seen from outside: whoever acts is an {@link Actor}. Safe for many threads. */
public final class MarketClient {
    private final Http http = new Http();
    private final Addresses addresses;
    private final Tokens tokens;
    private final Map<String, Actor> actors = new ConcurrentHashMap<>();

    public MarketClient(Addresses addresses, String password) {
        this.addresses = addresses;
        this.tokens = new Tokens(http, addresses, password);
    }

    /** A client of the market at {@link Addresses#fromEnvironment()}, with the demonstration's password. */
    public static MarketClient fromEnvironment() {
        String password =
                Optional.ofNullable(System.getenv("IPMARKET_DEMO_PASSWORD")).orElse("demo");
        return new MarketClient(Addresses.fromEnvironment(), password);
    }

    public Addresses addresses() {
        return addresses;
    }

    /** A demonstration person, such as {@code lin.trader}. */
    public Actor as(String user) {
        return actors.computeIfAbsent(user, name -> new Actor(name, http, addresses::api, () -> tokens.of(name)));
    }

    /** A centre's machine client, such as {@code centre-gz}. */
    public Actor asClient(String client, String secret) {
        return actors.computeIfAbsent(
                client, name -> new Actor(name, http, addresses::api, () -> tokens.ofClient(name, secret)));
    }

    /** The bare token of a person, for whoever builds requests of its own. */
    public String tokenOf(String user) {
        return tokens.of(user);
    }

    public String tokenOfClient(String client, String secret) {
        return tokens.ofClient(client, secret);
    }

    /** The market's administrator at a service's own port: paths below {@code /internal}. */
    public Actor operatorOf(Service service) {
        return actors.computeIfAbsent(
                "operator of " + service.label(),
                name -> new Actor(name, http, path -> addresses.internal(service, path), () -> tokens.of("admin")));
    }
}
