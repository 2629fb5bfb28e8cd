package org.ipmarket.client;

import java.net.URI;
import java.util.function.Supplier;

/**
 * A market as seen from outside. Whoever acts on it is a {@link Caller}. Safe for many threads; one is enough for a program.
 *
 * <pre>{@code
 * Caller centre = Market.at(URI.create("https://market.example")).asClient("centre-gz", secret);
 * Listing listing = centre.get("/listings/" + id, Listing.class);
 * }</pre>
 */
public final class Market {
    private static final String API = "/api/v1";
    private static final String TOKENS = "/auth/realms/ipmarket/protocol/openid-connect/token";

    private final String root;
    private final URI tokens;
    private final Http http;

    private Market(String root, URI tokens, Http http) {
        this.root = root;
        this.tokens = tokens;
        this.http = http;
    }

    /** @param door scheme, host and port of its gateway, without a path */
    public static Market at(URI door) {
        return new Market(door + API, URI.create(door + TOKENS), new Http(Retries.USUAL));
    }

    /** The same market, asked with other patience. */
    public Market with(Retries retries) {
        return new Market(root, tokens, new Http(retries));
    }

    /** Paths of its callers begin behind this address instead of behind the door's {@code /api/v1}; tokens come from where they came from. */
    public Market under(URI other) {
        return new Market(other.toString(), tokens, http);
    }

    /**
     * A system of a centre, by OAuth's client credentials. Its token is fetched when it is first needed and kept until shortly before
     * it expires.
     */
    public Caller asClient(String client, String secret) {
        return caller(client, AccessTokens.ofClient(http, tokens, client, secret));
    }

    /** A person who logs in with a password: only test set-ups let scripts do so. @param client such as {@code ipmarket-cli} */
    public Caller asPerson(String client, String login, String password) {
        return caller(login, AccessTokens.ofPerson(http, tokens, client, login, password));
    }

    /** Whoever has a token of his own. @param token asked before each request; a name for messages stands before it */
    public Caller withToken(String name, Supplier<String> token) {
        return caller(name, token);
    }

    private Caller caller(String name, Supplier<String> token) {
        return new Caller(name, http, path -> URI.create(root + path), token);
    }
}
