package org.ipmarket.valuation.expert.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.ipmarket.valuation.expert.api.Panel.ADJUSTMENT;
import static org.ipmarket.valuation.expert.api.Panel.OPINIONS;
import static org.ipmarket.valuation.expert.api.Panel.REVIEW;
import static org.ipmarket.valuation.expert.api.Panel.as;
import static org.ipmarket.valuation.expert.api.Panel.ask;
import static org.ipmarket.valuation.expert.api.Panel.assign;
import static org.ipmarket.valuation.expert.api.Panel.opinion;
import static org.ipmarket.valuation.expert.api.Panel.post;
import static org.ipmarket.valuation.expert.api.Panel.refused;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.DepositHeld;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.valuation.TestAssets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value opinion over the API: conflicts refused, two signatures, papers in both languages, a year of validity. */
@QuarkusTest
@TestProfile(MovedDays.class)
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "valuation"))
class OpinionIT {
    private static final CentreCode GZ = new CentreCode("GZ");

    private final AgroalDataSource dataSource;
    private Map<String, String> experts;
    private AssetChanged asset;

    OpinionIT(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @BeforeEach
    void valued() {
        experts = Panel.experts();
        asset = TestAssets.invention().claimCount(9).familySize(4).build();
        Panel.tell(asset);
    }

    @AfterEach
    void today() {
        MovedClock.ahead(Duration.ZERO);
    }

    @Test
    void fromTheRequestToTheEndOfItsYear() throws Exception {
        String path = opinion("uni.trader", asset);
        refused(assign(path, id(1), id(3)), 409, "conflict-of-interest")
                .body("field", equalTo("second"))
                .body("state", equalTo("REQUESTED"))
                .body("conflicts.ground", contains("EMPLOYER"))
                .body("conflicts.as", contains("CLIENT"));
        assign(path, id(1), id(2)).statusCode(200).body("state", equalTo("ASSIGNED"));
        post("appraiser", path + "/review", REVIEW).statusCode(200).body("state", equalTo("REVIEWED"));
        post("appraiser", path + "/adjustments", ADJUSTMENT)
                .statusCode(200)
                .body("state", equalTo("ADJUSTED"))
                .body("adjustment.after.value.amount", equalTo("860000.00"))
                .body("adjustment.reasons.matter", contains("INPUT"));
        draftLacksSignatures(path);
        String signed = sign("appraiser", path);
        as("uni.trader").get(path).then().body("state", equalTo("SIGNED"));
        assertThat(sign("appraiser2", path)).isEqualTo(signed);
        post("gz.manager", path + "/issue", "{}")
                .statusCode(200)
                .body("state", equalTo("ISSUED"))
                .body("issuedAt", not(nullValue()));
        papers(path, signed);
        as("uni.trader")
                .get(path + "/report/parts")
                .then()
                .body("items", hasSize(14))
                .body("items.complete", not(hasItem(false)));
        runsOut(path);
    }

    private static void draftLacksSignatures(String path) {
        as("gz.manager")
                .get(path + "/report/parts")
                .then()
                .body("items.find { it.part == 'SIGNATURES' }.missing", contains("NOT_SIGNED"))
                .body("items.find { it.part == 'REPORT_DATE' }.complete", equalTo(false))
                .body("items.find { it.part == 'PROCEDURES' }.complete", equalTo(true));
        as("uni.trader")
                .header("Accept-Language", "en-GB,en;q=0.9")
                .get(path + "/report")
                .then()
                .statusCode(200)
                .header("Content-Language", "en")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("Draft: not signed"))
                .body(containsString("Missing: "));
    }

    /** The same person may not sign both; the hash of what was signed comes back. */
    private static String sign(String person, String path) {
        return post(person, path + "/signatures", "{}")
                .statusCode(201)
                .body("state", equalTo("SIGNED"))
                .body("providerReference", containsString("SIM-"))
                .extract()
                .path("paperSha256");
    }

