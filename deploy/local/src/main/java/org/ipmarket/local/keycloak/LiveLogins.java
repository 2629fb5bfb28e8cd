package org.ipmarket.local.keycloak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Logins of mode live in a realm of one machine, whose own people are all of mode test: for tests of what lies between the
 * two. Their password is that of the demonstration.
 */
public final class LiveLogins {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AdminApi api;
    private final ObjectNode request = JSON.createObjectNode().put("ifResourceExists", "SKIP");
    private final ArrayNode users = request.putArray("users");
    private final ArrayNode clients = request.putArray("clients");

    public LiveLogins(AdminApi api) {
        this.api = api;
    }

    /** @param centre whose staff it is, or null */
    public LiveLogins person(String username, String centre, String... roles) {
        withPassword(user(username, centre, roles));
        return this;
    }

    /** A user of a participant. @param participant its id */
    public LiveLogins member(String username, String participant, String... roles) {
        ObjectNode user = user(username, null, roles);
        user.withObject("/attributes").putArray("participant").add(participant);
        withPassword(user);
        return this;
    }

    private static void withPassword(ObjectNode user) {
        user.putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", "demo")
                .put("temporary", false);
    }

    /** Software of a centre. */
    public LiveLogins client(String clientId, String secret, String centre) {
        ObjectNode client = clients.addObject()
                .put("clientId", clientId)
                .put("enabled", true)
                .put("protocol", "openid-connect")
                .put("publicClient", false)
                .put("clientAuthenticatorType", "client-secret")
                .put("secret", secret)
                .put("standardFlowEnabled", false)
                .put("directAccessGrantsEnabled", false)
                .put("serviceAccountsEnabled", true)
                .put("fullScopeAllowed", true);
        List.of("basic", "profile", "roles", "market").forEach(client.putArray("defaultClientScopes")::add);
        user("service-account-" + clientId, centre, "centre-system").put("serviceAccountClientId", clientId);
        return this;
    }

    private ObjectNode user(String username, String centre, String... roles) {
        ObjectNode user = users.addObject().put("username", username).put("enabled", true);
        ObjectNode attributes = user.putObject("attributes");
        attributes.putArray("mode").add("live");
        if (centre != null) {
            attributes.putArray("centre").add(centre);
        }
        List.of(roles).forEach(user.putArray("realmRoles")::add);
        return user;
    }

    /** Makes those that there are not. */
    public void make() {
        api.send("POST", "/partialImport", request);
    }
}
