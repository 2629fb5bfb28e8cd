package org.ipmarket.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ipmarket.gateway.support.Signer;
import org.ipmarket.gateway.support.StandInKeys;
import org.ipmarket.gateway.support.StandInServices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One caller's zeal is nobody else's trouble. */
@QuarkusTest
@TestProfile(RateLimitIT.Narrow.class)
@WithTestResource(StandInKeys.class)
@WithTestResource(StandInServices.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RateLimitIT {
    private static final int BURST = 5;
    private static final Signer REALM = new Signer("realm-key");

    public static final class Narrow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "ipmarket.gateway.limits.caller.burst", "" + BURST,
                    "ipmarket.gateway.limits.caller.per-minute", "6",
                    "ipmarket.gateway.limits.address.burst", "20",
                    "ipmarket.gateway.limits.address.per-minute", "60",
                    "ipmarket.gateway.limits.bidder.burst", "2",
                    "ipmarket.gateway.limits.bidder.per-minute", "6",
                    "ipmarket.gateway.limits.bidding-address.burst", "5",
                    "ipmarket.gateway.limits.bidding-address.per-minute", "6");
        }
    }

    @BeforeEach
    void publishTheKeys() {
        StandInKeys.publish(REALM);
    }

    @Test
    @Order(1)
    void aCallerIsTakenAtItsWordAndNoFurther() {
        String token = REALM.sign(Signer.claims());
        String other = REALM.sign(Signer.claims());
        // the first request of all is slow, and what it takes would already be given back
        assertThat(ask(REALM.sign(Signer.claims())).statusCode()).isEqualTo(200);

        for (int count = 1; count <= BURST; count++) {
            Response answer = ask(token);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"caller\";q=5;w=50");
        }
        Response refused = ask(token);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.contentType()).isEqualTo("application/problem+json");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 10);
        assertThat(refused.header("RateLimit")).startsWith("\"caller\";r=0;t=");
        assertThat(refused.path("type").toString()).isEqualTo("/problems/too-many-requests");
        assertThat(ask(other).statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(30)).until(() -> ask(token).statusCode() == 200);
    }

    @Test
    @Order(2)
    void bidsAreCountedBesides() {
        String token = REALM.sign(Signer.claims());

        assertThat(bid(token).statusCode()).isEqualTo(200);
        assertThat(bid(token).header("RateLimit-Policy")).isEqualTo("\"bidder\";q=2;w=20");
        Response refused = bid(token);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.header("RateLimit")).startsWith("\"bidder\";r=0;t=");
        assertThat(ask(token).statusCode()).isEqualTo(200);

        assertThat(Stream.generate(() -> bid(REALM.sign(Signer.claims())))
                        .limit(6)
                        .filter(answer -> answer.statusCode() == 429)
                        .map(answer -> answer.header("RateLimit-Policy")))
                .isNotEmpty()
                .allMatch("\"bidding-address\";q=5;w=50"::equals);
    }

    @Test
    @Order(3)
    void forgedTokensStopBeingVerifiedWhileKnownOnesStillPass() {
        String token = REALM.sign(Signer.claims());
        assertThat(ask(token).statusCode()).isEqualTo(200);

        assertThat(IntStream.range(0, 60)
                        .mapToObj(count -> ask("forged." + count + ".token").statusCode()))
                .contains(401, 429)
                .doesNotContain(200);
        assertThat(ask(token).statusCode()).isEqualTo(200);
    }

    private static Response bid(String token) {
        return given().header("Authorization", "Bearer " + token).body("{}").post("/api/v1/lots/lot-1/bids");
    }

    private static Response ask(String token) {
        return given().header("Authorization", "Bearer " + token).when().get("/api/v1/lots/echo");
    }
}
