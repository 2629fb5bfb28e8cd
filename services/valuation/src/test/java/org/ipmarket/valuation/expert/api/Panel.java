package org.ipmarket.valuation.expert.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.CentreChanged;
import org.ipmarket.messages.event.ValuationCompleted;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.valuation.TestAssets;

/** What tests of the panel do over the API. */
final class Panel {
    static final String EXPERTS = "/api/v1/experts";
    static final String OPINIONS = "/api/v1/opinions";
    static final String UNIVERSITY = "01900000-0000-7000-8000-000000000003";

    private Panel() {}

    static RequestSpecification as(String person) {
        return given().auth().oauth2(Tokens.of(person));
    }

    static ValidatableResponse post(String person, String path, String body) {
        return as(person)
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(path)
                .then();
    }

    static ValidatableResponse refused(ValidatableResponse answer, int status, String slug) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", containsString("/problems/" + slug));
    }

    /** Puts the three experts on the panel of GZ where they are not: the third works for the university. */
    static Map<String, String> experts() {
        expert("gz.manager", "appraiser", "张明远", "Zhang Mingyuan", "44010123", null);
        expert("gz.manager", "appraiser2", "李思齐", "Li Siqi", "44010456", null);
        expert("gz.manager", "appraiser3", "王一鸣", "Wang Yiming", "44010789", UNIVERSITY);
        return known("gz.manager");
    }

    /** The experts of GZ by their logins. */
    static Map<String, String> known(String manager) {
        List<Map<String, Object>> all =
                as(manager).get(EXPERTS + "?centre=GZ&limit=100").jsonPath().getList("items");
        Map<String, String> ids = new java.util.HashMap<>();
        all.forEach(one -> ids.put((String) one.get("username"), (String) one.get("id")));
        return ids;
    }

    static void expert(String manager, String username, String zh, String en, String licence, String organisation) {
        String body = """
                {"centre":"GZ","username":"%s","name":{"zh":"%s","en":"%s"},%s
                 "organisationName":{"zh":"南方知识产权研究院","en":"Southern Institute of Intellectual Property"},
                 "fields":[{"type":"INVENTION","sections":["B","H"]},{"type":"SOFTWARE"}],
                 "licences":[{"kind":{"zh":"资产评估师","en":"Appraiser"},"number":"%s"}]}""".formatted(
                username, zh, en, organisation == null ? "" : "\"organisation\":\"" + organisation + "\",", licence);
        Response answer = as(manager).contentType("application/json").body(body).post(EXPERTS);
        if (answer.statusCode() != 409) {
            answer.then().statusCode(201);
        }
    }

    /** Tells the asset, as listing would, and waits until it is valued; the centre before it. */
    static ValuationCompleted tell(AssetChanged asset) {
        try (TestBroker broker = TestBroker.open("valuation")) {
            broker.publish(centre(Mode.TEST));
            String nothing = ask(TestAssets.invention().build(), "");
            await().atMost(Duration.ofSeconds(15))
                    .until(() ->
                            post("chen.trader", OPINIONS, nothing).extract().statusCode() == 404);
            broker.publish(asset);
            return broker.await(ValuationCompleted.class, each -> each.asset().equals(asset.asset()));
        }
    }

    static CentreChanged centre(Mode mode) {
        return new CentreChanged(
                new CentreCode("GZ"),
                mode,
                1,
                new LocalizedText("广州中心", "Centre of Guangzhou"),
                "CNY",
                Set.of(AssetKind.PATENT),
                Set.of(SaleMethod.ENGLISH),
                new TradingRules(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        1_000,
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(30),
                        1,
                        null),
                new FeeSchedule(
                        List.of(new FeeSchedule.Tier(null, 333)), Money.cny(100_00), 4_000, 3_500, 2_500, null));
    }

    static String ask(AssetChanged asset, String more) {
        return """
                {"centre":"GZ","asset":"%s","purpose":"TRANSFER","client":{"zh":"鹏城光电有限公司","en":"Pengcheng Optics Ltd"},
                 "users":[{"zh":"广州某银行","en":"A bank of Guangzhou"}]%s}""".formatted(asset.asset(), more);
    }

    /** The path of an opinion that was asked for. */
    static String opinion(String client, AssetChanged asset) {
        return OPINIONS + "/"
                + post(client, OPINIONS, ask(asset, ""))
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    static ValidatableResponse assign(String opinion, String first, String second) {
        return post(
                "gz.manager", opinion + "/assignment", "{\"first\":\"" + first + "\",\"second\":\"" + second + "\"}");
    }

    static final String REVIEW = """
            {"procedures":[{"zh":"查阅专利登记簿副本及年费缴纳记录。","en":"Read the copy of the patent register and the record of annuities."}],
             "assumptions":[{"zh":"产品线在基准日后继续经营。","en":"The product line goes on after the valuation date."}],
             "specialMatters":[{"zh":"未发现权属争议或无效宣告请求。","en":"No dispute of ownership and no request for invalidation was found."}]}""";

    static final String ADJUSTMENT = """
            {"low":{"amount":"600000.00","currency":"CNY"},"value":{"amount":"860000.00","currency":"CNY"},
             "high":{"amount":"1200000.00","currency":"CNY"},
             "reasons":[{"matter":"INPUT","words":{"zh":"经审计的产品年收入高于模型假设。","en":"Audited revenue is more than the model assumes."}}]}""";
}
