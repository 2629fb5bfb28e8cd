package org.ipmarket.gateway.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * A server that publishes keys whose other half the tests hold, so that they can sign tokens which no real login service
 * would give. It does not listen until a test opens it: the gateway has to start without it.
 */
public final class StandInKeys implements QuarkusTestResourceLifecycleManager {
    private static final String PATH = "/auth/realms/ipmarket/protocol/openid-connect/certs";
    private static final StandIn SERVER = StandIn.opened();
    private static boolean open = true;

    public static void publish(Signer... signers) {
        SERVER.document(PATH, Signer.published(signers));
        if (!open) {
            SERVER.open();
            open = true;
        }
    }

    private static void withdraw() {
        if (open) {
            SERVER.shut();
            open = false;
        }
    }

    @Override
    public Map<String, String> start() {
        withdraw();
        return Map.of(
                "quarkus.http.test-port", "0",
                "ipmarket.keycloak.url", SERVER.url() + "/auth",
                "ipmarket.issuer", Signer.ISSUER,
                "ipmarket.gateway.client.secret", "not-used-here",
                "quarkus.oidc.token.forced-jwk-refresh-interval", "1S");
    }

    @Override
    public void stop() {
        withdraw();
    }
}
