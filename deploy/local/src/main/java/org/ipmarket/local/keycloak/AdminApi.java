package org.ipmarket.local.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.ipmarket.local.Fault;
import org.ipmarket.local.Secrets;
import org.ipmarket.local.Settings;
import org.ipmarket.local.process.Http;

/** Keycloak's admin API for the realm, as the client that was made at the first start. */
public final class AdminApi {
    static final String CLIENT = "ipmarket-operator";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String keycloak;
    private final String secret;

    AdminApi(String keycloak, String secret) {
        this.keycloak = keycloak;
        this.secret = secret;
    }

    /** Of the Keycloak that these settings name. */
    public static AdminApi of(Settings settings) {
        return new AdminApi(settings.keycloakUrl(), new Secrets(settings).client(CLIENT));
    }

    /**
     * Sends one request below {@code /admin/realms/ipmarket}.
     *
     * @return the answer's body, null where it has none
     * @throws Fault where Keycloak answers anything but success
     */
    public JsonNode send(String method, String path, JsonNode body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(keycloak + "/admin/realms/ipmarket" + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return read(exchange(request), method + " " + path);
    }

    private String token() {
        String form = "grant_type=client_credentials&client_id=" + CLIENT + "&client_secret="
                + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(keycloak + "/realms/master/protocol/openid-connect/token"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return read(exchange(request), "login as " + CLIENT).get("access_token").asText();
    }

    private static JsonNode read(HttpResponse<String> response, String what) {
        if (response.statusCode() / 100 != 2) {
            throw new Fault("Keycloak answers " + response.statusCode() + " to " + what + ": " + response.body());
        }
        try {
            return response.body().isBlank() ? null : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new Fault("Keycloak's answer to " + what + " is not JSON", e);
        }
    }

    private static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return Http.client().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Fault("Keycloak does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted");
        }
    }
}
