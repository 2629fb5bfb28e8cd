package org.ipmarket.listing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.ipmarket.listing.Exchange.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.centre.Showing;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Term;
import org.ipmarket.messages.event.CentreChanged;
import org.ipmarket.messages.id.CentreCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class CentreIT {
    @Inject
    Centres centres;

    @BeforeEach
    void open() {
        Exchange.open();
    }

    @Test
    void aManagerChangesItsOwnCentreAndEverybodyIsTold() {
        String tag = as("fs.manager").get("/api/v1/centres/FS").header("ETag");
        Map<String, Object> terms = Exchange.centre();
        Map<String, Object> rules = Exchange.rules();
        rules.put("announcement", "PT7S");
        terms.put("rules", rules);
        try (TestBroker broker = TestBroker.open("listing")) {
            String next = as("fs.manager")
                    .header("If-Match", tag)
                    .body(terms)
                    .put("/api/v1/centres/FS")
                    .then()
                    .statusCode(200)
                    .body("rules.announcement", is("PT7S"))
                    .body("mode", is("test"))
                    .extract()
                    .header("ETag");
            assertThat(next).isNotEqualTo(tag);
            CentreChanged told = broker.await(
                    CentreChanged.class,
                    each -> ETagsOf.version(next) == each.version()
                            && each.centre().value().equals("FS"));
            assertThat(told.rules().announcement()).hasSeconds(7);
        }
        as("fs.manager")
                .header("If-Match", tag)
                .body(terms)
                .put("/api/v1/centres/FS")
                .then()
                .statusCode(412);
        as("fs.manager").body(terms).put("/api/v1/centres/FS").then().statusCode(428);
    }

    /** Settlement reads them from the centre's event; what is stated twice over, or makes no sense, is refused where it stands. */
    @Test
    void aCentreStatesHowItsTradesAreSettledAndWhatTheBuyerOwes() {
        Map<String, Object> terms = settled(Map.of(
                "payment", Map.of("workingDays", 5),
                "contract", Map.of("duration", "PT2M"),
                "instalments",
                        List.of(
                                Map.of("basisPoints", 3_000, "within", Map.of("workingDays", 5)),
                                Map.of("basisPoints", 7_000, "within", Map.of("workingDays", 20))),
                "recordalAfter", 1,
                "unwindClause", true));
        Map<String, Object> fees = Exchange.fees();
        fees.put(
                "buyerSide",
                Map.of(
                        "tiers", List.of(Map.of("basisPoints", 100)),
                        "minimum", Exchange.money("10.00")));
        fees.put("brokerBasisPoints", 2_500);
        terms.put("fees", fees);
        try (TestBroker broker = TestBroker.open("listing")) {
            as("admin")
                    .body(terms)
                    .put("/api/v1/centres/ZSET")
                    .then()
                    .statusCode(201)
                    .body("rules.settlement.payment.workingDays", is(5))
                    .body("rules.settlement.instalments[1].within.workingDays", is(20))
                    .body("fees.buyerSide.tiers[0].basisPoints", is(100));
            CentreChanged told = broker.await(
                    CentreChanged.class, each -> each.centre().value().equals("ZSET"));
            assertThat(told.rules().settlement().recordalAfter()).isEqualTo(1);
            assertThat(told.rules().settlement().contract()).isEqualTo(Term.of(Duration.ofMinutes(2)));
            assertThat(told.fees().ofBuyer().minimum()).isEqualTo(Money.cny(1_000));
            assertThat(told.fees().brokerBasisPoints()).isEqualTo(2_500);
        }
        as("admin")
                .get("/api/v1/centres/ZSET/rules")
                .then()
                .body("settlement.instalments", hasSize(2))
                .body("fees.brokerBasisPoints", is(2_500));
        as("admin")
                .header("If-Match", "\"v1\"")
                .body(Map.of(
                        "rules", List.of(),
                        "settlement", Map.of("cure", Map.of("workingDays", 30)),
                        "reason", "paid at once again"))
                .put("/api/v1/centres/ZSET/rules")
                .then()
                .statusCode(200)
                .body("settlement.cure.workingDays", is(30));
        as("admin")
                .get("/api/v1/centres/ZSET")
                .then()
                .body("rules.settlement.cure.workingDays", is(30))
                .body("rules.settlement.instalments", nullValue())
                .body("rules.announcement", is(((Map<?, ?>) terms.get("rules")).get("announcement")));
    }

    @Test
    void termsOfSettlementThatMakeNoSenseAreRefusedWhereTheyStand() {
        refused(Map.of("cure", Map.of("workingDays", 5, "duration", "PT5S")), "rules.settlement.cure");
        refused(Map.of("filing", Map.of("workingDays", 400)), "rules.settlement.filing");
        refused(
                Map.of("instalments", List.of(Map.of("basisPoints", 9_000, "within", Map.of("workingDays", 5)))),
                "rules.settlement.instalments");
        refused(
                Map.of("instalments", List.of(Map.of("basisPoints", 10_000))),
                "rules.settlement.instalments[0].within");
    }

    private static void refused(Map<String, Object> settlement, String field) {
        as("admin")
                .body(settled(settlement))
                .put("/api/v1/centres/ZNOT")
                .then()
                .statusCode(422)
                .body("field", is(field));
    }

    private static Map<String, Object> settled(Map<String, Object> settlement) {
        Map<String, Object> terms = Exchange.centre();
        Map<String, Object> rules = Exchange.rules();
        rules.put("settlement", settlement);
        terms.put("rules", rules);
        return terms;
    }

    @Test
    void nobodyElseChangesACentre() {
        for (String person : new String[] {"gz.manager", "fs.reviewer1", "lin.trader", "regulator"}) {
            as(person)
                    .header("If-Match", "\"v1\"")
                    .body(Exchange.centre())
                    .put("/api/v1/centres/FS")
                    .then()
                    .statusCode(403);
        }
        as("admin").body(Exchange.centre()).put("/api/v1/centres/gz").then().statusCode(404);
    }

    @Test
    void theCurrencyStands() {
        String tag = as("admin").get("/api/v1/centres/DG").header("ETag");
        Map<String, Object> terms = Exchange.centre();
        terms.put("currency", "HKD");
        as("admin")
                .header("If-Match", tag)
                .body(terms)
                .put("/api/v1/centres/DG")
                .then()
                .statusCode(422)
                .body("field", is("fees.minimum.currency"));
    }

    @Test
    void everybodyReadsTheCentresInPages() {
        as("lin.trader")
                .get("/api/v1/centres")
                .then()
                .statusCode(200)
                .body("items.size()", greaterThanOrEqualTo(5))
                .body("items.code", hasItems("GZ", "SZ", "FS", "DG", "SICE"));
        String next = as("lin.trader")
                .get("/api/v1/centres?limit=2")
                .then()
                .statusCode(200)
                .body("items.size()", is(2))
                .body("items[0].code", equalTo("DG"))
                .extract()
                .path("next");
        as("lin.trader")
                .get("/api/v1/centres?limit=2&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items[0].code", equalTo("GZ"));
        as("lin.trader").get("/api/v1/centres/NONE").then().statusCode(404);
    }

    @Test
    void aCentreHasOutletsAndSaysWhoseOffersItShows() {
        String tag = as("fs.manager").get("/api/v1/centres/FS").header("ETag");
        Map<String, Object> terms = Exchange.centre();
        terms.put(
                "outlets",
                List.of(Map.of(
                        "code",
                        "FS-FOSU",
                        "name",
                        Map.of("zh", "佛山大学网点", "en", "Foshan University"),
                        "kind",
                        "UNIVERSITY")));
        terms.put("shows", Map.of("policy", "LISTED", "centres", List.of("GZ"), "kinds", List.of("PATENT")));
        tag = changed(tag, terms)
                .body("outlets[0].name.zh", is("佛山大学网点"))
                .body("outlets[0].kind", is("UNIVERSITY"))
                .body("shows.centres", is(List.of("GZ")))
                .extract()
                .header("ETag");
        Showing shows = centres.showing(Mode.TEST, new CentreCode("FS")).orElseThrow();
        assertThat(shows.shows(new CentreCode("FS"), new CentreCode("GZ"), Set.of(AssetKind.PATENT)))
                .isTrue();
        assertThat(shows.shows(new CentreCode("FS"), new CentreCode("SZ"), Set.of(AssetKind.PATENT)))
                .isFalse();
        // what is not said stays
        terms.remove("outlets");
        terms.put("shows", Map.of("policy", "ALL"));
        tag = changed(tag, terms)
                .body("outlets.code", is(List.of("FS-FOSU")))
                .body("shows.policy", is("ALL"))
                .extract()
                .header("ETag");

        terms.put("outlets", List.of(Map.of("code", "fs", "name", Map.of("zh", "网点"), "kind", "FIRM")));
        refused(tag, terms).body("field", is("outlets[0].code"));
        terms.put("outlets", List.of(Map.of("code", "FS-1", "kind", "FIRM")));
        refused(tag, terms).body("field", is("outlets.name"));
        terms.put("outlets", List.of());
        terms.put("shows", Map.of("policy", "OWN", "centres", List.of("GZ")));
        refused(tag, terms).body("field", is("shows.policy"));
        terms.remove("shows");
        changed(tag, terms).body("outlets.size()", is(0));
    }

    @Test
    void aCommissionHasACap() {
        String tag = as("fs.manager").get("/api/v1/centres/FS").header("ETag");
        Map<String, Object> terms = Exchange.centre();
        Map<String, Object> fees = new HashMap<>((Map<String, Object>) terms.get("fees"));
        terms.put("fees", fees);
        fees.put("cap", Exchange.money("9.99"));
        refused(tag, terms).body("field", is("fees"));
        fees.put("cap", Exchange.money("50000.00"));
        try (TestBroker broker = TestBroker.open("listing")) {
            tag = changed(tag, terms)
                    .body("fees.cap.amount", is("50000.00"))
                    .extract()
                    .header("ETag");
            CentreChanged told = broker.await(
                    CentreChanged.class,
                    each -> each.centre().value().equals("FS") && each.fees().cap() != null);
            assertThat(told.fees().cap()).isEqualTo(Money.parse("50000.00", "CNY"));
        }
        fees.remove("cap");
        changed(tag, terms).body("fees.cap", nullValue());
    }

    @Test
    void theStaffAreEnteredAndSeen() {
        String staff = "/api/v1/centres/FS/staff";
        as("fs.reviewer2").get("/api/v1/centres").then().statusCode(200);
        as("fs.reviewer2")
                .get(staff)
                .then()
                .statusCode(200)
                .body("items.find { it.username == 'fs.reviewer2' }.seen", is(List.of("REVIEWER")));
        as("fs.manager")
                .body(Map.of("roles", List.of("FINANCE", "REVIEWER")))
                .put(staff + "/fs.reviewer2")
                .then()
                .statusCode(200)
                .body("entered", is(List.of("REVIEWER", "FINANCE")))
                .body("differs", is(true));
        as("fs.manager")
                .body(Map.of("roles", List.of("RECORDAL")))
                .put(staff + "/fs.newcomer")
                .then()
                .statusCode(200)
                .body("seen", nullValue())
                .body("differs", is(false));
        as("fs.manager")
                .body(Map.of("roles", List.of("TRADER")))
                .put(staff + "/fs.newcomer")
                .then()
                .statusCode(422)
                .body("accepted", hasItems("REVIEWER", "FINANCE", "RECORDAL", "MANAGER"));
        as("fs.manager").body(Map.of()).put(staff + "/x").then().statusCode(422).body("field", is("roles"));
        as("fs.reviewer1")
                .body(Map.of("roles", List.of("MANAGER")))
                .put(staff + "/fs.reviewer1")
                .then()
                .statusCode(403);
        for (String outsider : List.of("gz.manager", "lin.trader")) {
            as(outsider).get(staff).then().statusCode(403);
        }
        as("regulator").get(staff + "?limit=1").then().statusCode(200).body("items.size()", is(1));
        as("admin").get("/api/v1/centres/NONE/staff").then().statusCode(404);
        as("fs.manager").delete(staff + "/fs.newcomer").then().statusCode(204);
        as("fs.manager").delete(staff + "/fs.newcomer").then().statusCode(404);
    }

    private static ValidatableResponse changed(String tag, Map<String, Object> terms) {
        return put(tag, terms).statusCode(200);
    }

    private static ValidatableResponse refused(String tag, Map<String, Object> terms) {
        return put(tag, terms).statusCode(422);
    }

    private static ValidatableResponse put(String tag, Map<String, Object> terms) {
        return as("fs.manager")
                .header("If-Match", tag)
                .body(terms)
                .put("/api/v1/centres/FS")
                .then();
    }
}
