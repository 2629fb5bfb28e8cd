package org.ipmarket.listing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.ipmarket.chassis.test.TestMarket;
import org.ipmarket.local.Secrets;

/**
 * The secret of the client {@code listing} at the Keycloak of the tests, with which it keeps logins; and checks that
 * institutes need here as every party does in the live market.
 */
public final class PeopleSettings implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "ipmarket.logins.secret",
                new Secrets(TestMarket.settings()).client("listing"),
                "ipmarket.listing.real-names.test.INSTITUTE",
                "CREDIT_CODE,LEGAL_REPRESENTATIVE");
    }

    @Override
    public void stop() {}
}
