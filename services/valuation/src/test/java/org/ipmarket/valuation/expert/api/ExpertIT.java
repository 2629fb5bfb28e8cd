package org.ipmarket.valuation.expert.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.ipmarket.valuation.expert.api.Panel.EXPERTS;
import static org.ipmarket.valuation.expert.api.Panel.as;
import static org.ipmarket.valuation.expert.api.Panel.post;
import static org.ipmarket.valuation.expert.api.Panel.refused;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.valuation.TestAssets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The panel over the API: who enters experts, who sees what they declare. */
@QuarkusTest
@TestProfile(MovedDays.class)
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "valuation"))
class ExpertIT {
    private String path;
    private String username;

    @BeforeEach
    void entered() {
        username = "expert-" + UUID.randomUUID();
        path = EXPERTS + "/"
                + post("gz.manager", EXPERTS, body(""))
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    private String body(String more) {
        return """
                {"centre":"GZ","username":"%s","name":{"zh":"赵博","en":"Zhao Bo"},"fields":[{"type":"INVENTION","sections":["B"]}],
                 "licences":[{"kind":{"zh":"专利代理师","en":"Patent attorney"},"number":"L-%s"}]%s}""".formatted(username, username, more);
    }

    @Test
    void aManagerEntersAndChangesThem() {
        refused(post("gz.manager", EXPERTS, body("")), 409, "expert-exists");
        refused(post("sz.manager", EXPERTS, body("")), 403, "forbidden");
        refused(post("gz.reviewer1", EXPERTS, body("")), 403, "forbidden");
        String tag = as("gz.manager").get(path).header("ETag");
        String changed = body("").replace("\"B\"", "\"B\",\"H\"");
        as("gz.manager")
                .contentType("application/json")
                .body(changed)
                .put(path)
                .then()
                .statusCode(428);
        as("gz.manager")
                .contentType("application/json")
                .header("If-Match", tag)
                .body(changed)
                .put(path)
                .then()
                .statusCode(200)
                .body("fields[0].sections[1]", equalTo("H"));
        as("gz.manager")
                .contentType("application/json")
                .header("If-Match", tag)
                .body(changed)
                .put(path)
                .then()
                .statusCode(412);
    }

    @Test
    void whatAnExpertDeclaresIsForFew() {
        post(
                        "gz.manager",
                        path + "/interests",
                        "{\"kind\":\"STAKE\",\"participant\":\"" + Panel.UNIVERSITY + "\",\"from\":\"2024-01-01\"}")
                .statusCode(201)
                .body("interests[0].kind", equalTo("STAKE"));
        as("gz.reviewer1").get(path).then().body("interests.size()", equalTo(1));
        as("chen.trader")
                .get(path)
                .then()
                .statusCode(200)
                .body("name.en", equalTo("Zhao Bo"))
                .body("interests", nullValue())
                .body("username", nullValue());
        refused(
                post(
                        "chen.trader",
                        path + "/interests",
                        "{\"kind\":\"STAKE\",\"participant\":\"" + Panel.UNIVERSITY + "\",\"from\":\"2024-01-01\"}"),
                403,
                "forbidden");
        post("gz.manager", path + "/interests/0/end", "{\"until\":\"2025-01-01\"}")
                .statusCode(200)
                .body("interests[0].until", equalTo("2025-01-01"));
        refused(post("gz.manager", path + "/interests/0/end", "{\"until\":\"2026-01-01\"}"), 409, "interest-ended");
        refused(post("gz.manager", path + "/interests/7/end", "{\"until\":\"2026-01-01\"}"), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"MAKER\",\"participant\":\"01900000-0000-7000-8000-000000000003\",\"from\":\"2024-01-01\"} | 422",
                "{\"kind\":\"STAKE\",\"from\":\"2024-01-01\"} | 422",
                "{\"kind\":\"STAKE\",\"participant\":\"01900000-0000-7000-8000-000000000003\"} | 422",
                "{\"kind\":\"LOVE\",\"from\":\"2024-01-01\"} | 400",
                "{\"kind\":\"STAKE\",\"from\":\"yesterday\"} | 400",
                "{\"kind\":\"STAKE\",\"participant\":\"01900000-0000-7000-8000-000000000003\",\"from\":\"2024-01-01\",\"until\":\"+999999999-12-31\"} | 422",
                "{\"kind\":\"STAKE\",\"participant\":\"01900000-0000-7000-8000-000000000003\",\"from\":\"2201-01-01\"} | 422"
            })
    void anInterestThatWillNotDoIsRefused(String body, int status) {
        post("gz.manager", path + "/interests", body).statusCode(status).contentType("application/problem+json");
    }

    @Test
    void aSuspendedExpertIsNotNamed() {
        post("gz.manager", path + "/suspension", "{\"reason\":\"Under inquiry.\"}")
                .statusCode(200)
                .body("standing", equalTo("SUSPENDED"));
        AssetChanged asset = TestAssets.invention().build();
        Panel.tell(asset);
        String opinion = Panel.opinion("chen.trader", asset);
        String other = Panel.experts().get("appraiser");
        String own = path.substring(path.lastIndexOf('/') + 1);
        refused(Panel.assign(opinion, own, other), 422, "expert-suspended").body("field", equalTo("first"));
        post("gz.manager", path + "/reinstatement", "{}").statusCode(200).body("standing", equalTo("ACTIVE"));
        Panel.assign(opinion, own, other).statusCode(200);
    }

    @Test
    void anExpertEndsATieFromTodayOn() {
        String own = EXPERTS + "/" + Panel.experts().get("appraiser");
        int index = post(
                                "appraiser",
                                own + "/interests",
                                "{\"kind\":\"STAKE\",\"participant\":\"" + UUID.randomUUID()
                                        + "\",\"from\":\"2024-01-01\"}")
                        .statusCode(201)
                        .extract()
                        .<List<Object>>path("interests")
                        .size()
                - 1;
        LocalDate today = LocalDate.now(MarketClock.ZONE);
        String path = own + "/interests/" + index + "/end";
        String yesterday = "{\"until\":\"" + today.minusDays(1) + "\"}";
        refused(post("appraiser", path, yesterday), 403, "end-in-past");
        refused(post("appraiser", path, "{\"until\":\"+999999999-12-31\"}"), 422, "malformed-interest");
        post("appraiser", path, "{\"until\":\"" + today.plusDays(1) + "\"}").statusCode(200);
        refused(post("gz.manager", path, yesterday), 409, "interest-ended");
    }

    @Test
    void twoWhoEnterOneExpertAtOnceAreToldApart() {
        String body = body("").replace(username, "expert-" + UUID.randomUUID());
        List<Integer> answers = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> post("gz.manager", EXPERTS, body).extract().statusCode())
                .sorted()
                .toList();
        assertThat(answers).containsExactly(201, 409, 409, 409, 409, 409);
    }

    @Test
    void fieldsAndLicencesAreChecked() {
        refused(post("gz.manager", EXPERTS, body("").replace("\"B\"", "null")), 422, "malformed-field");
        refused(post("gz.manager", EXPERTS, body("").replace("\"B\"", "\"Z\"")), 422, "malformed-field");
        refused(
                post("gz.manager", EXPERTS, body("").replace("\"number\":\"L-" + username, "\"number\":\"")),
                422,
                "malformed-licence");
        post("gz.manager", EXPERTS, body("").replaceAll("\"licences\":\\[.*]", "\"licences\":[]"))
                .statusCode(422);
    }

    @Test
    void theListIsOfOneCentreAndOneMode() {
        as("lin.trader").get(EXPERTS + "?centre=GZ&limit=100").then().body("items.centre", not(hasItem("SZ")));
        as("lin.trader").get(EXPERTS + "/" + UUID.randomUUID()).then().statusCode(404);
    }
}
