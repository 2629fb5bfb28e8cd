package org.ipmarket.valuation.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.util.List;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.ValuationCompleted;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.valuation.TestAssets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody who knows more of an asset gives of it, and what several assets are worth together. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "valuation"))
class WhatIfIT {
    private static final String PATH = "/api/v1/valuations";
    private static final String MILLION = "{\"amount\":\"1000000.00\",\"currency\":\"CNY\"}";

    @Test
    void aPatentByEveryMethod() {
        JsonPath answer = trial(known(TestAssets.invention().build()), """
                        {"excessEarnings":{"marginBasisPoints":2000,"charges":[{"asset":"plant","basisPoints":300}]},
                         "cashFlows":{"with":[{"revenue":MILLION,"costs":{"amount":"200000.00","currency":"CNY"}}]},
                         "reproduction":{"expenses":[{"amount":MILLION,"index":100}],"indexNow":110},
                         "option":{"cost":MILLION,"varianceBasisPoints":2240,"rateBasisPoints":670},
                         "uncertainty":{"revenueSigma":3000}}
                        """)
                .statusCode(200)
                .extract()
                .jsonPath();
        for (String method : List.of(
                "RELIEF_FROM_ROYALTY",
                "EXCESS_EARNINGS",
                "INCREMENTAL_CASH_FLOW",
                "REPRODUCTION_COST",
                "REAL_OPTION")) {
            assertThat(answer.getString("approaches.find { it.method == '" + method + "' }.p50.amount"))
                    .as(method)
                    .isNotNull();
        }
        assertThat(answer.getString("approaches.find { it.method == 'REPRODUCTION_COST' }.p50.amount"))
                .isEqualTo("1100000.00");
        assertThat(answer.getList("approaches.reason.zh")).doesNotContainNull();
        assertThat(answer.getInt("inputs.terms.revenueSigmaBasisPoints")).isEqualTo(3_000);
        assertThat(sum(answer.getList("reasons.contribution.amount")))
                .isEqualByComparingTo(answer.getString("p50.amount"));
    }

    @Test
    void aProgramByItsFunctionPoints() {
        trial(known(TestAssets.software().build()), """
                        {"software":{"functions":{"EXTERNAL_INPUT":{"low":0,"average":25,"high":0}},"linesPerPoint":53,
                         "personMonth":{"amount":"30000.00","currency":"CNY"}}}
                        """)
                .statusCode(200)
                .body(
                        "approaches.find { it.method == 'SOFTWARE_COST' }.details.find { it.name == 'unadjustedFunctionPoints' }.value",
                        equalTo("100"))
                .body("approaches.find { it.method == 'SOFTWARE_COST' }.state", equalTo("WEIGHED"));
    }

