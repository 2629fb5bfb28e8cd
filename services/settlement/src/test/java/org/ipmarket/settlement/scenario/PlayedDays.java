package org.ipmarket.settlement.scenario;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** A service whose clock the test moves and whose rounds it calls: nothing happens by itself. */
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
                "ipmarket.settlement.forfeitures.sweep", "24H");
    }
}
