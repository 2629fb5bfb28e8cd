package org.ipmarket.local.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What Keycloak imports at its first start: the realm of {@code deploy/keycloak/realm.json}, which has no passwords and
 * only placeholders for secrets, with the local overlay (demo people, a client for scripts) added.
 */
final class RealmFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode realm;
    private final JsonNode overlay;

    RealmFile(Path root) {
        this.realm = (ObjectNode) read(root.resolve("deploy/keycloak/realm.json"));
        this.overlay = read(root.resolve("deploy/keycloak/local/overlay.json"));
    }

    RealmFile(JsonNode realm, JsonNode overlay) {
        this.realm = realm.deepCopy();
        this.overlay = overlay;
    }

    String merged() {
        ObjectNode merged = realm.deepCopy();
        merged.setAll((ObjectNode) overlay.get("realm"));
        ArrayNode users = merged.withArray("users");
        overlay.get("people").forEach(person -> users.add(user(person)));
        overlay.get("clients").forEach(merged.withArray("clients")::add);
        return merged.toPrettyString();
    }

    /** The environment variables that the placeholders of clients' secrets name, with the clients' ids. */
    Map<String, String> secretPlaceholders() {
        Map<String, String> placeholders = new TreeMap<>();
        for (JsonNode client : realm.get("clients")) {
            JsonNode secret = client.get("secret");
            if (secret != null) {
                String text = secret.asText();
                placeholders.put(
                        text.substring(2, text.length() - 1),
                        client.get("clientId").asText());
            }
        }
        return placeholders;
    }

    private ObjectNode user(JsonNode person) {
        ObjectNode user = JSON.createObjectNode();
        user.put("username", person.get("username").asText());
        user.put("enabled", true);
        ObjectNode attributes = user.putObject("attributes");
        attributes.putArray("mode").add("test");
        for (String claim : List.of("participant", "centre")) {
            if (person.has(claim)) {
                attributes.putArray(claim).add(person.get(claim).asText());
            }
        }
        user.set("realmRoles", person.get("roles"));
        user.putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", overlay.get("password").asText())
                .put("temporary", false);
        return user;
    }

    /** The names of the demo people. */
    Stream<String> people() {
        return overlay.get("people").valueStream().map(person -> person.get("username")
                .asText());
    }

    /** A partial import of those demo people whom a realm that exists does not have; empty where it has all. */
    Optional<JsonNode> missing(Set<String> known) {
        ObjectNode request = JSON.createObjectNode().put("ifResourceExists", "SKIP");
        ArrayNode users = request.putArray("users");
        overlay.get("people")
                .valueStream()
                .filter(person -> !known.contains(person.get("username").asText()))
                .forEach(person -> users.add(user(person)));
        return users.isEmpty() ? Optional.empty() : Optional.of(request);
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
