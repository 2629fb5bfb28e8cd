package org.ipmarket.settlement.clearing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service with a database of its own whose rounds the test calls, and that says little: failures by the thousand are what the test is about. */
public class NothingByItself implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "ipmarket.settlement.bank.poll", "24H",
                "ipmarket.settlement.bank.retry-stuck", "PT0S",
                "ipmarket.settlement.trades.sweep", "24H",
                "ipmarket.settlement.forfeitures.sweep", "24H",
                "ipmarket.settlement.statements.sweep", "24H",
                "quarkus.log.console.level", "OFF");
    }
}
