package org.ipmarket.settlement.recordal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.awaitTrade;
import static org.ipmarket.settlement.Scene.soundLedger;
import static org.ipmarket.settlement.recordal.RecordalScene.accepted;
import static org.ipmarket.settlement.recordal.RecordalScene.act;
import static org.ipmarket.settlement.recordal.RecordalScene.brought;
import static org.ipmarket.settlement.recordal.RecordalScene.claim;
import static org.ipmarket.settlement.recordal.RecordalScene.file;
import static org.ipmarket.settlement.recordal.RecordalScene.funded;
import static org.ipmarket.settlement.recordal.RecordalScene.state;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.store.RecordalCases;
import org.junit.jupiter.api.Test;

/** Cases that go over a link to simulated offices, whose days are short: they take days, ask for corrections, refuse. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class SimulatedOfficeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** As the test's configuration has it. */
    private static final Duration DAY = Duration.ofMillis(100);

    @Inject
    RecordalCases cases;

    @Test
    void theOfficeAsksForCorrectionsIssuesItsNoticeAndPublishes() {
        try (Scene scene = new Scene()) {
            TradeId trade = ready(scene, "3:CORRECTION,2:CORRECTION,4:NOTICE,5:GAZETTE");
            overLink(trade);
            awaitState(trade, "CORRECTION_ASKED");
            correct(trade);
            await().atMost(PATIENCE)
                    .until(() -> states(trade).stream()
                                    .filter("CORRECTION_ASKED"::equals)
                                    .count()
                            == 2);
            correct(trade);
            awaitState(trade, "NOTICE_ISSUED");
            JsonPath issued = file("gz.recordal2", trade);
            assertThat(issued.getString("cases[0].claim.by")).isEqualTo("office:CNIPA");
            assertThat(issued.getString("cases[0].officeNumber")).startsWith("SIM-CNIPA-");
            assertThat(issued.getString("state")).isEqualTo("FILED");
            act("gz.recordal2", trade, Matter.TITLE_CHANGE, "/claim/check", Map.of())
                    .then()
                    .statusCode(200);
            awaitState(trade, "GAZETTED");
            awaitTrade("uni.trader", trade, "COMPLETED");
            JsonPath done = file("uni.trader", trade);
            assertThat(states(trade))
                    .containsExactly(
                            "OPENED",
                            "COLLECTING",
                            "FILED",
                            "CORRECTION_ASKED",
                            "CORRECTED",
                            "CORRECTION_ASKED",
                            "CORRECTED",
                            "NOTICE_ISSUED",
                            "RECORDED",
                            "GAZETTED");
            // each answer took the days that the office takes
            List<String> at = done.getList("cases[0].history.at");
            assertThat(Duration.between(Instant.parse(at.get(2)), Instant.parse(at.get(3))))
                    .isGreaterThanOrEqualTo(DAY.multipliedBy(3));
            assertThat(Duration.between(Instant.parse(at.get(6)), Instant.parse(at.get(7))))
                    .isGreaterThanOrEqualTo(DAY.multipliedBy(4));
            soundLedger();
        }
    }

    @Test
    void aRefusalFreezesTheTradeAndTheCaseIsBegunAnewOnceThatIsLifted() {
        try (Scene scene = new Scene()) {
            TradeId trade = ready(scene, "2:REFUSAL");
            Matter matter = Matter.TITLE_CHANGE;
            overLink(trade);
            awaitState(trade, "REFUSED");
            JsonPath frozen = awaitTrade("chen.trader", trade, "FROZEN");
            assertThat(frozen.getString("course.frozen.reason")).contains("The office has refused TITLE_CHANGE");
            act("gz.recordal1", trade, matter, "/renewal", Map.of("reason", "filed anew"))
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/trade-state"))
                    .body("state", equalTo("FROZEN"));
            act("gz.recordal2", trade, matter, "/claim/check", Map.of())
                    .then()
                    .statusCode(409)
                    .body("state", equalTo("REFUSED"));
            for (String step : List.of("/filing", "/correction")) {
                act("gz.recordal1", trade, matter, step, step.equals("/filing") ? Map.of("overLink", true) : Map.of())
                        .then()
                        .statusCode(409)
                        .body("type", equalTo("/problems/recordal-state"))
                        .body("state", equalTo("REFUSED"));
            }
            as("gz.manager")
                    .body(Map.of("reason", "the office will take better papers"))
                    .post("/api/v1/trades/" + trade + "/lift")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("FILED"));
            act("gz.recordal1", trade, matter, "/simulation", Map.of("plan", "1:NOTICE"))
                    .then()
                    .statusCode(200);
            act("gz.recordal1", trade, matter, "/renewal", Map.of("reason", "filed anew"))
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("FUNDED"))
                    .body("cases[0].state", equalTo("COLLECTING"))
                    .body("cases[0].round", equalTo(1));
            overLink(trade);
            awaitState(trade, "NOTICE_ISSUED");
            act("gz.recordal2", trade, matter, "/claim/check", Map.of()).then().statusCode(200);
            awaitTrade("uni.trader", trade, "COMPLETED");
            soundLedger();
        }
    }

    @Test
    void aNoticeThatWasEnteredByHandDoesNotKeepTheGazetteAway() {
        try (Scene scene = new Scene()) {
            TradeId trade = ready(scene, "40:NOTICE,5:GAZETTE");
            overLink(trade);
            String notice = brought("gz.recordal1", trade, Matter.TITLE_CHANGE, Paper.OFFICE_PAPER);
            claim("gz.recordal1", trade, Matter.TITLE_CHANGE, "EFFECT", notice)
                    .then()
                    .statusCode(200)
                    .body("cases[0].claim.by", equalTo("gz.recordal1"));
            act("gz.recordal2", trade, Matter.TITLE_CHANGE, "/claim/check", Map.of())
                    .then()
                    .statusCode(200);
            awaitState(trade, "GAZETTED");
            assertThat(states(trade))
                    .containsExactly("OPENED", "COLLECTING", "FILED", "NOTICE_ISSUED", "RECORDED", "GAZETTED");
        }
    }

    @Test
    void whatIsEnteredByHandIsCheckedBeforeTheOfficesWordIsHeard() {
        try (Scene scene = new Scene()) {
            TradeId trade = ready(scene, "10:NOTICE,5:GAZETTE");
            Matter matter = Matter.TITLE_CHANGE;
            String asked = brought("gz.recordal1", trade, matter, Paper.CORRECTION_REQUEST);
            overLink(trade);
            claim("gz.recordal1", trade, matter, "CORRECTION", asked).then().statusCode(200);
            // the other case's notice was due later, and is heard
            TradeId later = ready(scene, "15:NOTICE");
            overLink(later);
            awaitState(later, "NOTICE_ISSUED");
            assertThat(state(trade, matter)).isEqualTo("FILED");
            assertThat(file("gz.recordal1", trade).getString("cases[0].claim.kind"))
                    .isEqualTo("CORRECTION");
            act("gz.recordal2", trade, matter, "/claim/refusal", Map.of("reason", "the office asks for none"))
                    .then()
                    .statusCode(200);
            awaitState(trade, "NOTICE_ISSUED");
        }
    }

    @Test
    void aCaseThatNoGazettePublishesIsNotAskedAboutOnceItIsRecorded() {
        try (Scene scene = new Scene()) {
            TradeId trade = funded(scene, Right.ASSIGNMENT, AssetType.INVENTION);
            Matter matter = Matter.TECHNOLOGY_CONTRACT;
            act("uni.trader", trade, matter, "", Map.of()).then().statusCode(200);
            accepted("uni.trader", trade, matter, Paper.CONTRACT, Paper.TECHNOLOGY_FORM);
            act("gz.recordal1", trade, matter, "/simulation", Map.of("plan", "1:NOTICE"))
                    .then()
                    .statusCode(200);
            act("gz.recordal1", trade, matter, "/filing", Map.of("overLink", true))
                    .then()
                    .statusCode(200);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(state(trade, matter)).isEqualTo("NOTICE_ISSUED"));
            assertThat(asked(trade)).isTrue();
            act("gz.recordal2", trade, matter, "/claim/check", Map.of()).then().statusCode(200);
            assertThat(state(trade, matter)).isEqualTo("RECORDED");
            assertThat(asked(trade)).isFalse();
        }
    }

    private boolean asked(TradeId trade) {
        return QuarkusTransaction.requiringNew().call(() -> cases.linked(null, Integer.MAX_VALUE).stream()
                .anyMatch(place -> place.trade().equals(trade.value())));
    }

    @Test
    void aPlanIsForTheTestMarketAndHasToBeOne() {
        try (Scene scene = new Scene()) {
            TradeId trade = funded(scene, Right.ASSIGNMENT, AssetType.INVENTION);
            act("gz.recordal1", trade, Matter.TITLE_CHANGE, "/simulation", Map.of("plan", "2:MAYBE"))
                    .then()
                    .statusCode(422)
                    .body("field", equalTo("plan"));
            act("sz.recordal1", trade, Matter.TITLE_CHANGE, "/simulation", Map.of("plan", "2:NOTICE"))
                    .then()
                    .statusCode(403);
        }
    }

    private static TradeId ready(Scene scene, String plan) {
        TradeId trade = funded(scene, Right.ASSIGNMENT, AssetType.INVENTION);
        accepted("uni.trader", trade, Matter.TITLE_CHANGE, Paper.CONTRACT, Paper.CHANGE_FORM, Paper.OFFICIAL_FEE);
        act("gz.recordal1", trade, Matter.TITLE_CHANGE, "/simulation", Map.of("plan", plan))
                .then()
                .statusCode(200);
        return trade;
    }

    private static void overLink(TradeId trade) {
        act("gz.recordal1", trade, Matter.TITLE_CHANGE, "/filing", Map.of("overLink", true))
                .then()
                .statusCode(200)
                .body("cases[0].linked", equalTo(true));
    }

    private static void correct(TradeId trade) {
        accepted("uni.trader", trade, Matter.TITLE_CHANGE, Paper.CORRECTION);
        act("gz.recordal1", trade, Matter.TITLE_CHANGE, "/correction", Map.of())
                .then()
                .statusCode(200);
    }

    private static List<String> states(TradeId trade) {
        return file("gz.recordal1", trade).getList("cases[0].history.state", String.class);
    }

    private static void awaitState(TradeId trade, String wanted) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(trade, Matter.TITLE_CHANGE))
                .isEqualTo(wanted));
    }
}