    private static void papers(String path, String signed) throws Exception {
        byte[] copy = pdf(path + "/report.pdf?lang=zh-CN&copy=signed");
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(copy)))
                .isEqualTo(signed);
        String chinese = text("zh", pdf(path + "/report.pdf?lang=zh-CN"));
        assertThat(chinese)
                .contains("价值分析意见", "不是资产评估报告", "张明远", "李思齐", "44010123", "第二签署人", signed)
                .contains("经审计的产品年收入高于模型假设", "使用有效期至", "捌拾陆万元整")
                .doesNotContain("缺少：", "草稿");
        String english = text("en", pdf(path + "/report.pdf?lang=en"));
        assertThat(english)
                .contains("Valueopinion", "Itisnotanappraisalreport", "ZhangMingyuan", "LiSiqi", signed)
                .contains("CNY860,000.00", "PengchengOptics")
                .doesNotContain("Missing:", "Draft");
        as("uni.trader")
                .get(path + "/report?lang=zh")
                .then()
                .body(containsString("<svg"))
                .body(containsString("已于"));
    }

    private void runsOut(String path) {
        LocalDate until = LocalDate.parse(as("uni.trader").get(path).path("validUntil"));
        LocalDate base = LocalDate.parse(as("uni.trader").get(path).path("baseDate"));
        assertThat(until).isEqualTo(base.plusYears(1));
        MovedClock.ahead(Duration.ofDays(367));
        as("uni.trader").get(path).then().body("state", equalTo("EXPIRED")).body("permits", empty());
        refused(post("gz.manager", path + "/withdrawal", "{\"reason\":\"too late\"}"), 409, "opinion-state")
                .body("state", equalTo("EXPIRED"));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> as("uni.trader")
                .get(path)
                .then()
                .body("history.deed", hasItem("EXPIRE"))
                .body("history.last().by", equalTo("system:clock")));
        as("uni.trader").get(path + "/report.pdf").then().statusCode(200).header("Opinion-State", equalTo("EXPIRED"));
    }

    @Test
    void anInventorIsNotNamed() {
        String path = OPINIONS + "/"
                + post("chen.trader", OPINIONS, ask(asset, ",\"makers\":[\"陈工\",\"李 思齐\"]"))
                        .statusCode(201)
                        .extract()
                        .path("id");
        refused(assign(path, id(1), id(2)), 409, "conflict-of-interest")
                .body("conflicts.ground", contains("INVENTOR"))
                .body("conflicts.source", contains("REQUEST"));
        as("chen.trader").get(path).then().body("state", equalTo("REQUESTED")).body("firstExpert", nullValue());
    }

    @Test
    void aDeclaredTieToTheAssetIsAConflictToo() {
        post(
                        "appraiser2",
                        Panel.EXPERTS + "/" + id(2) + "/interests",
                        "{\"kind\":\"EARLIER_WORK\",\"asset\":\"" + asset.asset()
                                + "\",\"from\":\"2019-01-01\",\"until\":\"2019-06-01\"}")
                .statusCode(201)
                .body("interests.asset", hasItem(asset.asset().toString()));
        as("gz.reviewer1")
                .get(Panel.EXPERTS + "/" + id(2) + "/conflicts?asset=" + asset.asset())
                .then()
                .statusCode(200)
                .body("items.ground", contains("EARLIER_INTEREST"));
        refused(assign(opinion("chen.trader", asset), id(2), id(1)), 409, "conflict-of-interest")
                .body("field", equalTo("first"));
    }

    @Test
    void aBidderWhoTurnsUpLaterRefusesTheSignature() {
        String path = opinion("chen.trader", asset);
        assign(path, id(1), id(3)).statusCode(200);
        post("appraiser", path + "/review", REVIEW).statusCode(200);
        sign("appraiser", path);
        bids(ParticipantId.fromString(Panel.UNIVERSITY));
        as("gz.manager")
                .get(Panel.EXPERTS + "/" + id(3) + "/conflicts?asset=" + asset.asset())
                .then()
                .statusCode(200)
                .body("items.as", not(hasItem("BIDDER")));
        refused(post("appraiser3", path + "/signatures", "{}"), 409, "conflict-of-interest")
                .body("state", equalTo("SIGNED"))
                .body("conflicts.as", contains("BIDDER"))
                .body("conflicts.party", contains(nullValue()));
        post("appraiser3", path + "/recusal", "{\"reason\":\"My university bids.\"}")
                .statusCode(200)
                .body("state", equalTo("REQUESTED"))
                .body("review", nullValue());
        assign(path, id(1), id(2)).statusCode(200);
        refused(post("appraiser3", path + "/review", REVIEW), 404, "not-found");
    }

    @Test
    void aConflictThatComesUpLateStopsTheIssue() {
        String path = reviewed(1, 3);
        sign("appraiser", path);
        sign("appraiser3", path);
        bids(ParticipantId.fromString(Panel.UNIVERSITY));
        refused(post("gz.manager", path + "/issue", "{}"), 409, "conflict-of-interest")
                .body("state", equalTo("COUNTERSIGNED"))
                .body("field", equalTo("second"));
        post("appraiser3", path + "/recusal", "{\"reason\":\"My university bids.\"}")
                .statusCode(200)
                .body("state", equalTo("REQUESTED"));
    }

    @Test
    void aConflictThatComesUpBeforeTheAnswerRefusesTheSignature() throws Exception {
        String path = reviewed(1, 3);
        sign("appraiser", path);
        bids(ParticipantId.fromString(Panel.UNIVERSITY));
        underWay(path, 2, 3);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> as("chen.trader")
                .get(path + "/signatures")
                .then()
                .body("items.find { it.ordinal == 2 }.state", equalTo("REFUSED"))
                .body("items.find { it.ordinal == 2 }.reason", containsString("Conflict of interest"))
                .body("items.find { it.ordinal == 2 }.reason", not(containsString("BIDDER"))));
        as("chen.trader").get(path).then().body("state", equalTo("SIGNED"));
    }

    @Test
    void aSignatureUnderWayHoldsUpNeitherRecusalNorWithdrawal() throws Exception {
        String path = reviewed(1, 2);
        underWay(path, 1, 1);
        refused(post("appraiser", path + "/review", REVIEW), 409, "signature-under-way");
        post("gz.manager", path + "/recusal", "{\"reason\":\"The provider does not answer.\"}")
                .statusCode(200)
                .body("state", equalTo("REQUESTED"));
        as("gz.manager").get(path + "/signatures").then().body("items.state", contains("REFUSED"));
        assign(path, id(1), id(2)).statusCode(200);
        post("appraiser", path + "/review", REVIEW).statusCode(200);
        underWay(path, 1, 1);
        post("chen.trader", path + "/withdrawal", "{\"reason\":\"Not needed any more.\"}")
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"));
        as("gz.manager").get(path + "/signatures").then().body("items.state", contains("REFUSED", "REFUSED"));
    }

    @Test
    void aNewerVersionOfTheAssetStopsSignatureAndIssue() {
        String path = reviewed(1, 2);
        sign("appraiser", path);
        sign("appraiser2", path);
        Panel.tell(TestAssets.invention().asset(asset.asset()).version(2).build());
        refused(post("gz.manager", path + "/issue", "{}"), 409, "estimate-superseded")
                .body("state", equalTo("COUNTERSIGNED"));
        post("gz.manager", path + "/recusal", "{\"reason\":\"Another version.\"}")
                .statusCode(200);
        assign(path, id(1), id(2)).statusCode(200);
        post("appraiser", path + "/review", REVIEW).statusCode(200);
        refused(post("appraiser", path + "/signatures", "{}"), 409, "estimate-superseded")
                .body("state", equalTo("REVIEWED"));
    }

    @Test
    void aLicenceIsNotSignedWithTheFigureOfTheTitle() {
        String path = OPINIONS + "/"
                + post("chen.trader", OPINIONS, ask(asset, ",\"right\":\"EXCLUSIVE_LICENCE\""))
                        .statusCode(201)
                        .extract()
                        .path("id");
        assign(path, id(1), id(2)).statusCode(200);
        post("appraiser", path + "/review", REVIEW).statusCode(200);
        refused(post("appraiser", path + "/signatures", "{}"), 409, "right-not-valued")
                .body("right", equalTo("EXCLUSIVE_LICENCE"));
        post("appraiser", path + "/adjustments", ADJUSTMENT).statusCode(200);
        sign("appraiser", path);
    }

    @Test
    void thePaperOfAWithdrawnOneIsForTheFileAlone() {
        String path = reviewed(1, 2);
        sign("appraiser", path);
        as("chen.trader").get(path + "/report").then().statusCode(200).header("Opinion-State", equalTo("SIGNED"));
        post("gz.manager", path + "/withdrawal", "{\"reason\":\"Asked for by mistake.\"}")
                .statusCode(200);
        for (String paper : List.of("/report", "/report.pdf", "/report.pdf?copy=signed")) {
            for (String person : List.of("chen.trader", "appraiser")) {
                refused(as(person).get(path + paper).then(), 409, "opinion-state")
                        .body("state", equalTo("WITHDRAWN"));
            }
            for (String person : List.of("gz.manager", "regulator")) {
                as(person).get(path + paper).then().statusCode(200).header("Opinion-State", equalTo("WITHDRAWN"));
            }
        }
    }

    @Test
    void whatIsGivenOutSaysWhatWasSigned() throws Exception {
        String path = reviewed(1, 2);
        sign("appraiser", path);
        sign("appraiser2", path);
        renamed("Li Siqi", "Renamed");
        try {
            post("gz.manager", path + "/issue", "{}").statusCode(200);
        } finally {
            renamed("Renamed", "Li Siqi");
        }
        as("chen.trader")
                .get(path + "/report?lang=en")
                .then()
                .statusCode(200)
                .header("Opinion-State", equalTo("ISSUED"))
                .body(containsString("Li Siqi"))
                .body(containsString("SIM-"))
                .body(not(containsString("Renamed")));
    }

    private void renamed(String from, String to) throws Exception {
        try (Connection connection = dataSource.getConnection();
                var update = connection.prepareStatement("update expert set name = replace(name, ?, ?) where id = ?")) {
            update.setString(1, from);
            update.setString(2, to);
            update.setObject(3, UUID.fromString(id(2)));
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    /** An opinion for chen.trader that the first of the two experts has reviewed. */
    private String reviewed(int first, int second) {
        String path = opinion("chen.trader", asset);
        assign(path, id(first), id(second)).statusCode(200);
        post("appraiser", path + "/review", REVIEW).statusCode(200);
        return path;
    }

    /** A signature for which the provider was asked: under the paper that is there, else under one that nobody knows. */
    private void underWay(String path, int ordinal, int expert) throws Exception {
        String sql = "insert into opinion_signature (id, mode, opinion, edition, ordinal, expert, state, paper_sha256,"
                + " username, subject, asked_at) select ?, 'test', o.id, o.edition, ?, ?, 'ASKED', coalesce((select p.sha256"
                + " from opinion_paper p where p.opinion = o.id and p.edition = o.edition and p.copy = 'SIGNING'"
                + " and p.language = 'zh-CN'), 'none'), 'somebody', 'somebody', now() from opinion o where o.id = ?";
        try (Connection connection = dataSource.getConnection();
                var insert = connection.prepareStatement(sql)) {
            insert.setObject(1, Ids.next());
            insert.setInt(2, ordinal);
            insert.setObject(3, UUID.fromString(id(expert)));
            insert.setObject(4, UUID.fromString(path.substring(path.lastIndexOf('/') + 1)));
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void whatWasReturnedIsReviewedAndSignedAnew() {
        String path = opinion("chen.trader", asset);
        assign(path, id(1), id(2)).statusCode(200);
        post("appraiser", path + "/review", REVIEW).statusCode(200);
        post("appraiser", path + "/adjustments", ADJUSTMENT).statusCode(200);
        String first = sign("appraiser", path);
        refused(post("appraiser", path + "/return", "{\"reason\":\"I think again.\"}"), 403, "not-named");
        post("appraiser2", path + "/return", "{\"reason\":\"The revenue was not audited.\"}")
                .statusCode(200)
                .body("state", equalTo("ASSIGNED"))
                .body("adjustment", nullValue())
                .body("adjustments", hasSize(1));
        post("appraiser", path + "/review", REVIEW).statusCode(200);
        assertThat(sign("appraiser", path)).isNotEqualTo(first);
        sign("appraiser2", path);
        as("chen.trader").get(path + "/signatures").then().body("items", hasSize(3));
        post("gz.manager", path + "/issue", "{}").statusCode(200);
    }

    @Test
    void twoDifferentPersonsAreNamedAndSign() {
        String path = opinion("chen.trader", asset);
        refused(assign(path, id(1), id(1)), 422, "same-person");
        refused(assign(path, id(1), Ids.next().toString()), 422, "not-on-panel");
        assign(path, id(1), id(2)).statusCode(200);
        refused(post("appraiser2", path + "/review", REVIEW), 403, "not-named");
        post("appraiser", path + "/review", REVIEW).statusCode(200);
        refused(post("appraiser2", path + "/signatures", "{}"), 403, "not-named");
        sign("appraiser", path);
        refused(post("appraiser", path + "/signatures", "{}"), 403, "not-named");
    }

    @ParameterizedTest
    @CsvSource({"/review", "/adjustments", "/signatures", "/issue", "/return", "/recusal"})
    void whatTheStateForbidsIsRefusedWithItsName(String deed) {
        String path = opinion("chen.trader", asset);
        post("chen.trader", path + "/withdrawal", "{\"reason\":\"Not needed any more.\"}")
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"));
        String body =
                switch (deed) {
                    case "/review" -> REVIEW;
                    case "/adjustments" -> ADJUSTMENT;
                    case "/return", "/recusal" -> "{\"reason\":\"because\"}";
                    default -> "{}";
                };
        String person = deed.equals("/issue") || deed.equals("/recusal") ? "gz.manager" : "appraiser";
        if (person.equals("gz.manager")) {
            refused(post(person, path + deed, body), 409, "opinion-state").body("state", equalTo("WITHDRAWN"));
        } else {
            refused(post(person, path + deed, body), 404, "not-found");
        }
        refused(assign(path, id(1), id(2)), 409, "opinion-state").body("state", equalTo("WITHDRAWN"));
    }

    @Test
    void aSignedOneIsNotAdjusted() {
        String path = opinion("chen.trader", asset);
        assign(path, id(1), id(2)).statusCode(200);
        refused(post("appraiser", path + "/adjustments", ADJUSTMENT), 409, "opinion-state")
                .body("state", equalTo("ASSIGNED"))
                .body("accepted", hasItems("REVIEW", "RECUSE", "WITHDRAW"));
        refused(post("gz.manager", path + "/issue", "{}"), 409, "opinion-state");
        post("appraiser", path + "/review", REVIEW).statusCode(200);
        sign("appraiser", path);
        refused(post("appraiser", path + "/adjustments", ADJUSTMENT), 409, "opinion-state")
                .body("state", equalTo("SIGNED"));
        refused(post("gz.manager", path + "/issue", "{}"), 409, "opinion-state").body("state", equalTo("SIGNED"));
    }

    @Test
    void anAdjustmentHasReasonsAndFiguresInTheirOrder() {
        String path = opinion("chen.trader", asset);
        assign(path, id(1), id(2)).statusCode(200);
        post("appraiser", path + "/review", REVIEW).statusCode(200);
        String noReason = ADJUSTMENT.substring(0, ADJUSTMENT.indexOf("\"reasons\"")) + "\"reasons\":[]}";
        post("appraiser", path + "/adjustments", noReason).statusCode(422).contentType("application/problem+json");
        refused(
                post("appraiser", path + "/adjustments", ADJUSTMENT.replace("860000.00", "9860000.00")),
                422,
                "out-of-range");
        refused(post("appraiser", path + "/adjustments", ADJUSTMENT.replace("CNY", "USD")), 422, "other-currency");
        post("appraiser", path + "/adjustments", "{").statusCode(400);
    }

    @Test
    void onlyThoseWhomItConcernsSeeIt() {
        String path = opinion("chen.trader", asset);
        for (String person : List.of("lin.trader", "sz.manager", "appraiser", "he.jing")) {
            as(person).get(path).then().statusCode(404);
            as(person).get(path + "/report.pdf").then().statusCode(404);
            as(person)
                    .get(OPINIONS + "?asset=" + asset.asset())
                    .then()
                    .statusCode(200)
                    .body("items", empty());
        }
        assign(path, id(1), id(2)).statusCode(200);
        for (String person : List.of("chen.trader", "gz.manager", "gz.reviewer1", "appraiser", "regulator", "admin")) {
            as(person).get(path).then().statusCode(200);
            as(person).get(OPINIONS + "?asset=" + asset.asset()).then().body("items", hasSize(1));
        }
        as("appraiser3").get(path).then().statusCode(404);
        refused(post("sz.manager", path + "/withdrawal", "{\"reason\":\"x\"}"), 404, "not-found");
        refused(post("regulator", path + "/withdrawal", "{\"reason\":\"x\"}"), 403, "forbidden");
        io.restassured.RestAssured.given().get(path).then().statusCode(401);
    }

    @Test
    void whatIsAskedForIsCheckedAndAskedForOnce() {
        String body = ask(asset, "");
        String key = UUID.randomUUID().toString();
        String one = as("chen.trader")
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(OPINIONS)
                .path("id");
        as("chen.trader")
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(OPINIONS)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(one));
        refused(post("gz.manager", OPINIONS, body), 403, "forbidden");
        refused(post("chen.trader", OPINIONS, body.replace("\"GZ\"", "\"XX\"")), 422, "unknown-centre")
                .body("field", equalTo("centre"));
        refused(
                post(
                        "chen.trader",
                        OPINIONS,
                        body.replace(asset.asset().toString(), Ids.next().toString())),
                404,
                "not-found");
        refused(
                post("chen.trader", OPINIONS, ask(asset, ",\"valuation\":\"" + Ids.next() + "\"")),
                422,
                "unknown-valuation");
        post("chen.trader", OPINIONS, ask(asset, ",\"surprise\":1")).statusCode(400);
        post("chen.trader", OPINIONS, body.replace("TRANSFER", "WHIM")).statusCode(400);
        MovedClock.ahead(Duration.ofDays(367));
        refused(post("chen.trader", OPINIONS, body), 422, "base-date-too-old");
    }

    @Test
    void anEstimateHasAReportOfItsOwn() throws Exception {
        String valuation = as("lin.trader")
                .get("/api/v1/valuations?asset=" + asset.asset())
                .path("items[0].id");
        String path = "/api/v1/valuations/" + valuation;
        as("lin.trader").get(path).then().statusCode(200);
        as("lin.trader")
                .get(path + "/report/parts")
                .then()
                .statusCode(200)
                .body("items", hasSize(14))
                .body("items.find { it.part == 'CLIENT_AND_USERS' }.missing", contains("NOBODY_ASKED"));
        as("lin.trader")
                .get(path + "/report?lang=en")
                .then()
                .statusCode(200)
                .body(containsString("nobody has reviewed"));
        byte[] pdf = as("lin.trader")
                .get(path + "/report.pdf")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(text("estimate", pdf)).contains("参考估值报告", "缺少：");
        refused(as("lin.trader").get(path + "/report.pdf?lang=fr").then(), 422, "unknown-language");
        as("lin.trader")
                .get("/api/v1/valuations/" + Ids.next() + "/report.pdf")
                .then()
                .statusCode(404);
    }

    @Test
    void papersAreNotRewritten() throws Exception {
        String path = opinion("chen.trader", asset);
        assign(path, id(1), id(2)).statusCode(200);
        post("appraiser", path + "/review", REVIEW).statusCode(200);
        sign("appraiser", path);
        try (Connection connection = dataSource.getConnection();
                var update = connection.createStatement()) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> update.executeUpdate("update opinion_paper set html = ''"))
                    .hasMessageContaining("is not rewritten");
        }
    }

    /** A lot with the asset is announced and somebody gives security for it. */
    private void bids(ParticipantId bidder) {
        LotId lot = new LotId(Ids.next());
        try (Connection connection = dataSource.getConnection();
                var insert = connection.prepareStatement("insert into offered_lot (lot, mode, centre, assets, versions,"
                        + " right_sold, method, currency, start_minor, announced_at) values (?, 'test', 'GZ', array[?]::uuid[],"
                        + " array[1]::bigint[], 'ASSIGNMENT', 'ENGLISH', 'CNY', 100, now())")) {
            insert.setObject(1, lot.value());
            insert.setObject(2, asset.asset().value());
            insert.executeUpdate();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        try (TestBroker broker = TestBroker.open("valuation")) {
            broker.publish(new DepositHeld(
                    new DepositId(Ids.next()),
                    lot,
                    asset.mode(),
                    GZ,
                    GZ,
                    bidder,
                    Money.cny(100),
                    Instant.parse("2026-03-01T04:00:00Z")));
        }
        await().atMost(Duration.ofSeconds(15)).until(() -> {
            try (Connection connection = dataSource.getConnection();
                    var select = connection.prepareStatement("select 1 from lot_party where lot = ?")) {
                select.setObject(1, lot.value());
                return select.executeQuery().next();
            }
        });
    }

    private String id(int expert) {
        return experts.get(expert == 1 ? "appraiser" : "appraiser" + expert);
    }

    private static byte[] pdf(String path) {
        return as("uni.trader")
                .get(path)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
    }

    /** Without spaces. With {@code -Dpictures=folder} the PDF is written there, too. */
    private static String text(String name, byte[] pdf) throws IOException {
        String folder = System.getProperty("pictures");
        if (folder != null) {
            Files.createDirectories(Path.of(folder));
            Files.write(Path.of(folder, "api-" + name + ".pdf"), pdf);
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
        }
    }
}
