package org.ipmarket.bidding.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.ipmarket.bidding.Offers;
import org.ipmarket.bidding.People;
import org.ipmarket.bidding.Scene;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.id.LotId;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "bidding"))
class BadInputIT {
    @Test
    void whatCannotBeReadIsRefusedAndNothingIsStored() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(Offers.by(People.UNI), People.LIN);
            long size = scene.proof(lot).size();
            for (String body : List.of(
                    "{\"amount\": ",
                    "{\"amount\": \"1000.00\"}",
                    "{\"amount\": {\"amount\": \"-1000.00\", \"currency\": \"CNY\"}}",
                    "{\"amount\": {\"amount\": \"1000.001\", \"currency\": \"CNY\"}}",
                    "{\"amount\": {\"amount\": \"1000.00\", \"currency\": \"XAU\"}}",
                    "{\"amount\": {\"amount\": \"99999999999999999.00\", \"currency\": \"CNY\"}}",
                    "{\"amount\": {\"amount\": 1000.00, \"currency\": \"CNY\"}}",
                    "{\"amount\": {\"amount\": \"1000.00\", \"currency\": \"CNY\"}, \"limit\": 3}")) {
                scene.as(Scene.LIN)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(body)
                        .post("/api/v1/lots/" + lot + "/bids")
                        .then()
                        .statusCode(400)
                        .contentType("application/problem+json")
                        .body("title", notNullValue());
            }
            scene.as(Scene.LIN)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body("{}")
                    .post("/api/v1/lots/" + lot + "/bids")
                    .then()
                    .statusCode(422)
                    .body("field", equalTo("amount"));
            post(scene, lot, "CNY", "short").then().statusCode(400).body("field", equalTo("Idempotency-Key"));
            post(scene, lot, "CNY", "k".repeat(101)).then().statusCode(400);
            post(scene, lot, "USD", "other-currency")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/wrong-currency"))
                    .body("accepted", equalTo("CNY"));
            scene.as(Scene.LIN).get("/api/v1/lots?state=SOLD").then().statusCode(400);
            scene.as(Scene.LIN)
                    .get("/api/v1/lots?limit=101")
                    .then()
                    .statusCode(422)
                    .body("detail", containsString("100"));

            assertThat(scene.proof(lot).size()).isEqualTo(size);
            scene.as(Scene.LIN).get("/api/v1/lots/" + lot + "/bids/mine").then().body("items.size()", equalTo(0));
        }
    }

    @Test
    void aRepeatedBidIsTheSameBid() throws Exception {
        try (Scene scene = Scene.open();
                ExecutorService callers = Executors.newFixedThreadPool(6)) {
            LotId lot = scene.openLot(Offers.by(People.UNI), People.LIN);
            String key = UUID.randomUUID().toString();
            List<Future<Response>> sent = IntStream.range(0, 6)
                    .mapToObj(i -> callers.submit(() -> scene.bid(Scene.LIN, lot, "1000.00", key)))
                    .toList();
            long fresh = 0;
            String first = null;
            for (Future<Response> future : sent) {
                Response response = future.get();
                response.then().statusCode(201);
                fresh += response.header("Idempotency-Replayed") == null ? 1 : 0;
                first = first == null ? response.asString() : first;
                assertThat(response.asString()).isEqualTo(first);
            }
            assertThat(fresh).isEqualTo(1);
            scene.lot(lot).then().body("bids", equalTo(1));
            scene.bid(Scene.LIN, lot, "1500.00", key)
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/idempotency-key-reused"));

            String low = UUID.randomUUID().toString();
            Response rejected = scene.bid(Scene.LIN, lot, "1.00", low);
            rejected.then().statusCode(422);
            scene.bid(Scene.LIN, lot, "1.00", low)
                    .then()
                    .statusCode(422)
                    .body("sequence", equalTo(rejected.<Integer>path("sequence")));
            scene.as("gz.manager")
                    .body("{\"reason\": \"Wrong notice.\"}")
                    .post("/api/v1/lots/" + lot + "/cancellation")
                    .then()
                    .statusCode(200);
            scene.bid(Scene.LIN, lot, "1000.00", key).then().statusCode(201).header("Idempotency-Replayed", "true");
        }
    }

    private static Response post(Scene scene, LotId lot, String currency, String key) {
        return scene.as(Scene.LIN)
                .header("Idempotency-Key", key)
                .body("{\"amount\": {\"amount\": \"1000.00\", \"currency\": \"" + currency + "\"}}")
                .post("/api/v1/lots/" + lot + "/bids");
    }
}
