package org.ipmarket.listing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.money;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.listing.centre.CentreRules;
import org.ipmarket.listing.centre.RuleCode;
import org.ipmarket.listing.centre.RuleSource;
import org.ipmarket.listing.register.RuleBooks;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.CentreChanged;
import org.ipmarket.messages.id.CentreCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class RulesIT {
    private static final String RULES = "/api/v1/centres/DG/rules";
    private static final CentreCode DG = new CentreCode("DG");

    @Inject
    RuleBooks books;

    @Inject
    Rows rows;

    @BeforeEach
    void open() {
        Exchange.open();
    }

    @Test
    void everyRuleIsShownWithItsSourceInBothLanguages() {
        as("lin.trader")
                .get("/api/v1/centres/GZ/rules")
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("items", hasSize(RuleCode.values().length))
                .body("items.source.zh", everyItem(notNullValue()))
                .body("items.source.en", everyItem(notNullValue()))
                .body("items.find { it.code == 'ANNOUNCEMENT' }.value", is("PT5S"))
                .body("items.find { it.code == 'ANNOUNCEMENT' }.lowest", is("PT168H"))
                .body("items.find { it.code == 'ANNOUNCEMENT' }.stated", is(true))
                .body("items.find { it.code == 'PUBLICITY' }.value", is(15))
                .body("items.find { it.code == 'PUBLICITY' }.stated", is(false))
                .body("items.find { it.code == 'WITHDRAWAL_FEE' }.value.amount", is("0.00"))
                .body("items.find { it.code == 'RESERVE_SECRET' }.value", is(true))
                .body("fees.tiers", hasSize(2))
                .body("proposed", nullValue());
        as("lin.trader").get("/api/v1/centres/NONE/rules").then().statusCode(404);
    }

    @Test
    void aChangeTakesEffectIsToldAndKeptAsAVersion() {
        String seen = tag();
        Map<String, Object> source = Map.of("article", "第十二条", "version", "2025年修订", "filing", "粤知交〔2025〕8号");
        try (TestBroker broker = TestBroker.open("listing")) {
            put(
                            "dg.manager",
                            seen,
                            "stricter",
                            Map.of("code", "RELISTING_CUT", "value", 1_500, "source", source),
                            Map.of("code", "ANNOUNCEMENT", "value", "PT9S"),
                            Map.of("code", "WITHDRAWAL_FEE", "value", money("80.00")))
                    .statusCode(200)
                    .body("state", is("IN_FORCE"))
                    .body("proposedBy", is("dg.manager"))
                    .body("stated.find { it.code == 'RELISTING_CUT' }.source.kind", is("OWN"));
            CentreChanged told =
                    broker.await(CentreChanged.class, each -> each.centre().equals(DG));
            assertThat(told.rules().announcement()).hasSeconds(9);
        }
        CentreRules rules = books.of(Mode.TEST, DG);
        assertThat(rules.relistingCutBasisPoints().value()).isEqualTo(1_500);
        assertThat(rules.relistingCutBasisPoints().source().kind()).isEqualTo(RuleSource.Kind.OWN);
        assertThat(rules.withdrawalFee(Money.cny(1)).value()).isEqualTo(Money.cny(80_00));
        assertThat(rules.noticePeriod().value()).isEqualTo(Duration.ofSeconds(9));
        as("lin.trader").get("/api/v1/centres/DG").then().body("rules.announcement", is("PT9S"));
        put("dg.manager", seen, "stale", Map.of("code", "RELISTING_CUT", "value", 1_000))
                .statusCode(412);

        // the centre's terms put as a whole are the next version of the same book
        as("dg.manager")
                .header("If-Match", as("dg.manager").get("/api/v1/centres/DG").header("ETag"))
                .body(Exchange.centre())
                .put("/api/v1/centres/DG")
                .then()
                .statusCode(200);
        assertThat(books.of(Mode.TEST, DG).noticePeriod().value()).isEqualTo(Duration.ofSeconds(5));
        assertThat(books.of(Mode.TEST, DG).relistingCutBasisPoints().value()).isEqualTo(1_500);
        as("lin.trader")
                .get(RULES + "/versions?limit=2")
                .then()
                .statusCode(200)
                .body("items.state", contains("IN_FORCE", "REPLACED"))
                .body("items[1].reason", is("stricter"))
                .body("items[1].effectiveOn", notNullValue())
                .body("next", notNullValue());

        put("dg.manager", tag(), "as it was", absent("RELISTING_CUT"), absent("WITHDRAWAL_FEE"))
                .statusCode(200);
        assertThat(books.of(Mode.TEST, DG).relistingCutBasisPoints().value()).isEqualTo(2_000);
    }

    @Test
    void termsOfSettlementAreRefusedWhereAChangeStatesThem() {
        as("dg.manager")
                .header("If-Match", tag())
                .body(Map.of("settlement", Map.of("filing", Map.of("workingDays", 400)), "reason", "longer"))
                .put(RULES)
                .then()
                .statusCode(422)
                .body("field", is("settlement.filing"));
    }

    @Test
    void whereTwoAreNeededOneProposesAndAnotherConfirms() {
        put("dg.manager", tag(), "rehearse", Map.of("code", "RULES_BY_TWO", "value", true))
                .statusCode(200);
        int version = put("dg.manager", tag(), "longer", Map.of("code", "PUBLICITY", "value", 20))
                .statusCode(202)
                .body("state", is("PROPOSED"))
                .body("effectiveOn", nullValue())
                .extract()
                .path("version");
        assertThat(books.of(Mode.TEST, DG).publicityDays().value()).isEqualTo(15);
        put("admin", tag(), "another", Map.of("code", "PUBLICITY", "value", 30))
                .statusCode(409)
                .body("type", is("/problems/proposal-open"))
                .body("version", is(version));
        as("dg.reviewer1").get(RULES).then().body("proposed", is(version));
        as("lin.trader").get(RULES).then().body("proposed", nullValue());
        as("lin.trader").get(RULES + "/versions").then().body("items.state", not(hasItem("PROPOSED")));

        Map<String, Object> other = Exchange.centre();
        Map<String, Object> rules = Exchange.rules();
        rules.put("payment", "PT3M");
        other.put("rules", rules);
        as("dg.manager")
                .header("If-Match", as("dg.manager").get("/api/v1/centres/DG").header("ETag"))
                .body(other)
                .put("/api/v1/centres/DG")
                .then()
                .statusCode(409)
                .body("type", is("/problems/rules-need-two"));

        decide("dg.manager", version, "confirmation")
                .statusCode(403)
                .body("type", is("/problems/second-person-needed"));
        decide("gz.manager", version, "confirmation").statusCode(403);
        decide("dg.reviewer1", version, "confirmation").statusCode(403);
        decide("admin", version, "confirmation").statusCode(200).body("decidedBy", is("admin"));
        assertThat(books.of(Mode.TEST, DG).publicityDays().value()).isEqualTo(20);
        decide("admin", version, "confirmation").statusCode(409).body("state", is("IN_FORCE"));

        int second = put("admin", tag(), "too long", Map.of("code", "PUBLICITY", "value", 90))
                .statusCode(202)
                .extract()
                .path("version");
        decide("dg.manager", second, "rejection").statusCode(200).body("state", is("REJECTED"));
        assertThat(books.of(Mode.TEST, DG).publicityDays().value()).isEqualTo(20);

        int third = put("dg.manager", tag(), "as it was", absent("RULES_BY_TWO"), absent("PUBLICITY"))
                .statusCode(202)
                .body("version", greaterThanOrEqualTo(second + 1))
                .extract()
                .path("version");
        decide("admin", third, "confirmation").statusCode(200);
        decide("admin", 100_000, "confirmation").statusCode(404);
    }

    @Test
    void badInputIsRefusedPrecisely() {
        String seen = tag();
        put("dg.manager", seen, "x", Map.of("code", "RELISTING_CUT", "value", "a lot"))
                .statusCode(422)
                .body("field", is("rules.RELISTING_CUT"));
        put("dg.manager", seen, "x", Map.of("code", "RELISTING_CUT", "value", 1.5))
                .statusCode(422);
        put("dg.manager", seen, "x", Map.of("code", "RELISTING_CUT", "value", 10_001))
                .statusCode(422);
        put("dg.manager", seen, "x", Map.of("code", "ANNOUNCEMENT", "value", 5)).statusCode(422);
        put("dg.manager", seen, "x", Map.of("code", "ANNOUNCEMENT", "value", "P1X"))
                .statusCode(422);
        put("dg.manager", seen, "x", Map.of("code", "RUNNER_UP", "value", 1)).statusCode(422);
        put(
                        "dg.manager",
                        seen,
                        "x",
                        Map.of("code", "WITHDRAWAL_FEE", "value", Map.of("amount", "1.00", "currency", "HKD")))
                .statusCode(422)
                .body("field", is("rules.WITHDRAWAL_FEE"));
        put(
                        "dg.manager",
                        seen,
                        "x",
                        Map.of("code", "WITHDRAWAL_FEE", "value", Map.of("amount", "1.001", "currency", "CNY")))
                .statusCode(422);
        put("dg.manager", seen, "x", Map.of("code", "EXTENSION_WINDOW", "value", "PT1H"))
                .statusCode(422)
                .body("field", is("rules.extensionWindow"));
        put("dg.manager", seen, "x", Map.of("code", "PUBLICITY", "value", 20), Map.of("code", "PUBLICITY", "value", 21))
                .statusCode(422)
                .body("type", is("/problems/rule-twice"));
        put("dg.manager", seen, "x", Map.of("code", "NO_SUCH_RULE", "value", 1)).statusCode(400);
        put("dg.manager", seen, "", Map.of("code", "PUBLICITY", "value", 20))
                .statusCode(422)
                .body("field", is("reason"));
        put("dg.manager", seen, "x").statusCode(422).body("type", is("/problems/nothing-changes"));
        put("gz.manager", seen, "x", Map.of("code", "PUBLICITY", "value", 20)).statusCode(403);
        as("dg.manager")
                .body(Map.of("rules", List.of(), "reason", "x"))
                .put(RULES)
                .then()
                .statusCode(428);
        assertThat(tag()).isEqualTo(seen);
    }

    @Test
    void aCentreFromBeforeTheRuleBooksHasItsFirstVersion() throws IOException {
        as("admin").body(Exchange.centre()).put("/api/v1/centres/ZOLD").then().statusCode(201);
        rows.run("delete from centre_rule_version where centre = 'test:ZOLD'");
        String migration = new String(
                RulesIT.class
                        .getResourceAsStream("/db/migration/V130__create_centre_rule_version.sql")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        String filling =
                migration.substring(migration.indexOf("insert into")).replace(";", " where c.id = 'test:ZOLD'");
        rows.run(filling);
        as("lin.trader")
                .get("/api/v1/centres/ZOLD/rules")
                .then()
                .statusCode(200)
                .body("version", is(1))
                .body("items.findAll { it.stated }", hasSize(8))
                .body("fees.tiers", hasSize(2));
        assertThat(books.of(Mode.TEST, new CentreCode("ZOLD")).trading())
                .isEqualTo(books.of(Mode.TEST, new CentreCode("GZ")).trading());
        Map<String, Object> terms = Exchange.centre();
        terms.put("rules", Exchange.rules());
        as("admin")
                .header("If-Match", "\"v1\"")
                .body(terms)
                .put("/api/v1/centres/ZOLD")
                .then()
                .statusCode(200);
    }

    private static String tag() {
        return as("dg.manager").get(RULES).header("ETag");
    }

    private static Map<String, Object> absent(String code) {
        Map<String, Object> rule = new HashMap<>();
        rule.put("code", code);
        rule.put("value", null);
        return rule;
    }

    @SafeVarargs
    private static ValidatableResponse put(String person, String tag, String reason, Map<String, ?>... rules) {
        return as(person)
                .header("If-Match", tag)
                .body(Map.of("rules", List.of(rules), "reason", reason))
                .put(RULES)
                .then();
    }

    private static ValidatableResponse decide(String person, int version, String how) {
        Map<String, String> body = how.equals("rejection") ? Map.of("reason", "no") : Map.of();
        return as(person)
                .body(body)
                .post(RULES + "/versions/" + version + "/" + how)
                .then();
    }
}
