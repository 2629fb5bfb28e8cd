package org.ipmarket.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.gateway.support.StandIn;
import org.ipmarket.gateway.support.StandInServices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever comes to the door sees what is open, in Chinese and English, even while part of the market is silent. */
@QuarkusTest
@WithTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@WithTestResource(StandInServices.class)
class MarketPageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OPEN_LOT = "01900000-0000-7000-8000-00000000aa01";
    private static final String NEXT_LOT = "01900000-0000-7000-8000-00000000aa02";
    private static final String PAST_LOT = "01900000-0000-7000-8000-00000000aa03";
    private static final String ASSET = "01900000-0000-7000-8000-00000000bb01";

    private final StandIn services = StandInServices.up();

    /**
     * It stays filled until the servers end: a lot's asset is looked up behind an answer, once, and must not be looked for in a
     * market that the test before has emptied.
     */
    @BeforeEach
    void fillTheMarket() {
        Instant now = Instant.parse("2026-06-01T04:00:00Z");
        lots(
                "OPEN",
                lot(OPEN_LOT, "OPEN", "一种<b>光学</b>镜头", "An <b>optical</b> lens", now)
                        .put("price", money("120000.00")));
        lots(
                "SCHEDULED",
                lot(NEXT_LOT, "SCHEDULED", "机器人软件", "Robot software", now).put("demonstration", false));
        lots("CLOSED", lot(PAST_LOT, "CLOSED", "夹具", "A fixture", now).put("result", "UNSOLD"));
        services.document(
                "/api/v1/centres?limit=100",
                items(new JsonObject()
                        .put("code", "GZ")
                        .put("name", new JsonObject().put("zh", "广州中心").put("en", "Guangzhou centre"))));
        for (String lot : List.of(OPEN_LOT, NEXT_LOT, PAST_LOT)) {
            services.document("/api/v1/listings/" + lot, new JsonObject().put("assets", new JsonArray().add(ASSET)));
        }
        services.document(
                "/api/v1/valuations?asset=" + ASSET,
                items(new JsonObject()
                        .put("completedAt", "2026-06-01T00:00:00Z")
                        .put("p10", money("80000.00"))
                        .put("p50", money("110000.00"))
                        .put("p90", money("160000.00"))));
        await().atMost(PATIENCE).until(() -> live().getList("open").size() == 1);
    }

    @Test
    void showsWhatIsOpenWhatOpensAndWhatEnded() {
        JsonPath live = live();

        assertThat(live.getString("open[0].id")).isEqualTo(OPEN_LOT);
        assertThat(live.getString("open[0].price")).isEqualTo("CNY 120,000.00");
        assertThat(live.getString("open[0].until")).isEqualTo("2026-06-01T04:01:00Z");
        assertThat(live.getString("soon[0].id")).isEqualTo(NEXT_LOT);
        assertThat(live.getString("ended[0].clock")).contains("流拍", "unsold");
        given().when()
                .get("/")
                .then()
                .statusCode(200)
                .contentType("text/html; charset=utf-8")
                .body(containsString("知识产权交易市场"))
                .body(containsString("IP marketplace"))
                .body(containsString("CNY 120,000.00"))
                .body(containsString("机器人软件"))
                .body(containsString("/api/v1/lots/" + OPEN_LOT));
    }

    @Test
    void runsOnTheMarketsClock() {
        Instant serverTime = Instant.parse(live().getString("serverTime"));

        assertThat(serverTime).isBetween(Instant.parse("2026-06-01T04:00:00Z"), Instant.parse("2026-06-01T04:01:00Z"));
    }

    @Test
    void namesTheCentreAndTheValueOnceTheyAreKnown() {
        // names are read once a minute; each look leaves a connection open, and the door takes so many from one address
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    JsonPath live = live();
                    assertThat(live.getString("open[0].value"))
                            .isEqualTo("CNY 80,000.00 – 160,000.00, P50\u00a0110,000.00");
                    assertThat(live.getString("open[0].centre")).isEqualTo("广州中心 Guangzhou centre");
                });
    }

    @Test
    void marksWhatIsADemonstration() {
        JsonPath live = live();

        assertThat(live.getBoolean("open[0].demonstration")).isTrue();
        assertThat(live.getBoolean("soon[0].demonstration")).isFalse();
        given().when().get("/").then().body(containsString("<p class=\"demo\" data-demo>演示 DEMO</p>"));
    }

    @Test
    void lendsItsPageToNobodyElsesScript() {
        given().when()
                .get("/")
                .then()
                .header("Content-Security-Policy", containsString("default-src 'none'; script-src 'self'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .body(containsString("一种&lt;b&gt;光学&lt;/b&gt;镜头"))
                .body(not(containsString("<b>")));
        String page = given().get("/").asString();
        assertThat(Pattern.compile("(?:src|href)=\"(?!/)").matcher(page).find()).isFalse();
        assertThat(page)
                .doesNotContain("<style")
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContain(" style=");
    }

    @Test
    void servesItsFilesAndTheTextOfTheApi() {
        String etag = given().when()
                .get("/page/page.js")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/javascript"))
                .extract()
                .header("ETag");
        given().header("If-None-Match", etag).when().get("/page/page.js").then().statusCode(304);
        given().when().get("/page/page.css").then().statusCode(200).contentType(startsWith("text/css"));
        given().when().get("/page/icon.svg").then().statusCode(200);
        given().when().get("/docs/api").then().statusCode(200).body(startsWith("# The HTTP API"));
        given().when().post("/").then().statusCode(405).header("Allow", "GET, HEAD");
        given().when().get("/page/other.js").then().statusCode(404);
    }

    @Test
    void tellsWhatIsSilentAndKeepsWhatWasSeen() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(live().getString("silent"))
                .isEqualTo("结算暂无响应。settlement: not answering."));
        services.shut();
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(live().getString("silent")).contains("挂牌、竞价、估值、结算暂无响应"));

            assertThat(live().getString("open[0].id")).isEqualTo(OPEN_LOT);
            given().when().get("/").then().statusCode(200).body(containsString("CNY 120,000.00"));
            await().atMost(PATIENCE).until(() -> !live().getString("seen").isEmpty());
        } finally {
            services.open();
        }
        await().atMost(PATIENCE).until(() -> live().getString("seen").isEmpty());
    }

    @Test
    void saysNothingOfSilenceWhileEverythingAnswers() {
        StandInServices.down().open();
        try {
            await().atMost(PATIENCE).until(() -> live().getString("silent").isEmpty());
            assertThat(live().getString("open[0].id")).isEqualTo(OPEN_LOT);
            await().atMost(PATIENCE).untilAsserted(() -> given().when()
                    .get("/")
                    .then()
                    .statusCode(200)
                    .body(containsString("data-silent role=\"status\" hidden")));
        } finally {
            StandInServices.down().shut();
        }
        await().atMost(PATIENCE).until(() -> live().getString("silent").contains("settlement"));
    }

    @Test
    void readsTheMarketOnceHoweverManyLook() {
        int before = services.heard().size();
        long began = System.nanoTime();

        for (int look = 0; look < 30; look++) {
            given().when().get("/live.json").then().statusCode(200).body("open[0].id", equalTo(OPEN_LOT));
        }
        // Three services are asked for their pulse in each round, and a second at least is between two rounds.
        long rounds = 1 + Duration.ofNanos(System.nanoTime() - began).toSeconds();
        assertThat(services.heard().size() - before).isLessThanOrEqualTo((int) (3 * rounds));
    }

    private static JsonPath live() {
        return given().when().get("/live.json").then().statusCode(200).extract().jsonPath();
    }

    private void lots(String state, JsonObject... lots) {
        services.document("/api/v1/lots?limit=100&state=" + state, items(lots));
    }

    private static JsonObject items(JsonObject... items) {
        return new JsonObject().put("items", new JsonArray(List.of(items)));
    }

    private static JsonObject lot(String id, String state, String zh, String en, Instant now) {
        return new JsonObject()
                .put("id", id)
                .put("mode", "test")
                .put("centre", "GZ")
                .put("state", state)
                .put("title", new JsonObject().put("zh", zh).put("en", en))
                .put("right", "ASSIGNMENT")
                .put("startPrice", money("100000.00"))
                .put("lowestAcceptable", money("121000.00"))
                .put("opensAt", now.plusSeconds(30).toString())
                .put("endsAt", now.plusSeconds(60).toString())
                .put("bids", 2)
                .put("bidders", 2)
                .put("serverTime", now.toString())
                .put("demonstration", true);
    }

    private static JsonObject money(String amount) {
        return new JsonObject().put("amount", amount).put("currency", "CNY");
    }
}
