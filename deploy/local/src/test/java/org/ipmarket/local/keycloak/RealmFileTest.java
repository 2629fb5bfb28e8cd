package org.ipmarket.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ipmarket.local.Settings;
import org.junit.jupiter.api.Test;

class RealmFileTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Settings.findRoot(Path.of(""));

    private final RealmFile file = new RealmFile(ROOT);

    private static JsonNode base() throws Exception {
        return JSON.readTree(Files.readString(ROOT.resolve("deploy/keycloak/realm.json")));
    }

    @Test
    void theBaseHasNoPasswordAndNoSecret() throws Exception {
        assertThat(base().toString()).doesNotContain("credentials").doesNotContain("ipmarket-cli");
        assertThat(base().get("clients").valueStream().map(client -> client.get("secret")
                        .asText()))
                .allMatch(secret -> secret.matches("\\$\\{IPMARKET_CLIENT_SECRET_[A-Z_]+}"));
        assertThat(base().get("clients").valueStream().map(client -> client.get("directAccessGrantsEnabled")
                        .asBoolean()))
                .containsOnly(false);
    }

    @Test
    void tokensLiveFiveMinutesAndHaveTheOneAudience() throws Exception {
        assertThat(base().get("accessTokenLifespan").asInt()).isEqualTo(300);
        assertThat(base().get("clientScopes").toString()).contains("ipmarket-api");
        assertThat(base().get("clients").valueStream().map(client -> client.get("defaultClientScopes")
                        .toString()))
                .allMatch(scopes -> scopes.contains("market") && scopes.contains("roles"));
    }

    @Test
    void eachCentreHasItsSoftwareAndEachClientItsPlaceholder() {
        assertThat(file.secretPlaceholders())
                .containsEntry("IPMARKET_CLIENT_SECRET_CENTRE_GZ", "centre-gz")
                .containsEntry("IPMARKET_CLIENT_SECRET_CENTRE_SICE", "centre-sice")
                .containsEntry("IPMARKET_CLIENT_SECRET_GATEWAY", "gateway")
                .containsEntry("IPMARKET_CLIENT_SECRET_LISTING", "listing")
                .hasSize(7);
    }

    @Test
    void theOverlayAddsPeopleOfModeTestWithTheirClaims() throws Exception {
        JsonNode merged = JSON.readTree(file.merged());
        JsonNode trader = user(merged, "lin.trader");
        assertThat(trader.at("/attributes/participant/0").asText()).isEqualTo("01900000-0000-7000-8000-000000000001");
        assertThat(trader.at("/attributes/mode/0").asText()).isEqualTo("test");
        assertThat(trader.at("/realmRoles/0").asText()).isEqualTo("trader");
        assertThat(user(merged, "sice.recordal2").at("/attributes/centre/0").asText())
                .isEqualTo("SICE");
        assertThat(file.people())
                .hasSize(8 + 5 * 7 + 5)
                .containsAll(List.of("broker.trader", "dg.finance2", "appraiser", "regulator", "admin"));
        assertThat(merged.get("clients").valueStream().map(client -> client.get("clientId")
                        .asText()))
                .contains("ipmarket-cli");
    }

    @Test
    void peopleWhomAnOlderRealmDoesNotHaveAreImported() {
        Set<String> known =
                file.people().filter(name -> !name.equals("appraiser3")).collect(Collectors.toSet());
        JsonNode request = file.missing(known).orElseThrow();
        assertThat(request.get("ifResourceExists").asText()).isEqualTo("SKIP");
        assertThat(request.get("users").valueStream()).singleElement().satisfies(user -> {
            assertThat(user.get("username").asText()).isEqualTo("appraiser3");
            assertThat(user.at("/realmRoles/0").asText()).isEqualTo("appraiser");
        });
        assertThat(file.missing(file.people().collect(Collectors.toSet()))).isEmpty();
    }

    private static JsonNode user(JsonNode realm, String name) {
        return realm.get("users")
                .valueStream()
                .filter(user -> user.get("username").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
