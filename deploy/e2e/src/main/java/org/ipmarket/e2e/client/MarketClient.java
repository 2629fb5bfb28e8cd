package org.ipmarket.e2e.client;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ipmarket.client.Caller;
import org.ipmarket.client.Market;
import org.ipmarket.client.Retries;
import org.ipmarket.e2e.client.Addresses.Service;

/** The demonstration's market as seen from outside: its people by their names. Safe for many threads. */
public final class MarketClient {
    private static final String CLIENT = "ipmarket-cli";
    private static final Retries PATIENT =
            new Retries(Duration.ofSeconds(45), Duration.ofSeconds(15), Duration.ofMillis(200), Duration.ofMillis(600));

    private final Addresses addresses;
    private final Market market;
    private final String password;
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();

    public MarketClient(Addresses addresses, String password) {
        this.addresses = addresses;
        this.market = Market.at(addresses.gateway()).with(PATIENT);
        this.password = password;
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
    public Caller as(String user) {
        return callers.computeIfAbsent(user, name -> market.asPerson(CLIENT, name, password));
    }

    /** A centre's machine client, such as {@code centre-gz}. */
    public Caller asClient(String client, String secret) {
        return callers.computeIfAbsent(client, name -> market.asClient(name, secret));
    }

    /** The bare token of a person, for whoever builds requests of its own. */
    public String tokenOf(String user) {
        return as(user).token();
    }

    public String tokenOfClient(String client, String secret) {
        return asClient(client, secret).token();
    }

    /** The market's administrator at a service's own port: paths below {@code /internal}. */
    public Caller operatorOf(Service service) {
        URI itsOwn = addresses.internal(service, "");
        return callers.computeIfAbsent(
                "operator of " + service.label(), name -> market.under(itsOwn).withToken(name, as("admin")::token));
    }
}
