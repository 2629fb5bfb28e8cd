package org.ipmarket.chassis.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.ipmarket.local.Secrets;
import org.ipmarket.local.Settings;

/** Real access tokens of the demo people and of the centres' clients, from the Keycloak of the tests. */
public final class Tokens {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration MARGIN = Duration.ofSeconds(60);
    private static final Map<String, Token> KEPT = new ConcurrentHashMap<>();

    private record Token(String value, long expiresNanos) {
        boolean lasts() {
            return System.nanoTime() < expiresNanos;
        }
    }

    private Tokens() {}

    /** The token of a person, such as {@code lin.trader}; valid for four minutes at least. */
    public static String of(String username) {
        return get(username, login(username, "demo"));
    }

    /** A new token of a person with a password of its own; throws where Keycloak gives none. */
    public static String fresh(String username, String password) {
        return fetch(username, login(username, password)).value();
    }

    private static Map<String, String> login(String username, String password) {
        return Map.of(
                "grant_type", "password", "client_id", "ipmarket-cli", "username", username, "password", password);
    }

    /** The token of a client, such as {@code centre-gz}. */
    public static String client(String client) {
        String secret = new Secrets(TestMarket.settings()).client(client);
        return get("client " + client, credentials(client, secret));
    }

    /** A new token of a client with a secret of its own; throws where Keycloak gives none. */
    public static String freshOfClient(String client, String secret) {
        return fetch("client " + client, credentials(client, secret)).value();
    }

    private static Map<String, String> credentials(String client, String secret) {
        return Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret);
    }

    private static String get(String who, Map<String, String> form) {
        return KEPT.compute(who, (key, kept) -> kept != null && kept.lasts() ? kept : fetch(key, form))
                .value();
    }

    private static Token fetch(String who, Map<String, String> form) {
        Settings settings = TestMarket.settings();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(settings.keycloakUrl() + "/realms/ipmarket/protocol/openid-connect/token"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("no token for " + who + ": " + response.body());
            }
            JsonNode answer = JSON.readTree(response.body());
            Duration life =
                    Duration.ofSeconds(answer.get("expires_in").asLong()).minus(MARGIN);
            return new Token(answer.get("access_token").asText(), System.nanoTime() + life.toNanos());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(Map<String, String> form) {
        return new TreeMap<>(form)
                .entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
