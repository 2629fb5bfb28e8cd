package org.ipmarket.valuation.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.util.List;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.ValuationCompleted;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.valuation.TestAssets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API of valuations: who may, what is refused and how, and that a trial keeps nothing. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "valuation"))
class ValuationResourceIT {
    private static final String PATH = "/api/v1/valuations";
    private static final String RELIEF = "approaches.find { it.method == 'RELIEF_FROM_ROYALTY' }.p50.amount";

    private AssetChanged asset;
    private ValuationCompleted told;

    @BeforeEach
    void valued() {
        asset = TestAssets.invention().build();
        told = tell(asset);
    }

    @Test
    void theContributionsAddUpToTheMedian() {
        JsonPath answer = read(told).extract().jsonPath();
        List<String> contributions = answer.getList("reasons.contribution.amount");
        assertThat(contributions.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(told.p50().amount());
        assertThat(answer.getString("model")).isEqualTo("reconciled-1");
        assertThat(answer.getInt("inputs.terms.paths")).isEqualTo(20_000);
        assertThat(answer.getString("seed")).hasSize(16);
        assertThat(answer.getString("snapshotHash")).hasSize(64);
        assertThat(answer.getString("state")).isEqualTo("ESTIMATED");
        assertThat(answer.getList("approaches.weightBasisPoints", Integer.class).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(10_000);
        assertThat(answer.getString("reasons.find { it.driver == 'ANNUAL_REVENUE' }.source"))
                .startsWith("model assumption");
    }

    @Test
    void withoutATokenNothingIsSaid() {
        given().get(PATH + "?asset=" + asset.asset()).then().statusCode(401);
        given().get(PATH + "/" + told.valuation()).then().statusCode(401);
        given().contentType("application/json")
                .body(trial("{}"))
                .post(PATH)
                .then()
                .statusCode(401);
    }

    @Test
    void anybodyOfTheModeReads() {
        for (String person : List.of("he.jing", "sz.reviewer1", "regulator", "appraiser")) {
            given().auth()
                    .oauth2(Tokens.of(person))
                    .get(PATH + "?asset=" + asset.asset())
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(told.valuation().toString()));
        }
    }

    @Test
    void theOtherModeDoesNotExist() {
        AssetChanged live = TestAssets.invention().mode(Mode.LIVE).build();
        ValuationCompleted toldLive = tell(live);
        reader().get(PATH + "/" + toldLive.valuation()).then().statusCode(404);
        reader().get(PATH + "?asset=" + live.asset()).then().statusCode(200).body("items", empty());
        post("lin.trader", "{\"asset\":\"" + live.asset() + "\",\"dry\":true}").statusCode(404);
    }

    @Test
    void whatIsNotThereIsSaidSo() {
        refused(reader().get(PATH + "/" + Ids.next()).then(), 404, "not-found");
        reader().get(PATH + "/nonsense").then().statusCode(404);
        refused(reader().get(PATH).then(), 400, "missing-parameter").body("field", equalTo("asset"));
        refused(reader().get(PATH + "?asset=nonsense").then(), 404, "not-found");
        refused(reader().get(PATH + "?limit=101&asset=" + asset.asset()).then(), 422, "limit-out-of-range");
        reader().get(PATH + "?cursor=%21%21&asset=" + asset.asset()).then().statusCode(400);
        refused(post("lin.trader", "{\"asset\":\"" + AssetId.next() + "\",\"dry\":true}"), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lin.approver", "sz.finance1", "regulator", "gz.recordal1"})
    void aTrialIsForTradersReviewersAndAppraisers(String person) {
        refused(post(person, trial("{}")), 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uni.trader", "sice.reviewer2", "appraiser"})
    void aTrialKeepsNothing(String person) {
        post(person, trial("{\"royaltyBasisPoints\":200}"))
                .statusCode(200)
                .body("id", nullValue())
                .body("assetVersion", equalTo(1))
                .body("p50.amount", equalTo(told.p50().amount()));
        reader().get(PATH + "?asset=" + asset.asset())
                .then()
                .body("items.id", contains(told.valuation().toString()));
    }

    @Test
    void aTrialWithOtherAssumptionsSaysWhichWereGiven() {
        JsonPath doubled = post("lin.trader", trial("{\"royaltyBasisPoints\":400}"))
                .statusCode(200)
                .body("inputsHash", not(equalTo(told.inputsHash())))
                .body("reasons.find { it.driver == 'ROYALTY_RATE' }.source", equalTo("given by who asked"))
                .body("reasons.find { it.driver == 'ROYALTY_RATE' }.value", equalTo("4.00"))
                .extract()
                .jsonPath();
        BigDecimal twice = new BigDecimal(read(told).extract().jsonPath().getString(RELIEF)).multiply(BigDecimal.TWO);
        assertThat(new BigDecimal(doubled.getString(RELIEF)).subtract(twice).abs())
                .isLessThanOrEqualTo(new BigDecimal("0.01"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"royaltyBasisPoints\":5001} | royaltyBasisPoints | must lie between 0 and 5000",
                "{\"discountRateBasisPoints\":0} | discountRateBasisPoints | must lie between 500 and 10000",
                "{\"growthBasisPoints\":-5001} | growthBasisPoints | must lie between -5000 and 3000",
                "{\"remainingLifeMonths\":599} | remainingLifeMonths | The right is protected for",
                "{\"annualRevenue\":{\"amount\":\"1.00\",\"currency\":\"USD\"}} | annualRevenue | counts in CNY",
                "{\"annualRevenue\":{\"amount\":\"100000000000.01\",\"currency\":\"CNY\"}} | annualRevenue | must lie between"
            })
    void anOverrideOutOfBoundsIsNamedWithWhatWouldDo(String overrides, String field, String detail) {
        refused(post("lin.trader", trial(overrides)), 422, "override-out-of-bounds")
                .body("field", equalTo("overrides." + field))
                .body("detail", containsString(detail))
                .body("accepted.most", not(nullValue()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"asset\": | 400",
                "[] | 400",
                "null | 400",
                "{\"asset\":\"ASSET\",\"dry\":true,\"surprise\":1} | 400",
                "{\"asset\":\"ASSET\",\"dry\":true,\"overrides\":{\"surprise\":1}} | 400",
                "{\"asset\":\"ASSET\",\"dry\":true,\"overrides\":{\"convention\":\"NEVER\"}} | 400",
                "{\"asset\":\"ASSET\",\"dry\":true,\"overrides\":{\"royaltyBasisPoints\":1.5}} | 400",
                "{\"asset\":\"ASSET\",\"dry\":true,\"overrides\":{\"royaltyBasisPoints\":99999999999}} | 400",
                "{\"asset\":\"ASSET\",\"dry\":true,\"overrides\":{\"annualRevenue\":{\"amount\":\"-1.00\",\"currency\":\"CNY\"}}} | 400",
                "{\"asset\":\"ASSET\",\"dry\":true,\"overrides\":{\"annualRevenue\":{\"amount\":\"1.001\",\"currency\":\"CNY\"}}} | 400",
                "{\"asset\":\"ASSET\",\"dry\":true,\"overrides\":{\"annualRevenue\":{\"amount\":\"1.00\",\"currency\":\"XXX\"}}} | 400",
                "{\"asset\":\"nonsense\",\"dry\":true} | 400",
                "{\"dry\":true} | 422",
                "{\"asset\":\"ASSET\"} | 422",
                "{\"asset\":\"ASSET\",\"dry\":false} | 422"
            })
    void aBodyThatWillNotDoIsAProblemThatSaysWhy(String body, int status) {
        post("lin.trader", body.replace("ASSET", asset.asset().toString()))
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", containsString("/problems/"))
                .body("detail", not(nullValue()));
    }

    @Test
    void aBodyTooLargeIsRefused() {
        post("lin.trader", "{\"asset\":\"" + "x".repeat(2_000_000) + "\"}").statusCode(413);
    }

    private static RequestSpecification reader() {
        return given().auth().oauth2(Tokens.of("lin.trader"));
    }

    private static ValidatableResponse read(ValuationCompleted valuation) {
        return reader().get(PATH + "/" + valuation.valuation()).then().statusCode(200);
    }

    private static ValidatableResponse post(String person, String body) {
        return given().auth()
                .oauth2(Tokens.of(person))
                .contentType("application/json")
                .body(body)
                .post(PATH)
                .then();
    }

    private String trial(String overrides) {
        return "{\"asset\":\"" + asset.asset() + "\",\"dry\":true,\"overrides\":" + overrides + "}";
    }

    private static ValidatableResponse refused(ValidatableResponse answer, int status, String slug) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", containsString("/problems/" + slug));
    }

    private static ValuationCompleted tell(AssetChanged asset) {
        try (TestBroker broker = TestBroker.open("valuation")) {
            broker.publish(asset);
            return broker.await(ValuationCompleted.class, each -> each.asset().equals(asset.asset()));
        }
    }
}
