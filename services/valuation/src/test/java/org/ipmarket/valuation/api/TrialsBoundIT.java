package org.ipmarket.valuation.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.ValuationCompleted;
import org.ipmarket.valuation.TestAssets;
import org.junit.jupiter.api.Test;

/** What a trial gets when as many run as may at once, here none. */
@QuarkusTest
@TestProfile(TrialsBoundIT.NoTrials.class)
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "valuation"))
class TrialsBoundIT {
    /** A market without room for a trial. */
    public static class NoTrials implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ipmarket.valuation.trials-at-once", "0");
        }
    }

    @Test
    void oneMoreThanMayRunIsToldToComeBack() {
        AssetChanged asset = TestAssets.invention().build();
        try (TestBroker broker = TestBroker.open("valuation")) {
            broker.publish(asset);
            broker.await(ValuationCompleted.class, each -> each.asset().equals(asset.asset()));
        }
        given().auth()
                .oauth2(Tokens.of("lin.trader"))
                .contentType("application/json")
                .body("{\"asset\":\"" + asset.asset() + "\",\"dry\":true}")
                .post("/api/v1/valuations")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("1"))
                .body("type", containsString("/problems/too-many-trials"));
    }
}
