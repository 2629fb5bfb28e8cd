package org.ipmarket.bidding.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import org.ipmarket.bidding.Offers;
import org.ipmarket.bidding.People;
import org.ipmarket.bidding.Scene;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.id.LotId;
import org.junit.jupiter.api.Test;

/** Who sends bids faster than one may is told when to go on, and keeps nobody else from bidding. */
@QuarkusTest
@TestProfile(BiddingTooFastIT.OneASecond.class)
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "bidding"))
class BiddingTooFastIT {
    public static final class OneASecond implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ipmarket.bidding.bidder.per-second", "1", "ipmarket.bidding.bidder.at-once", "3");
        }
    }

    @Test
    void theFourthBidAtOnceIsRefusedAndNotJudged() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(Offers.by(People.UNI), People.LIN, People.CHEN);
            int refused = 0;
            for (int yuan = 1_000; refused == 0 && yuan < 2_000; yuan += 10) {
                Response answer = scene.bid(Scene.LIN, lot, yuan + ".00");
                if (answer.statusCode() != 201) {
                    answer.then().statusCode(429);
                    assertThat((String) answer.path("type")).isEqualTo("/problems/bidding-too-fast");
                    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 2);
                    refused++;
                }
            }
            assertThat(refused).isEqualTo(1);
            int taken = scene.lot(lot).path("bids");
            assertThat(taken).isGreaterThanOrEqualTo(3);
            scene.bid(Scene.CHEN, lot, "5000.00").then().statusCode(201);
            assertThat((int) scene.lot(lot).path("bids")).isEqualTo(taken + 1);
        }
    }
}
