package org.ipmarket.settlement;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * Batches of one trade; and no short form of recordal, as in the live market. Two settings that have nothing to do with each other, together so that the
 * service is started once for the tests of both.
 */
public class FewAtOnceByTheFile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "ipmarket.settlement.trades.batch", "1",
                "ipmarket.settlement.recordal.short-form-of-test", "false");
    }
}
