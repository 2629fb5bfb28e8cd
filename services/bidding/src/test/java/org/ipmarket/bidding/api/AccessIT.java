package org.ipmarket.bidding.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.ipmarket.bidding.Offers;
import org.ipmarket.bidding.People;
import org.ipmarket.bidding.Scene;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.event.LotCancelled;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.OfferId;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "bidding"))
class AccessIT {
    private static final Map<String, String> REASON = Map.of("reason", "Wrong notice.");

    @Test
    void withoutATokenNothingIsTold() {
        String lot = "/api/v1/lots/" + LotId.of(OfferId.next());
        for (String path :
                List.of("/api/v1/lots", lot, lot + "/bids", lot + "/bids/mine", lot + "/proof", lot + "/stream")) {
            given().get(path).then().statusCode(401);
        }
        given().contentType(ContentType.JSON)
                .body(REASON)
                .post(lot + "/cancellation")
                .then()
                .statusCode(401);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post(lot + "/bids")
                .then()
                .statusCode(401);
    }

    @Test
    void nothingOfTheOtherMarketExists() {
        try (Scene scene = Scene.open()) {
            OfferAnnounced live = Offers.by(People.UNI).live().announced();
            scene.broker().publish(live);
            LotId known =
                    scene.announce(Offers.by(People.UNI).opening(Instant.now().plusSeconds(600)));
            LotId lot = LotId.of(live.offer());
            String path = "/api/v1/lots/" + lot;
            for (String part : List.of("", "/bids", "/bids/mine", "/proof", "/stream", "/admission")) {
                scene.as(Scene.LIN).get(path + part).then().statusCode(404);
            }
            scene.bid(Scene.LIN, lot, "1000.00").then().statusCode(404);
            scene.as("gz.manager")
                    .body(REASON)
                    .post(path + "/cancellation")
                    .then()
                    .statusCode(404);
            scene.as(Scene.LIN)
                    .get("/api/v1/lots?limit=100")
                    .then()
                    .body("items.id", hasItem(known.toString()))
                    .body("items.id", not(hasItem(lot.toString())));
        }
    }

    @Test
    void onlyTradersOfAdmittedBiddersBid() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(Offers.by(People.UNI), People.LIN);
            for (String who : List.of("gz.manager", "gz.finance1", "lin.approver", "regulator", "admin")) {
                scene.bid(who, lot, "1000.00").then().statusCode(403);
            }
            scene.bid(Scene.CHEN, lot, "1000.00")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/not-admitted"))
                    .body("detail", containsString("deposit"));
            scene.bid("uni.trader", lot, "1000.00").then().statusCode(403);
            scene.as("gz.manager")
                    .header("On-Behalf-Of", People.LIN.toString())
                    .header("Idempotency-Key", "on-behalf-1")
                    .body(Map.of("amount", Map.of("amount", "1000.00", "currency", "CNY")))
                    .post("/api/v1/lots/" + lot + "/bids")
                    .then()
                    .statusCode(403);
            scene.as("gz.manager")
                    .get("/api/v1/lots/" + lot + "/bids/mine")
                    .then()
                    .statusCode(403);
            scene.lot(lot).then().body("bids", equalTo(0));
        }
    }

    @Test
    void onlyTheManagerOfItsCentreCancelsALotAndOnlyBeforeItsEnd() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(Offers.by(People.UNI), People.LIN);
            String path = "/api/v1/lots/" + lot + "/cancellation";
            for (String who : List.of("sz.manager", "gz.reviewer1", "uni.trader", "admin")) {
                scene.as(who).body(REASON).post(path).then().statusCode(403);
            }
            scene.as("gz.manager").body(Map.of("reason", " ")).post(path).then().statusCode(422);
            scene.as("gz.manager")
                    .body(REASON)
                    .post(path)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("CANCELLED"));
            scene.broker().await(LotCancelled.class, event -> event.lot().equals(lot));
            scene.as("gz.manager")
                    .body(REASON)
                    .post(path)
                    .then()
                    .statusCode(409)
                    .body("state", equalTo("CANCELLED"));
            scene.bid(Scene.LIN, lot, "1000.00").then().statusCode(409).body("state", equalTo("CANCELLED"));
            Awaitility.await().until(() -> scene.lot(lot).path("lowestAcceptable") == null);
        }
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        try (Scene scene = Scene.open()) {
            scene.lot(LotId.of(OfferId.next())).then().statusCode(404).contentType("application/problem+json");
            scene.bid(Scene.LIN, LotId.of(OfferId.next()), "1000.00").then().statusCode(404);
            scene.as(Scene.LIN).get("/api/v1/lots/not-an-id").then().statusCode(404);
        }
    }
}