    @Test
    void aSongByItsRoyaltiesAndItsTermByLaw() {
        trial(known(TestAssets.of(AssetType.MUSICAL).build()), """
                        {"royalties":{"streams":[{"kind":"streaming","works":[{"lastTwelveMonths":MILLION,"ageMonths":36}]}]},
                         "authorship":{"by":"PEOPLE","lastDeath":"2000-05-05"}}
                        """)
                .statusCode(200)
                .body("approaches.find { it.method == 'ROYALTY_STREAMS' }.state", equalTo("WEIGHED"))
                .body("inputs.asset.protectedUntil", equalTo("2051-01-01"))
                .body("inputs.asset.protectionSource", containsString("Copyright Law (2020) 23(1)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"royalties\":{\"streams\":[]}} | royalties | is a patent",
                "{\"software\":{\"lines\":1000,\"personMonth\":MILLION}} | software | of programs",
                "{\"excessEarnings\":{\"marginBasisPoints\":10001,\"charges\":[]}} | excessEarnings.marginBasisPoints | between -10000 and 10000",
                "{\"excessEarnings\":{\"marginBasisPoints\":1,\"charges\":[{\"asset\":\"x\",\"basisPoints\":-1}]}} | excessEarnings.charges[0].basisPoints | between 0 and 10000",
                "{\"cashFlows\":{\"with\":[]}} | cashFlows.with | 1 to 50 rows",
                "{\"cashFlows\":{\"with\":[null]}} | cashFlows.with | empty row",
                "{\"cashFlows\":{\"with\":[{\"costs\":MILLION}]}} | cashFlows.with[0].revenue | is needed",
                "{\"option\":{\"cost\":MILLION,\"varianceBasisPoints\":0,\"rateBasisPoints\":0}} | option.varianceBasisPoints | between 100 and 20000",
                "{\"reserve\":{\"bidders\":0}} | reserve.bidders | between 1 and 1000",
                "{\"uncertainty\":{\"revenueSigma\":20001}} | uncertainty.revenueSigma | between 0 and 20000",
                "{\"encumbrances\":[\"PLEDGE\",\"PLEDGE\"]} | encumbrances | named once",
                "{\"encumbrances\":[null]} | encumbrances | empty row",
                "{\"authorship\":{\"by\":\"FIRM\"}} | authorship | is a patent",
                "{\"comparables\":[{\"name\":\"a\",\"price\":MILLION}]} | comparables | 5 to 50 rows"
            })
    void whatIsOutOfBoundsIsNamedWithWhatWouldDo(String methods, String field, String detail) {
        trial(known(TestAssets.invention().build()), methods)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", containsString("/problems/override-out-of-bounds"))
                .body("field", equalTo("methods." + field))
                .body("detail", containsString(detail));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"software\":{\"lines\":1000,\"personMonth\":MILLION,\"drivers\":{\"COMPLEXITY\":null}}} | software.drivers.COMPLEXITY | is empty",
                "{\"software\":{\"lines\":1000,\"personMonth\":MILLION,\"drivers\":{\"REQUIRED_SCHEDULE\":\"EXTRA_HIGH\"}}} | software.drivers.REQUIRED_SCHEDULE | no rating EXTRA_HIGH",
                "{\"software\":{\"personMonth\":MILLION}} | software.lines | Lines are needed",
                "{\"software\":{\"lines\":1000}} | software.personMonth | is needed",
                "{\"authorship\":{}} | authorship.by | PEOPLE, FIRM or UNKNOWN",
                "{\"authorship\":{\"by\":\"FIRM\",\"lastDeath\":\"2000-05-05\"}} | authorship.by | is of PEOPLE",
                "{\"authorship\":{\"by\":\"PEOPLE\",\"lastDeath\":\"1699-12-31\"}} | authorship.lastDeath | between 1700-01-01 and",
                "{\"authorship\":{\"by\":\"PEOPLE\",\"lastDeath\":\"+999999999-12-31\"}} | authorship.lastDeath | between 1700-01-01 and",
                "{\"royalties\":{\"streams\":[]}} | royalties.streams | 1 to 50 rows"
            })
    void whatAProgramLacksIsNamed(String methods, String field, String detail) {
        trial(known(TestAssets.software().build()), methods)
                .statusCode(422)
                .body("field", equalTo("methods." + field))
                .body("detail", containsString(detail));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"surprise\":1}",
                "{\"option\":{\"cost\":MILLION,\"rateBasisPoints\":1}}",
                "{\"encumbrances\":[\"FIRE\"]}",
                "{\"cashFlows\":[]}"
            })
    void whatDoesNotParseIsABadRequest(String methods) {
        trial(known(TestAssets.invention().build()), methods).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void aBundleDiversifiesAndItsPriceIsApportionedExactly() {
        AssetId one = known(TestAssets.invention().build());
        AssetId other = known(TestAssets.software().build());
        AssetId lapsed = known(TestAssets.of(AssetType.UTILITY_MODEL)
                .status(LegalStatus.LAPSED)
                .build());
        JsonPath answer = bundle("{\"assets\":[\"" + one + "\",\"" + other + "\",\"" + lapsed
                        + "\"],\"dry\":true,\"price\":{\"amount\":\"1000000.01\",\"currency\":\"CNY\"}}")
                .statusCode(200)
                .body("parts", hasSize(3))
                .body("parts[2].price.amount", equalTo("0.00"))
                .body("correlationBasisPoints", equalTo(2_000))
                .extract()
                .jsonPath();
        assertThat(sum(answer.getList("parts.price.amount"))).isEqualByComparingTo("1000000.01");
        assertThat(decimal(answer, "p10")).isGreaterThan(decimal(answer, "p10Apart"));
        assertThat(decimal(answer, "p90")).isLessThan(decimal(answer, "p90Apart"));
    }

    @Test
    void aBundleThatWillNotDoIsRefused() {
        AssetId one = known(TestAssets.invention().build());
        AssetId seized = known(TestAssets.invention().status(LegalStatus.SEIZED).build());
        refused("{\"assets\":[\"" + one + "\"],\"dry\":true}", 422, "bundle-size");
        refused("{\"dry\":true}", 422, "bundle-size");
        refused("{\"assets\":[\"" + one + "\",\"" + one + "\"],\"dry\":true}", 422, "asset-twice");
        refused("{\"assets\":[\"" + one + "\",\"" + AssetId.next() + "\"],\"dry\":true}", 404, "not-found");
        refused("{\"assets\":[\"" + one + "\",\"" + seized + "\"]}", 422, "only-dry");
        refused("{\"assets\":[\"" + one + "\",\"" + seized + "\"],\"dry\":true}", 422, "no-estimate")
                .body("field", equalTo("assets[1]"))
                .body("reason.zh", containsString("被查封"));
        refused(
                        "{\"assets\":[\"" + one + "\",\"" + seized
                                + "\"],\"dry\":true,\"correlationBasisPoints\":10001}",
                        422,
                        "override-out-of-bounds")
                .body("field", equalTo("correlationBasisPoints"));
        given().post(PATH + "/bundles").then().statusCode(401);
    }

    private static ValidatableResponse refused(String body, int status, String slug) {
        return bundle(body).statusCode(status).body("type", containsString("/problems/" + slug));
    }

    private static ValidatableResponse bundle(String body) {
        return post(PATH + "/bundles", body);
    }

    private static ValidatableResponse trial(AssetId asset, String methods) {
        return post(
                PATH,
                "{\"asset\":\"" + asset + "\",\"dry\":true,\"methods\":" + methods.replace("MILLION", MILLION) + "}");
    }

    private static ValidatableResponse post(String path, String body) {
        return given().auth()
                .oauth2(Tokens.of("lin.trader"))
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }

    private static BigDecimal decimal(JsonPath answer, String field) {
        return new BigDecimal(answer.getString(field + ".amount"));
    }

    private static BigDecimal sum(List<String> amounts) {
        return amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static AssetId known(AssetChanged asset) {
        try (TestBroker broker = TestBroker.open("valuation")) {
            broker.publish(asset);
            broker.await(ValuationCompleted.class, each -> each.asset().equals(asset.asset()));
        }
        return asset.asset();
    }
}
