package org.ipmarket.settlement.recordal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.awaitTrade;
import static org.ipmarket.settlement.Scene.soundLedger;
import static org.ipmarket.settlement.Scene.trade;
import static org.ipmarket.settlement.recordal.RecordalScene.TODAY;
import static org.ipmarket.settlement.recordal.RecordalScene.accepted;
import static org.ipmarket.settlement.recordal.RecordalScene.act;
import static org.ipmarket.settlement.recordal.RecordalScene.bring;
import static org.ipmarket.settlement.recordal.RecordalScene.brought;
import static org.ipmarket.settlement.recordal.RecordalScene.byHand;
import static org.ipmarket.settlement.recordal.RecordalScene.claim;
import static org.ipmarket.settlement.recordal.RecordalScene.file;
import static org.ipmarket.settlement.recordal.RecordalScene.funded;
import static org.ipmarket.settlement.recordal.RecordalScene.opened;
import static org.ipmarket.settlement.recordal.RecordalScene.path;
import static org.ipmarket.settlement.recordal.RecordalScene.pdf;
import static org.ipmarket.settlement.recordal.RecordalScene.review;
import static org.ipmarket.settlement.recordal.RecordalScene.said;
import static org.ipmarket.settlement.recordal.RecordalScene.signBoth;
import static org.ipmarket.settlement.recordal.RecordalScene.state;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.event.TradeRecorded;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The file of what completes a sale, through the API: papers, offices by hand, every edge of a case, what is refused. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class RecordalCaseIT {
    private static final Paper[] CHANGE = {Paper.CONTRACT, Paper.CHANGE_FORM};

    @Test
    void aPatentPassesByTheOfficesNoticeAndOnlyByIt() {
        try (Scene scene = new Scene()) {
            TradeId trade = funded(scene, Right.ASSIGNMENT, AssetType.INVENTION);
            JsonPath begun = file("chen.trader", trade);
            assertThat(begun.getString("completes[0].act")).isEqualTo("OFFICE_NOTICE");
            assertThat(begun.getString("completes[0].rule.zh")).contains("专利法第十条");
            assertThat(begun.getString("cases[0].state")).isEqualTo("OPENED");
            assertThat(begun.getList("cases[0].missing.paper"))
                    .containsExactly("CONTRACT", "CHANGE_FORM", "OFFICIAL_FEE");
            assertThat(begun.getString("next.what")).isEqualTo("FILE");
            assertThat(begun.getString("next.until")).isGreaterThan(TODAY.toString());
            assertThat(begun.getString("cases[0].papers[2].fee.amount")).isEqualTo("200.00");

            // what completes another kind of sale is refused, with the rule
            as("gz.recordal1")
                    .body(Map.of("registration", "合同 1", "effectiveOn", TODAY.toString(), "completes", "CONTRACT"))
                    .post(path(trade))
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/wrong-completion"))
                    .body("accepted", hasItem("OFFICE_NOTICE"))
                    .body("rule[0]", containsString("Patent Law 10"));
            for (Matter wrong : List.of(Matter.LICENCE_FILING, Matter.CONTRACT, Matter.OPEN_LICENCE)) {
                byHand("gz.recordal1", trade, wrong)
                        .then()
                        .statusCode(422)
                        .body("type", equalTo("/problems/wrong-completion"));
            }
            byHand("gz.recordal1", trade, Matter.TITLE_CHANGE)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/recordal-state"))
                    .body("state", equalTo("OPENED"));
            accepted("uni.trader", trade, Matter.TITLE_CHANGE, Paper.CONTRACT);
            byHand("gz.recordal1", trade, Matter.TITLE_CHANGE)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/papers-missing"))
                    .body("missing", hasItem("CHANGE_FORM"));
            accepted("uni.trader", trade, Matter.TITLE_CHANGE, Paper.CHANGE_FORM);
            byHand("gz.finance1", trade, Matter.TITLE_CHANGE).then().statusCode(403);
            byHand("sz.recordal1", trade, Matter.TITLE_CHANGE).then().statusCode(403);
            byHand("gz.recordal1", trade, Matter.TITLE_CHANGE)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("FILED"))
                    .body("cases[0].due.what", hasItem("PAY_OFFICIAL_FEE"));

            String notice = brought("gz.recordal1", trade, Matter.TITLE_CHANGE, Paper.OFFICE_PAPER);
            claim("gz.recordal1", trade, Matter.TITLE_CHANGE, "EFFECT", notice)
                    .then()
                    .statusCode(200)
                    .body("cases[0].state", equalTo("NOTICE_ISSUED"))
                    .body("cases[0].claim.by", equalTo("gz.recordal1"));
            act("gz.recordal1", trade, Matter.TITLE_CHANGE, "/claim/check", Map.of())
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/same-person"));
            act("gz.recordal2", trade, Matter.TITLE_CHANGE, "/claim/check", Map.of())
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/papers-missing"))
                    .body("missing", hasItem("OFFICIAL_FEE"));
            accepted("chen.trader", trade, Matter.TITLE_CHANGE, Paper.OFFICIAL_FEE);
            act("gz.recordal2", trade, Matter.TITLE_CHANGE, "/claim/check", Map.of())
                    .then()
                    .statusCode(200)
                    .body("complete", equalTo(true));
            TradeRecorded recorded =
                    scene.broker.await(TradeRecorded.class, each -> each.trade().equals(trade));
            assertThat(recorded.registration()).isEqualTo("2026-EFFECT");
            assertThat(recorded.effectiveOn()).isEqualTo(TODAY);
            said(trade, Matter.TITLE_CHANGE, "GAZETTE", Paper.GAZETTE)
                    .then()
                    .statusCode(200)
                    .body("cases[0].state", equalTo("GAZETTED"));
            JsonPath done = awaitTrade("gz.finance1", trade, "COMPLETED");
            assertThat(done.getList("history.state", String.class))
                    .containsExactly("OPENED", "SIGNED", "FUNDED", "FILED", "RECORDED", "COMPLETED");
            soundLedger();
        }
    }

    static Stream<Arguments> everyKindAndRight() {
        return CompletionTest.everyKindAndRight()
                .map(row -> Arguments.of(
                        row.get()[0].toString().equals("PATENT") ? AssetType.UTILITY_MODEL : AssetType.SOFTWARE,
                        row.get()[1],
                        row.get()[2],
                        row.get()[3]));
    }

    @ParameterizedTest
    @MethodSource("everyKindAndRight")
    void onlyWhatFitsKindAndRightReleasesTheMoney(AssetType type, Right right, Matter releases, Act act) {
        try (Scene scene = new Scene()) {
            TradeId trade = funded(scene, right, type);
            for (Act wrong : Act.values()) {
                if (wrong != act) {
                    as("gz.recordal1")
                            .body(Map.of(
                                    "registration",
                                    "2026-0001",
                                    "effectiveOn",
                                    TODAY.toString(),
                                    "completes",
                                    wrong.name()))
                            .post(path(trade))
                            .then()
                            .statusCode(422)
                            .body("type", equalTo("/problems/wrong-completion"))
                            .body("accepted", hasItem(act.name()));
                }
            }
            assertThat(trade("gz.recordal1", trade).getString("state")).isEqualTo("FUNDED");
            as("gz.recordal1")
                    .body(Map.of("registration", "2026-0001", "effectiveOn", TODAY.toString(), "completes", act.name()))
                    .post(path(trade))
                    .then()
                    .statusCode(200);
            as("gz.recordal2").body("{}").post(path(trade) + "/check").then().statusCode(200);
            JsonPath whole = file("gz.recordal1", trade);
            assertThat(whole.getBoolean("complete")).isTrue();
            assertThat(whole.getString("cases.find { it.part == 'RELEASES' }.matter"))
                    .isEqualTo(releases.name());
            assertThat(whole.getString("cases.find { it.part == 'RELEASES' }.state"))
                    .isEqualTo("RECORDED");
        }
    }

    @Test
    void anOrdinaryLicenceIsPaidByItsContractAndFiledAfterwards() {
        try (Scene scene = new Scene()) {
            TradeId trade = funded(scene, Right.ORDINARY_LICENCE, AssetType.INVENTION);
            accepted("uni.trader", trade, Matter.LICENCE_FILING, Paper.CONTRACT, Paper.FILING_FORM);
            byHand("gz.recordal1", trade, Matter.LICENCE_FILING)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/trade-state"))
                    .body("state", equalTo("FUNDED"));
            String contract = brought("chen.trader", trade, Matter.CONTRACT, Paper.CONTRACT);
            claim("gz.recordal1", trade, Matter.CONTRACT, "EFFECT", contract)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/papers-missing"));
            review("gz.reviewer1", trade, contract, "ACCEPTED", null).then().statusCode(200);
            claim("gz.recordal1", trade, Matter.CONTRACT, "EFFECT", contract)
                    .then()
                    .statusCode(200);
            assertThat(state(trade, Matter.CONTRACT)).isEqualTo("IN_EFFECT");
            act("gz.recordal2", trade, Matter.CONTRACT, "/claim/refusal", Map.of("reason", "not signed by both"))
                    .then()
                    .statusCode(200);
            assertThat(state(trade, Matter.CONTRACT)).isEqualTo("COLLECTING");
            claim("gz.recordal1", trade, Matter.CONTRACT, "EFFECT", contract)
                    .then()
                    .statusCode(200);
            act("gz.recordal2", trade, Matter.CONTRACT, "/claim/check", Map.of())
                    .then()
                    .statusCode(200);
            JsonPath released = file("chen.trader", trade);
            assertThat(released.getString("cases.find { it.matter == 'LICENCE_FILING' }.due[0].until"))
                    .isGreaterThanOrEqualTo(TODAY.plusMonths(3).toString());
            byHand("gz.recordal1", trade, Matter.LICENCE_FILING).then().statusCode(200);
            said(trade, Matter.LICENCE_FILING, "EFFECT", Paper.OFFICE_PAPER)
                    .then()
                    .statusCode(200);
            assertThat(state(trade, Matter.LICENCE_FILING)).isEqualTo("RECORDED");
            awaitTrade("gz.finance1", trade, "COMPLETED");
            soundLedger();
        }
    }

    @Test
    void aBundleWaitsForEachOfItsKinds() {
        try (Scene scene = new Scene()) {
            TradeId trade = funded(scene, Right.ASSIGNMENT, AssetType.INVENTION, AssetType.SOFTWARE, AssetType.DESIGN);
            accepted("uni.trader", trade, Matter.CONTRACT, Paper.CONTRACT);
            said(trade, Matter.CONTRACT, "EFFECT", Paper.CONTRACT).then().statusCode(200);
            assertThat(trade("uni.trader", trade).getString("state")).isEqualTo("FUNDED");
            JsonPath half = file("uni.trader", trade);
            assertThat(half.getBoolean("complete")).isFalse();
            // two patents, two changes
            assertThat(
                            half.getString(
                                    "cases.find { it.matter == 'TITLE_CHANGE' }.papers.find { it.paper == 'OFFICIAL_FEE' }.fee.amount"))
                    .isEqualTo("400.00");
            accepted("uni.trader", trade, Matter.TITLE_CHANGE, Paper.CONTRACT, Paper.CHANGE_FORM, Paper.OFFICIAL_FEE);
            byHand("gz.recordal1", trade, Matter.TITLE_CHANGE).then().statusCode(200);
            said(trade, Matter.TITLE_CHANGE, "EFFECT", Paper.OFFICE_PAPER)
                    .then()
                    .statusCode(200);
            awaitTrade("uni.trader", trade, "COMPLETED");
        }
    }

    @Test
    void theTechnologyContractHasItsOwnCaseAndCanBeGivenUp() {
        try (Scene scene = new Scene()) {
            TradeId trade = opened(scene, Right.ASSIGNMENT, AssetType.INVENTION);
            signBoth(trade);
            assertThat(file("uni.trader", trade).getList("optional")).containsExactly("TECHNOLOGY_CONTRACT");
            byHand("gz.recordal1", trade, Matter.TECHNOLOGY_CONTRACT)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/recordal-not-asked"));
            act("uni.trader", trade, Matter.COPYRIGHT_REGISTRATION, "", Map.of())
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/wrong-completion"));
            act("lin.trader", trade, Matter.TECHNOLOGY_CONTRACT, "", Map.of())
                    .then()
                    .statusCode(404);
            act("uni.trader", trade, Matter.TECHNOLOGY_CONTRACT, "", Map.of())
                    .then()
                    .statusCode(200);
            act("uni.trader", trade, Matter.TECHNOLOGY_CONTRACT, "", Map.of())
                    .then()
                    .statusCode(409)
                    .body("state", equalTo("OPENED"));
            accepted("uni.trader", trade, Matter.TECHNOLOGY_CONTRACT, Paper.CONTRACT, Paper.TECHNOLOGY_FORM);
            byHand("gz.recordal1", trade, Matter.TECHNOLOGY_CONTRACT).then().statusCode(200);
            said(trade, Matter.TECHNOLOGY_CONTRACT, "EFFECT", Paper.OFFICE_PAPER)
                    .then()
                    .statusCode(200);
            assertThat(state(trade, Matter.TECHNOLOGY_CONTRACT)).isEqualTo("RECORDED");
            // no gazette publishes it
            claim(
                            "gz.recordal1",
                            trade,
                            Matter.TECHNOLOGY_CONTRACT,
                            "GAZETTE",
                            brought("gz.recordal1", trade, Matter.TECHNOLOGY_CONTRACT, Paper.GAZETTE))
                    .then()
                    .statusCode(409)
                    .body("state", equalTo("RECORDED"));
            act("gz.recordal1", trade, Matter.TITLE_CHANGE, "/closing", Map.of("reason", "why not"))
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/recordal-needed"));
            TradeId other = opened(scene, Right.ASSIGNMENT, AssetType.SOFTWARE);
            act("gz.recordal1", other, Matter.COPYRIGHT_REGISTRATION, "", Map.of())
                    .then()
                    .statusCode(200);
            act("gz.recordal1", other, Matter.COPYRIGHT_REGISTRATION, "/closing", Map.of("reason", "not wanted"))
                    .then()
                    .statusCode(200)
                    .body("cases.find { it.matter == 'COPYRIGHT_REGISTRATION' }.state", equalTo("CLOSED"));
            bring(
                            "uni.trader",
                            other,
                            Matter.COPYRIGHT_REGISTRATION,
                            Paper.CONTRACT,
                            "application/pdf",
                            pdf("late"),
                            TODAY)
                    .then()
                    .statusCode(409)
                    .body("state", equalTo("CLOSED"));
        }
    }

    @Test
    void aRegisteredTechnologyContractIsExemptOfVatWhereTheLoadedLawSaysSo() {
        as("admin")
                .body(Map.of(
                        "tax",
                        "VAT_ON_PRICE",
                        "precedence",
                        900,
                        "assets",
                        List.of("DESIGN"),
                        "payers",
                        List.of("SELLER"),
                        "condition",
                        "TECHNOLOGY_CONTRACT_REGISTERED",
                        "outcome",
                        "EXEMPT",
                        "from",
                        "2026-01-01",
                        "source",
                        Map.of("zh", "试验公告", "en", "a notice on trial")))
                .put("/api/v1/taxes/rules/vat-technology-on-trial")
                .then()
                .statusCode(200);
        Matter matter = Matter.TECHNOLOGY_CONTRACT;
        try (Scene scene = new Scene()) {
            TradeId trade = opened(scene, Right.ASSIGNMENT, AssetType.DESIGN);
            vat(trade, "OPEN", "vat-technology-on-trial");
            act("uni.trader", trade, matter, "", Map.of()).then().statusCode(200);
            accepted("uni.trader", trade, matter, Paper.CONTRACT, Paper.TECHNOLOGY_FORM);
            byHand("gz.recordal1", trade, matter).then().statusCode(200);
            vat(trade, "OPEN", "vat-technology-on-trial");
            said(trade, matter, "EFFECT", Paper.OFFICE_PAPER).then().statusCode(200);
            vat(trade, "EXEMPT", "vat-technology-on-trial");
            // given up: it is known that it is not registered
            TradeId other = opened(scene, Right.ASSIGNMENT, AssetType.DESIGN);
            act("uni.trader", other, matter, "", Map.of()).then().statusCode(200);
            act("gz.recordal1", other, matter, "/closing", Map.of("reason", "not wanted"))
                    .then()
                    .statusCode(200);
            vat(other, "OPEN", "vat-on-intangibles-2026");
        }
    }

    private static void vat(TradeId trade, String outcome, String rule) {
        as("uni.trader")
                .get("/api/v1/trades/" + trade + "/taxes")
                .then()
                .statusCode(200)
                .body("items.find { it.tax == 'VAT_ON_PRICE' }.outcome", equalTo(outcome))
                .body("items.find { it.tax == 'VAT_ON_PRICE' }.rule", equalTo(rule));
    }

    @Test
    void everyEdgeAtTheOfficeAndNoIllegalOne() {
        try (Scene scene = new Scene()) {
            TradeId trade = funded(scene, Right.ASSIGNMENT, AssetType.INVENTION);
            Matter matter = Matter.TITLE_CHANGE;
            illegal(
                    trade,
                    matter,
                    "OPENED",
                    "/filing",
                    "/correction",
                    "/renewal",
                    "EFFECT",
                    "CORRECTION",
                    "REFUSAL",
                    "GAZETTE");
            accepted("uni.trader", trade, matter, CHANGE);
            accepted("chen.trader", trade, matter, Paper.OFFICIAL_FEE);
            illegal(
                    trade,
                    matter,
                    "COLLECTING",
                    "/correction",
                    "/renewal",
                    "EFFECT",
                    "CORRECTION",
                    "REFUSAL",
                    "GAZETTE");
            byHand("gz.recordal1", trade, matter).then().statusCode(200);
            illegal(trade, matter, "FILED", "/filing", "/correction", "/renewal", "GAZETTE");
            said(trade, matter, "CORRECTION", Paper.CORRECTION_REQUEST)
                    .then()
                    .statusCode(200)
                    .body("next.what", equalTo("CORRECT"))
                    .body("next.until", equalTo(TODAY.plusDays(30).toString()));
            illegal(trade, matter, "CORRECTION_ASKED", "/filing", "/renewal", "EFFECT", "CORRECTION", "GAZETTE");
            act("gz.recordal1", trade, matter, "/correction", Map.of())
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/papers-missing"))
                    .body("missing", hasItem("CORRECTION"));
            accepted("uni.trader", trade, matter, Paper.CORRECTION);
            act("gz.recordal1", trade, matter, "/correction", Map.of()).then().statusCode(200);
            illegal(trade, matter, "CORRECTED", "/filing", "/correction", "/renewal", "GAZETTE");
            // asked a second time: the old correction does not do
            said(trade, matter, "CORRECTION", Paper.CORRECTION_REQUEST).then().statusCode(200);
            act("gz.recordal1", trade, matter, "/correction", Map.of())
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/papers-missing"));
            accepted("uni.trader", trade, matter, Paper.CORRECTION);
            act("gz.recordal1", trade, matter, "/correction", Map.of()).then().statusCode(200);
            // the second person does not find the notice: back at the office
            String notice = brought("gz.recordal1", trade, matter, Paper.OFFICE_PAPER);
            claim("gz.recordal1", trade, matter, "EFFECT", notice).then().statusCode(200);
            illegal(
                    trade,
                    matter,
                    "NOTICE_ISSUED",
                    "/filing",
                    "/correction",
                    "/renewal",
                    "EFFECT",
                    "CORRECTION",
                    "REFUSAL",
                    "GAZETTE");
            act("gz.recordal2", trade, matter, "/claim/refusal", Map.of("reason", "another patent's notice"))
                    .then()
                    .statusCode(200);
            assertThat(state(trade, matter)).isEqualTo("FILED");
            claim("gz.recordal1", trade, matter, "EFFECT", notice).then().statusCode(200);
            act("gz.recordal2", trade, matter, "/claim/check", Map.of()).then().statusCode(200);
            illegal(trade, matter, "RECORDED", "/filing", "/correction", "/renewal", "EFFECT", "CORRECTION", "REFUSAL");
            said(trade, matter, "GAZETTE", Paper.GAZETTE).then().statusCode(200);
            illegal(trade, matter, "GAZETTED", "/filing", "/correction", "/renewal");
            assertThat(file("gz.recordal1", trade).getList("cases[0].history.state", String.class))
                    .containsExactly(
                            "OPENED",
                            "COLLECTING",
                            "FILED",
                            "CORRECTION_ASKED",
                            "CORRECTED",
                            "CORRECTION_ASKED",
                            "CORRECTED",
                            "NOTICE_ISSUED",
                            "FILED",
                            "NOTICE_ISSUED",
                            "RECORDED",
                            "GAZETTED");
        }
    }

    @Test
    void aCaseThatNoMoneyWaitsForIsRefusedRenewedAndClosed() {
        try (Scene scene = new Scene()) {
            Matter matter = Matter.TECHNOLOGY_CONTRACT;
            TradeId trade = asked(scene, matter);
            byHand("gz.recordal1", trade, matter).then().statusCode(200);
            refusedAndRenewed(trade, matter);
            byHand("gz.recordal1", trade, matter).then().statusCode(200);
            said(trade, matter, "CORRECTION", Paper.CORRECTION_REQUEST).then().statusCode(200);
            refusedAndRenewed(trade, matter);
            byHand("gz.recordal1", trade, matter).then().statusCode(200);
            corrected(trade, matter);
            refusedAndRenewed(trade, matter);
            // nothing of it freezes the trade
            assertThat(trade("uni.trader", trade).getString("state")).isEqualTo("OPENED");
            closed(trade, matter, "COLLECTING");

            TradeId filed = asked(scene, matter);
            byHand("gz.recordal1", filed, matter).then().statusCode(200);
            closed(filed, matter, "FILED");
            TradeId corrected = asked(scene, matter);
            byHand("gz.recordal1", corrected, matter).then().statusCode(200);
            corrected(corrected, matter);
            closed(corrected, matter, "CORRECTED");
            TradeId issued = asked(scene, matter);
            byHand("gz.recordal1", issued, matter).then().statusCode(200);
            claim("gz.recordal1", issued, matter, "EFFECT", brought("gz.recordal1", issued, matter, Paper.OFFICE_PAPER))
                    .then()
                    .statusCode(200);
            closed(issued, matter, "NOTICE_ISSUED");
        }
    }

    @Test
    void theCasesOfATradeThatCameToNothingAreClosed() {
        try (Scene scene = new Scene()) {
            TradeId trade = opened(
                    scene,
                    new Scene.Periods(Duration.ofSeconds(12), Duration.ofMinutes(5)),
                    Right.ASSIGNMENT,
                    AssetType.INVENTION);
            brought("uni.trader", trade, Matter.TITLE_CHANGE, Paper.CONTRACT);
            awaitTrade("uni.trader", trade, "DEFAULTED");
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(state(trade, Matter.TITLE_CHANGE))
                    .isEqualTo("CLOSED"));
            bring("uni.trader", trade, Matter.TITLE_CHANGE, Paper.CONTRACT, "application/pdf", pdf("late"), TODAY)
                    .then()
                    .statusCode(409)
                    .body("state", equalTo("DEFAULTED"));
        }
    }

    /** A technology contract's case with its papers. */
    private static TradeId asked(Scene scene, Matter matter) {
        TradeId trade = opened(scene, Right.ASSIGNMENT, AssetType.INVENTION);
        act("uni.trader", trade, matter, "", Map.of()).then().statusCode(200);
        accepted("uni.trader", trade, matter, Paper.CONTRACT, Paper.TECHNOLOGY_FORM);
        return trade;
    }

    private static void corrected(TradeId trade, Matter matter) {
        said(trade, matter, "CORRECTION", Paper.CORRECTION_REQUEST).then().statusCode(200);
        accepted("uni.trader", trade, matter, Paper.CORRECTION);
        act("gz.recordal1", trade, matter, "/correction", Map.of()).then().statusCode(200);
    }

    private static void refusedAndRenewed(TradeId trade, Matter matter) {
        said(trade, matter, "REFUSAL", Paper.REFUSAL).then().statusCode(200);
        assertThat(state(trade, matter)).isEqualTo("REFUSED");
        act("gz.recordal1", trade, matter, "/renewal", Map.of("reason", "filed anew"))
                .then()
                .statusCode(200);
        assertThat(state(trade, matter)).isEqualTo("COLLECTING");
    }

    private static void closed(TradeId trade, Matter matter, String from) {
        assertThat(state(trade, matter)).isEqualTo(from);
        act("gz.recordal1", trade, matter, "/closing", Map.of("reason", "not wanted"))
                .then()
                .statusCode(200);
        act("gz.recordal1", trade, matter, "/closing", Map.of("reason", "not wanted"))
                .then()
                .statusCode(409)
                .body("state", equalTo("CLOSED"));
    }

    /** Each of these is a 409 that names the state. */
    private static void illegal(TradeId trade, Matter matter, String state, String... what) {
        String any = file("gz.recordal1", trade).getString("files[0].id");
        Arrays.stream(what).forEach(step -> {
            var answer = step.startsWith("/")
                    ? step.equals("/filing")
                            ? byHand("gz.recordal1", trade, matter)
                            : act(
                                    "gz.recordal1",
                                    trade,
                                    matter,
                                    step,
                                    step.equals("/renewal") ? Map.of("reason", "again") : Map.of())
                    : claim(
                            "gz.recordal1",
                            trade,
                            matter,
                            step,
                            any == null ? "01900000-0000-7000-8000-000000000000" : any);
            answer.then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/recordal-state"))
                    .body("state", equalTo(state));
        });
    }

    @Test
    void papersAreWhatTheySayAndAreLookedAtByAnother() {
        try (Scene scene = new Scene()) {
            TradeId trade = opened(scene, Right.EXCLUSIVE_LICENCE, AssetType.INVENTION);
            Matter matter = Matter.LICENCE_FILING;
            byte[] contract = pdf("the contract");
            bring("lin.trader", trade, matter, Paper.CONTRACT, "application/pdf", contract, TODAY)
                    .then()
                    .statusCode(404);
            bring("gz.finance1", trade, matter, Paper.CONTRACT, "application/pdf", contract, TODAY)
                    .then()
                    .statusCode(403);
            bring("uni.trader", trade, matter, Paper.CONTRACT, "image/png", contract, TODAY)
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/evidence-type"));
            bring("uni.trader", trade, matter, Paper.CONTRACT, "application/zip", contract, TODAY)
                    .then()
                    .statusCode(422)
                    .body("field", equalTo("Content-Type"));
            bring("uni.trader", trade, matter, Paper.CONTRACT, "application/pdf", new byte[0], TODAY)
                    .then()
                    .statusCode(422);
            bring("uni.trader", trade, matter, Paper.CONTRACT, "application/pdf", contract, TODAY.plusDays(1))
                    .then()
                    .statusCode(422)
                    .body("field", equalTo("asOf"));
            bring("uni.trader", trade, Matter.TITLE_CHANGE, Paper.CONTRACT, "application/pdf", contract, TODAY)
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/wrong-completion"));
            byte[] large = java.util.Arrays.copyOf(contract, 64 * 1024 + 1);
            bring("uni.trader", trade, matter, Paper.CONTRACT, "application/pdf", large, TODAY)
                    .then()
                    .statusCode(413)
                    .body("most", equalTo(64 * 1024));
            String id = bring("uni.trader", trade, matter, Paper.CONTRACT, "application/pdf", contract, TODAY)
                    .then()
                    .statusCode(201)
                    .body("size", equalTo(contract.length))
                    .body("mediaType", equalTo("application/pdf"))
                    .extract()
                    .path("id");
            bring("uni.trader", trade, matter, Paper.CONTRACT, "application/pdf", contract, TODAY)
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(id));
            assertThat(as("chen.trader")
                            .get(path(trade) + "/evidence/" + id + "/content")
                            .asByteArray())
                    .isEqualTo(contract);
            as("lin.trader").get(path(trade) + "/evidence/" + id).then().statusCode(404);
            review("uni.trader", trade, id, "ACCEPTED", null).then().statusCode(403);
            review("gz.reviewer1", trade, id, "REFUSED", " ")
                    .then()
                    .statusCode(422)
                    .body("field", equalTo("remarks"));
            review("gz.reviewer1", trade, id, "REFUSED", "not signed").then().statusCode(200);
            review("gz.reviewer1", trade, id, "ACCEPTED", null)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/evidence-state"))
                    .body("state", equalTo("REFUSED"));
            assertThat(file("uni.trader", trade).getString("cases[0].papers[0].status"))
                    .isEqualTo("REFUSED");
            String own = brought("gz.recordal1", trade, matter, Paper.CONTRACT);
            review("gz.recordal1", trade, own, "ACCEPTED", null)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/same-person"));
        }
    }
}
