package org.ipmarket.settlement.scenario;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** A service whose time the test moves and whose rounds it calls: nothing happens by itself. */
public class PlayedDays implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(MovedClock.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "ipmarket.settlement.bank.poll", "24H",
                "ipmarket.settlement.trades.sweep", "24H",
                "ipmarket.settlement.forfeitures.sweep", "24H",
                "ipmarket.settlement.statements.sweep", "24H",
                // otherwise the catalogue would come first, and its clock with it
                "quarkus.datasource.jdbc.additional-jdbc-properties.options",
                        "-c lock_timeout=5s -c statement_timeout=15s -c search_path=public,pg_catalog");
    }
}
