package org.ipmarket.listing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.ipmarket.listing.Exchange.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every refusal says what was wrong and what would do, and stores nothing. */
@QuarkusTest
@RealParts
class BadInputIT {
    @Inject
    Rows rows;

    private String asset;
    private Map<String, Long> before;

    @BeforeEach
    void open() {
        Exchange.open();
        asset = Exchange.enter("lin.trader", Exchange.patent(Exchange.YUEXIU));
        before = rows.everything();
    }

    @AfterEach
    void nothingIsStored() {
        assertThat(rows.everything()).isEqualTo(before);
    }

    private static ValidatableResponse refused(String path, Object body, int status) {
        return as("lin.trader")
                .body(body)
                .post("/api/v1" + path)
                .then()
                .statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("detail", notNullValue());
    }

    private Map<String, Object> offer(String field, Object value) {
        Map<String, Object> offer = Exchange.offer("GZ", asset);
        offer.put(field, value);
        return offer;
    }

    private static Map<String, Object> patent(String field, Object value) {
        Map<String, Object> patent = Exchange.patent(Exchange.YUEXIU);
        patent.put(field, value);
        return patent;
    }

    @Test
    void brokenJson() {
        for (String path : List.of("/assets", "/listings")) {
            refused(path, "{\"title\": ", 400).body("type", is("/problems/malformed-body"));
            refused(path, "[]", 400);
            refused(path, "\"text\"", 400);
            refused(path, "{}{}", 400);
            refused(path, "", 400);
        }
        as("admin").body("{").put("/api/v1/centres/NEW").then().statusCode(400);
        as("admin").body("{").post("/api/v1/participants").then().statusCode(400);
    }

    @Test
    void unknownEnumsAndFields() {
        refused("/listings", offer("right", "RENT"), 400)
                .body("field", is("right"))
                .body("accepted", hasItems("ASSIGNMENT", "ORDINARY_LICENCE"));
        refused("/listings", offer("method", "LOTTERY"), 400).body("accepted", hasItems("ENGLISH"));
        refused("/assets", patent("type", "PLANT"), 400).body("accepted", hasItems("INVENTION", "SOFTWARE"));
        refused("/assets", patent("status", 0), 400).body("field", is("status"));
        refused("/assets", patent("colour", "red"), 400).body("detail", containsString("colour"));
        refused("/assets", patent("filed", "06/05/2021"), 400).body("field", is("filed"));
        refused("/assets", patent("owners", List.of(Map.of("participant", "x", "basisPoints", 1))), 400);
        refused("/assets", patent("owners", List.of(Map.of("basisPoints", 10_000))), 422);
        refused("/assets", patent("registeredAt", "guangzhou"), 400).body("field", is("registeredAt"));
        refused("/assets", patent("title", Map.of("zh", " ")), 400).body("field", is("title"));
    }

    @Test
    void badMoney() {
        refused("/listings", offer("startPrice", Exchange.money("-1.00")), 400)
                .body("field", is("startPrice"))
                .body("detail", containsString("negative"));
        refused("/listings", offer("startPrice", Exchange.money("1.001")), 400)
                .body("detail", containsString("2 digits"));
        refused("/listings", offer("startPrice", Exchange.money("1")), 400);
        refused("/listings", offer("startPrice", Exchange.money("1e9")), 400);
        refused("/listings", offer("startPrice", Exchange.money("99999999999999.99")), 400)
                .body("detail", containsString("too large"));
        refused("/listings", offer("startPrice", Map.of("amount", "1.00", "currency", "XXX")), 400)
                .body("detail", containsString("CNY"));
        refused("/listings", offer("startPrice", Map.of("amount", 1, "currency", "CNY")), 400);
        refused("/listings", offer("startPrice", Map.of("currency", "CNY")), 400);
        refused("/listings", offer("increment", null), 422).body("field", is("increment"));
    }

    @Test
    void badCentres() {
        Map<String, Object> terms = Exchange.centre();
        terms.put("currency", "XXX");
        centre(terms, 422, "currency").body("accepted", hasItems("CNY", "HKD"));
        Map<String, Object> rules = Exchange.rules();
        rules.put("announcement", "PT-5S");
        terms = Exchange.centre();
        terms.put("rules", rules);
        centre(terms, 422, "rules.announcement");
        rules = Exchange.rules();
        rules.put("bidding", "15 seconds");
        terms.put("rules", rules);
        centre(terms, 400, "rules.bidding");
        rules = Exchange.rules();
        rules.remove("payment");
        terms.put("rules", rules);
        centre(terms, 422, "rules.payment");
        Map<String, Object> fees = new HashMap<>(Map.of(
                "tiers",
                List.of(Map.of("basisPoints", 100)),
                "minimum",
                Exchange.money("1.00"),
                "sellerCentreBasisPoints",
                1,
                "buyerCentreBasisPoints",
                1,
                "platformBasisPoints",
                1));
        terms = Exchange.centre();
        terms.put("fees", fees);
        centre(terms, 422, "fees").body("detail", containsString("10000"));
    }

    private static ValidatableResponse centre(Map<String, Object> terms, int status, String field) {
        return as("admin")
                .body(terms)
                .put("/api/v1/centres/NEW")
                .then()
                .statusCode(status)
                .body("field", is(field));
    }

    @Test
    void tooLarge() throws IOException, InterruptedException {
        String large = "{\"title\": {\"zh\": \"" + "长".repeat(700_000) + "\"}}";
        as("lin.trader")
                .body(large)
                .post("/api/v1/assets")
                .then()
                .statusCode(413)
                .body("type", is("/problems/body-too-large"));
        assertThat(chunked(large.getBytes(StandardCharsets.UTF_8))).isEqualTo(413);
        refused("/assets", patent("title", Map.of("zh", "长".repeat(501))), 422).body("field", is("title"));
    }

    /** A body that does not say its length. */
    private static int chunked(byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/v1/assets"))
                .header("Authorization", "Bearer " + Tokens.of("lin.trader"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
