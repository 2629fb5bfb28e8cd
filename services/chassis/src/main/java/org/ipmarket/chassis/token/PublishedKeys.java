package org.ipmarket.chassis.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The identity provider's keys, looked at every few seconds. One that it does not publish any longer is withdrawn: no token of it
 * passes, although Quarkus still knows the key. While the provider does not answer, what it published last holds.
 */
@ApplicationScoped
class PublishedKeys {
    /** The generation before the first look. */
    static final long UNKNOWN = 0;

    private static final Logger LOG = Logger.getLogger(PublishedKeys.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI address;
    private final ObjectMapper json;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private volatile Known known = new Known(UNKNOWN, Map.of(), Set.of());

    PublishedKeys(
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") String server,
            @ConfigProperty(name = "quarkus.oidc.jwks-path") String path,
            ObjectMapper json) {
        this.address = URI.create(server + path);
        this.json = json;
    }

    /** @param published by id @param withdrawn ids of those that were published before */
    private record Known(long generation, Map<String, JsonNode> published, Set<String> withdrawn) {}

    /** Changes whenever the keys do. */
    long generation() {
        return known.generation();
    }

    /** Whether the key that a token names is withdrawn; false where it names none. */
    boolean isWithdrawn(String token) {
        Set<String> withdrawn = known.withdrawn();
        return !withdrawn.isEmpty() && withdrawn.contains(keyId(token));
    }

    @Scheduled(every = "${ipmarket.tokens.watch-keys}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() throws InterruptedException {
        try {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
            JsonNode keys =
                    answer.statusCode() == 200 ? json.readTree(answer.body()).path("keys") : null;
            if (keys == null || keys.isEmpty()) {
                LOG.warnf("the identity provider publishes no keys: status %d", answer.statusCode());
            } else {
                learn(keys);
            }
        } catch (IOException e) {
            LOG.debugf("the identity provider's keys cannot be read: %s", e.getMessage());
        }
    }

    private void learn(JsonNode keys) {
        Map<String, JsonNode> published = new HashMap<>();
        keys.forEach(key -> published.put(key.path("kid").asText(), key));
        Known before = known;
        if (!published.equals(before.published())) {
            Set<String> withdrawn = new HashSet<>(before.withdrawn());
            withdrawn.addAll(before.published().keySet());
            withdrawn.removeAll(published.keySet());
            known = new Known(before.generation() + 1, published, withdrawn);
        }
    }

    private String keyId(String token) {
        int end = token.indexOf('.');
        try {
            return end < 0
                    ? ""
                    : json.readTree(Base64.getUrlDecoder().decode(token.substring(0, end)))
                            .path("kid")
                            .asText();
        } catch (IOException | IllegalArgumentException malformed) {
            return "";
        }
    }
}
