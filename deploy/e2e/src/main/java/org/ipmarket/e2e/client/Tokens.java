package org.ipmarket.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Access tokens of people and of the centres' machine clients, kept until shortly before they expire. */
final class Tokens {
    private static final String CLIENT = "ipmarket-cli";
    private static final Duration MARGIN = Duration.ofSeconds(45);

    private record Token(String text, Instant until) {}

    private final Http http;
    private final Addresses addresses;
    private final String password;
    private final Map<String, Token> kept = new ConcurrentHashMap<>();

    Tokens(Http http, Addresses addresses, String password) {
        this.http = http;
        this.addresses = addresses;
        this.password = password;
    }

    /** A person's token; the local realm alone lets a script log in with a password. */
    String of(String user) {
        return kept(
                "user:" + user,
                Map.of("grant_type", "password", "client_id", CLIENT, "username", user, "password", password));
    }

    /** A machine client's token. */
    String ofClient(String client, String secret) {
        return kept(
                "client:" + client,
                Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
    }

    private String kept(String key, Map<String, String> form) {
        return kept.compute(
                        key,
                        (name, token) -> token != null && Instant.now().isBefore(token.until) ? token : fetch(form))
                .text;
    }

    private Token fetch(Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(addresses.token())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        Instant asked = Instant.now();
        JsonNode answer = Http.read(http.send(request, true).body(), JsonNode.class);
        return new Token(
                answer.path("access_token").asText(),
                asked.plusSeconds(answer.path("expires_in").asLong()).minus(MARGIN));
    }
}
