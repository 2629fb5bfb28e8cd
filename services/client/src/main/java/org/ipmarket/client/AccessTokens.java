package org.ipmarket.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Access tokens from the market's login service, each kept until shortly before it expires. */
final class AccessTokens implements Supplier<String> {
    private static final Duration LARGEST_MARGIN = Duration.ofSeconds(45);

    private final Http http;
    private final URI address;
    private final Map<String, String> form;
    private String token;
    private Instant until = Instant.MIN;

    private AccessTokens(Http http, URI address, Map<String, String> form) {
        this.http = http;
        this.address = address;
        this.form = form;
    }

    static AccessTokens ofClient(Http http, URI address, String client, String secret) {
        return new AccessTokens(
                http,
                address,
                Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
    }

    static AccessTokens ofPerson(Http http, URI address, String client, String login, String password) {
        return new AccessTokens(
                http,
                address,
                Map.of("grant_type", "password", "client_id", client, "username", login, "password", password));
    }

    @Override
    public synchronized String get() {
        if (!Instant.now().isBefore(until)) {
            fetch();
        }
        return token;
    }

    private void fetch() {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        Instant asked = Instant.now();
        JsonNode answer = Json.read(
                http.send(
                                () -> HttpRequest.newBuilder(address)
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                                Repetition.HARMLESS)
                        .body(),
                JsonNode.class);
        Duration life = Duration.ofSeconds(answer.path("expires_in").asLong());
        Duration margin = life.dividedBy(4);
        token = answer.path("access_token").asText();
        until = asked.plus(life).minus(margin.compareTo(LARGEST_MARGIN) < 0 ? margin : LARGEST_MARGIN);
    }
}
