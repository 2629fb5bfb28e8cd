package org.ipmarket.listing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.ipmarket.chassis.test.TestMarket;
import org.ipmarket.local.Secrets;

/** The secret of the client {@code listing} at the Keycloak of the tests, with which it keeps logins. */
public final class LoginsSecret implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of("ipmarket.logins.secret", new Secrets(TestMarket.settings()).client("listing"));
    }

    @Override
    public void stop() {}
}
