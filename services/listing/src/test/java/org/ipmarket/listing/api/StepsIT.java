package org.ipmarket.listing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.ipmarket.listing.Exchange.LINGNAN;
import static org.ipmarket.listing.Exchange.act;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.draft;
import static org.ipmarket.listing.Exchange.enter;
import static org.ipmarket.listing.Exchange.offer;
import static org.ipmarket.listing.Exchange.patent;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.Papers;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.listing.people.PeopleClock;
import org.ipmarket.messages.MarketClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class StepsIT {
    private static final String STEPS = "/api/v1/participants/me/steps";
    private static final String ME = "/api/v1/participants/" + LINGNAN;
    private static final String SWITCH = ME + "/two-person-steps";

    @Inject
    Rows rows;

    @Inject
    PeopleClock clock;

    @BeforeEach
    void needTwo() {
        Exchange.open();
        set("uni.approver", List.of("SUBMIT_LISTING", "WITHDRAW", "MANDATE"))
                .then()
                .statusCode(200)
                .body("twoPersonSteps", is(List.of("SUBMIT_LISTING", "WITHDRAW", "MANDATE")));
    }

    @AfterEach
    void needOne() {
        rows.run("update step set state = 'EXPIRED' where state = 'PENDING'");
        Response off = set("uni.approver", List.of());
        if (off.statusCode() == 202) {
            confirm("uni.trader", off.path("id")).then().statusCode(200);
        }
        as("uni.trader").get("/api/v1/participants/me").then().body("twoPersonSteps", is(empty()));
    }

    private static Response set(String person, List<String> steps) {
        String tag = as(person).get(ME).header("ETag");
        return as(person).header("If-Match", tag).body(Map.of("steps", steps)).put(SWITCH);
    }

    private static Response confirm(String person, String step) {
        return as(person).body("{}").post(STEPS + "/" + step + "/confirmation");
    }

    private static String drafted() {
        return draft("uni.trader", offer("GZ", enter("uni.trader", patent(LINGNAN))));
    }

    private static String proposed(String listing) {
        return act("uni.trader", listing, "submission")
                .then()
                .statusCode(202)
                .body("kind", is("SUBMIT_LISTING"))
                .body("state", is("PENDING"))
                .body("subject", is(listing))
                .body("proposedBy", is("uni.trader"))
                .extract()
                .path("id");
    }

    @Test
    void oneHandsInAndAnotherConfirms() {
        String listing = drafted();
        String step = proposed(listing);
        act("uni.trader", listing, "submission")
                .then()
                .statusCode(409)
                .body("type", is("/problems/step-pending"))
                .body("step", is(step));
        assertThat(Exchange.get("uni.trader", "/listings/" + listing).getString("state"))
                .isEqualTo("DRAFT");
        confirm("uni.trader", step).then().statusCode(403).body("type", is("/problems/second-person-needed"));
        confirm("lin.approver", step).then().statusCode(404);
        confirm("gz.manager", step).then().statusCode(403);
        as("uni.approver").get(STEPS + "?state=PENDING").then().body("items.id", hasItem(step));
        as("lin.approver").get(STEPS).then().body("items.id", not(hasItem(step)));
        confirm("uni.approver", step)
                .then()
                .statusCode(200)
                .body("state", is("CONFIRMED"))
                .body("decidedBy", is("uni.approver"));
        assertThat(Exchange.get("uni.trader", "/listings/" + listing).getString("state"))
                .isEqualTo("SUBMITTED");
        confirm("uni.approver", step).then().statusCode(409).body("state", is("CONFIRMED"));
        assertThat(rows.count("select count(*) from audit_entry where subject = ? and action like 'step.%'", step))
                .isEqualTo(2);
    }

    @Test
    void whatHasChangedIsProposedAnew() {
        String listing = drafted();
        confirm("uni.approver", proposed(listing)).then().statusCode(200);
        String back = as("uni.trader")
                .body(Map.of("reason", "second thoughts"))
                .post("/api/v1/listings/" + listing + "/withdrawal")
                .then()
                .statusCode(202)
                .body("kind", is("WITHDRAW"))
                .body("stated.reason", is("second thoughts"))
                .extract()
                .path("id");
        act("gz.reviewer1", listing, "review").then().statusCode(200);
        confirm("uni.approver", back).then().statusCode(409).body("type", is("/problems/changed-since"));
        as("uni.approver")
                .body(Map.of("reason", "no"))
                .post(STEPS + "/" + back + "/refusal")
                .then()
                .statusCode(200)
                .body("state", is("REFUSED"));
        String again = as("uni.trader")
                .body(Map.of("reason", "third thoughts"))
                .post("/api/v1/listings/" + listing + "/withdrawal")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        confirm("uni.approver", again).then().statusCode(200);
        assertThat(Exchange.get("uni.trader", "/listings/" + listing).getString("state"))
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void whoActsOnBehalfProposesTooAndTheCentreItselfNeedsNobody() {
        String listing = drafted();
        String step = as("gz.manager")
                .header("On-Behalf-Of", LINGNAN.toString())
                .body("{}")
                .post("/api/v1/listings/" + listing + "/submission")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        confirm("uni.trader", step).then().statusCode(200);
        as("gz.manager")
                .body(Map.of("reason", "the centre's own"))
                .post("/api/v1/listings/" + listing + "/withdrawal")
                .then()
                .statusCode(200)
                .body("state", is("WITHDRAWN"));
    }

    @Test
    void whatNobodyConfirmsRunsOut() {
        String step = proposed(drafted());
        rows.run("update step set expires_at = now() - interval '1 second' where id = ?", UUID.fromString(step));
        confirm("uni.approver", step).then().statusCode(409).body("state", is("EXPIRED"));
        clock.expireSteps();
        assertThat(rows.count("select count(*) from step where id = ? and state = 'EXPIRED'", UUID.fromString(step)))
                .isEqualTo(1);
    }

    @Test
    void aPowerOfAttorneyNeedsTwo() {
        LocalDate today = LocalDate.now(MarketClock.ZONE);
        String step = as("uni.approver")
                .body(Map.of(
                        "agent",
                        Exchange.BROKER.toString(),
                        "scope",
                        "BUY",
                        "from",
                        today.toString(),
                        "until",
                        today.plusDays(30).toString(),
                        "document",
                        Papers.of("uni.approver", LINGNAN)))
                .post("/api/v1/mandates")
                .then()
                .statusCode(202)
                .body("kind", is("MANDATE"))
                .extract()
                .path("id");
        String mandate = as("uni.trader").get(STEPS).path("items.find { it.id == '" + step + "' }.subject");
        as("uni.approver").get("/api/v1/mandates/" + mandate).then().statusCode(404);
        confirm("uni.trader", step).then().statusCode(200);
        as("uni.approver")
                .get("/api/v1/mandates/" + mandate)
                .then()
                .statusCode(200)
                .body("state", is("PROPOSED"))
                .body("scope", is("BUY"))
                .body("givenBy", is("uni.approver"));
    }

    @Test
    void oneAddsStepsAndOnlyTwoTakeThemOff() {
        set("uni.trader", List.of()).then().statusCode(403);
        set("uni.approver", List.of("TWO_PERSON_STEPS"))
                .then()
                .statusCode(422)
                .body("accepted", hasItem("WITHDRAW"))
                .body("accepted", not(hasItem("TWO_PERSON_STEPS")));
        Response off = set("uni.approver", List.of("WITHDRAW"));
        off.then().statusCode(202).body("kind", is("TWO_PERSON_STEPS"));
        confirm("uni.approver", off.path("id")).then().statusCode(403);
        // what has changed since is proposed anew
        as("uni.approver")
                .header("If-Match", as("uni.approver").get(ME).header("ETag"))
                .body(Map.of("related", List.of(Exchange.HE_JING.toString())))
                .put(ME + "/related")
                .then()
                .statusCode(200);
        confirm("uni.trader", off.path("id")).then().statusCode(409).body("type", is("/problems/changed-since"));
        as("uni.approver")
                .header("If-Match", as("uni.approver").get(ME).header("ETag"))
                .body(Map.of("related", List.of()))
                .put(ME + "/related")
                .then()
                .statusCode(200);
        as("uni.approver")
                .header("If-Match", "\"v1\"")
                .body(Map.of("steps", List.of()))
                .put(SWITCH)
                .then()
                .statusCode(412);
        as("uni.approver").body(Map.of("steps", List.of())).put(SWITCH).then().statusCode(428);
    }
}
