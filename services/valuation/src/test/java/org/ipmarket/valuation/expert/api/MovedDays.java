package org.ipmarket.valuation.expert.api;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** A service whose clock the test moves. */
public class MovedDays implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(MovedClock.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("ipmarket.opinion.sweep", "1S");
    }
}
