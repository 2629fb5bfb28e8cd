package org.ipmarket.listing.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.ipmarket.listing.Exchange.act;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.draft;
import static org.ipmarket.listing.Exchange.enter;
import static org.ipmarket.listing.Exchange.offer;
import static org.ipmarket.listing.Exchange.patent;
import static org.ipmarket.listing.Exchange.toReviewed;
import static org.ipmarket.listing.RegisterPapers.event;
import static org.ipmarket.listing.RegisterPapers.happens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.event.OfferImpeded;
import org.ipmarket.messages.event.OfferImpedimentLifted;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A patent of Yuexiu and Pengcheng, offered by Yuexiu at Guangzhou. */
@QuarkusTest
@RealParts
class ConsentIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Rows rows;

    private String asset;

    @BeforeEach
    void open() {
        Exchange.open();
        asset = enter("lin.trader", shared());
    }

    @Test
    void theCoOwnerConsentsByItsOwnApproverAndTheWholeTitlePasses() {
        String offer = draft("lin.trader", offer("GZ", asset));
        consents("chen.trader", offer)
                .then()
                .statusCode(200)
                .body("terms.startPrice.amount", is("125000.00"))
                .body("needed", hasSize(1))
                .body("needed[0].as", is("CO_OWNER"))
                .body("needed[0].participant", is(Exchange.PENGCHENG.toString()))
                .body("needed[0].assets", contains(asset))
                .body("needed[0].state", is("AWAITED"));
        toReviewed("lin.trader", "GZ", offer);
        refused(offer, "WAITING", "AWAITED");
        say("chen.approver", offer, "GIVEN", hash(offer), null)
                .then()
                .statusCode(200)
                .body("needed[0].state", is("GIVEN"))
                .body("statements[0].word", is("GIVEN"));
        say("chen.approver", offer, "GIVEN", hash(offer), null)
                .then()
                .statusCode(200)
                .body("statements", hasSize(1));
        gates("chen.trader", offer).statusCode(404);
        gates("lin.trader", offer)
                .statusCode(200)
                .body("open", is(true))
                .body("gates.find { it.gate == 'CO_OWNERS_CONSENT' }.state", is("PASSED"));
        act("gz.reviewer2", offer, "approval").then().statusCode(200);
        for (String word : List.of("WITHDRAWN", "REFUSED")) {
            say("chen.approver", offer, word, hash(offer), "we have thought again")
                    .then()
                    .statusCode(409)
                    .body("state", is("ANNOUNCED"));
        }
        Lot lot = Lot.of(offer, asset, Exchange.YUEXIU, Exchange.LINGNAN, Right.ASSIGNMENT);
        try (TestBroker broker = TestBroker.open("listing")) {
            List.of(lot.opened(), lot.sold(), lot.awarded(), lot.recorded(), lot.completed())
                    .forEach(broker::publish);
            await().atMost(SOON).until(() -> Exchange.state(offer).equals("COMPLETED"));
        }
        as("uni.trader")
                .get("/api/v1/assets/" + asset)
                .then()
                .body("owners.participant", contains(Exchange.LINGNAN.toString()))
                .body("owners.basisPoints", contains(10_000));
    }

    @Test
    void aChangeOfTheTermsVoidsTheConsent() {
        Map<String, Object> terms = offer("GZ", asset);
        String offer = draft("lin.trader", terms);
        String before = hash(offer);
        say("chen.approver", offer, "GIVEN", before, null).then().statusCode(200);
        terms.put("startPrice", Exchange.money("90000.00"));
        as("lin.trader")
                .header(
                        "If-Match",
                        as("lin.trader").get("/api/v1/listings/" + offer).header("ETag"))
                .body(terms)
                .put("/api/v1/listings/" + offer)
                .then()
                .statusCode(200);
        consents("chen.approver", offer).then().body("needed[0].state", is("VOID"));
        say("chen.approver", offer, "GIVEN", before, null)
                .then()
                .statusCode(409)
                .body("type", is("/problems/terms-changed"))
                .body("termsHash", is(hash(offer)));
        toReviewed("lin.trader", "GZ", offer);
        refused(offer, "WAITING", "VOID");
        say("chen.approver", offer, "GIVEN", hash(offer), null).then().statusCode(200);
        act("gz.reviewer2", offer, "approval").then().statusCode(200);
    }

    @Test
    void aRefusalOrAWithdrawalClosesTheGateWithItsReasons() {
        String offer = draft("lin.trader", offer("GZ", asset));
        toReviewed("lin.trader", "GZ", offer);
        say("chen.approver", offer, "REFUSED", hash(offer), null)
                .then()
                .statusCode(422)
                .body("field", is("reasons"));
        say("chen.approver", offer, "WITHDRAWN", hash(offer), "nothing was given")
                .then()
                .statusCode(409);
        say("chen.approver", offer, "REFUSED", hash(offer), "the price is too low")
                .then()
                .statusCode(200)
                .body("statements[0].reasons", is("the price is too low"));
        refused(offer, "CLOSED", "REFUSED");
        say("chen.approver", offer, "GIVEN", hash(offer), null).then().statusCode(200);
        say("chen.approver", offer, "WITHDRAWN", hash(offer), "we have thought again")
                .then()
                .statusCode(200);
        refused(offer, "CLOSED", "WITHDRAWN");
    }

    @Test
    void nobodyConsentsForTheCoOwner() {
        String offer = draft("lin.trader", offer("GZ", asset));
        Map<String, Long> before = rows.everything();
        for (String person : List.of("chen.trader", "lin.approver", "gz.manager", "gz.recordal1")) {
            assertThat(say(person, offer, "GIVEN", hash(offer), null).statusCode())
                    .as(person)
                    .isIn(403, 409);
        }
        as("sz.manager")
                .header("On-Behalf-Of", Exchange.PENGCHENG.toString())
                .body(Map.of("word", "GIVEN", "termsHash", hash(offer)))
                .post("/api/v1/listings/" + offer + "/consents")
                .then()
                .statusCode(403);
        say("uni.approver", offer, "GIVEN", hash(offer), null).then().statusCode(404);
        consents("uni.trader", offer).then().statusCode(404);
        as("chen.approver")
                .body(Map.of("termsHash", hash(offer)))
                .post("/api/v1/listings/" + offer + "/consents")
                .then()
                .statusCode(422)
                .body("field", is("word"));
        assertThat(rows.everything()).isEqualTo(before);
    }

    @Test
    void aCoOwnerThatWantsTwoConsentsByTwo() {
        String offer = draft("lin.trader", offer("GZ", asset));
        toReviewed("lin.trader", "GZ", offer);
        twoConsent(List.of("CONSENT")).then().statusCode(200);
        try {
            String step = say("chen.approver", offer, "GIVEN", hash(offer), null)
                    .then()
                    .statusCode(202)
                    .body("kind", is("CONSENT"))
                    .body("subject", is(offer))
                    .body("stated.termsHash", is(hash(offer)))
                    .extract()
                    .path("id");
            say("chen.approver", offer, "GIVEN", hash(offer), null)
                    .then()
                    .statusCode(409)
                    .body("type", is("/problems/step-pending"));
            refused(offer, "WAITING", "AWAITED");
            confirm("chen.approver", step).then().statusCode(403);
            confirm("uni.trader", step).then().statusCode(404);
            confirm("chen.trader", step).then().statusCode(200);
            consents("chen.trader", offer)
                    .then()
                    .body("needed[0].state", is("GIVEN"))
                    .body("statements", hasSize(1));
            say("chen.approver", offer, "WITHDRAWN", hash(offer), "one is enough to take it back")
                    .then()
                    .statusCode(200)
                    .body("needed[0].state", is("WITHDRAWN"));
        } finally {
            confirm("chen.trader", twoConsent(List.of()).path("id")).then().statusCode(200);
        }
    }

    @Test
    void aStepToConsentFallsWithTheTerms() {
        Map<String, Object> terms = offer("GZ", asset);
        String offer = draft("lin.trader", terms);
        twoConsent(List.of("CONSENT")).then().statusCode(200);
        try {
            String step =
                    say("chen.approver", offer, "GIVEN", hash(offer), null).path("id");
            terms.put("startPrice", Exchange.money("90000.00"));
            as("lin.trader")
                    .header(
                            "If-Match",
                            as("lin.trader").get("/api/v1/listings/" + offer).header("ETag"))
                    .body(terms)
                    .put("/api/v1/listings/" + offer)
                    .then()
                    .statusCode(200);
            confirm("chen.trader", step).then().statusCode(409).body("type", is("/problems/terms-changed"));
            consents("chen.trader", offer).then().body("statements", hasSize(0));
        } finally {
            confirm("chen.trader", twoConsent(List.of()).path("id")).then().statusCode(200);
        }
    }

    private static Response twoConsent(List<String> steps) {
        String self = "/api/v1/participants/" + Exchange.PENGCHENG;
        return as("chen.approver")
                .header("If-Match", as("chen.approver").get(self).header("ETag"))
                .body(Map.of("steps", steps))
                .put(self + "/two-person-steps");
    }

    private static Response confirm(String person, String step) {
        return as(person).body("{}").post("/api/v1/participants/me/steps/" + step + "/confirmation");
    }

    @Test
    void oneOwnerAloneGrantsAnOrdinaryLicence() {
        Map<String, Object> terms = offer("GZ", asset);
        terms.put("right", "ORDINARY_LICENCE");
        String offer = draft("lin.trader", terms);
        consents("chen.trader", offer)
                .then()
                .body("needed", hasSize(0))
                .body("note", containsString("shared among the co-owners"));
        say("chen.approver", offer, "GIVEN", hash(offer), null).then().statusCode(409);
        toReviewed("lin.trader", "GZ", offer);
        gates("gz.reviewer2", offer)
                .body("gates.find { it.gate == 'CO_OWNERS_CONSENT' }.state", is("NOT_APPLICABLE"))
                .body("gates.find { it.gate == 'CO_OWNERS_CONSENT' }.reason", containsString("one owner alone"));
        act("gz.reviewer2", offer, "approval").then().statusCode(200);
    }

    @Test
    void thePledgeeThatIsAParticipantConsentsItself() {
        String pledged = enter("lin.trader", patent(Exchange.YUEXIU));
        pledge(pledged, Exchange.LINGNAN);
        String offer = draft("lin.trader", offer("GZ", pledged));
        toReviewed("lin.trader", "GZ", offer);
        act("gz.reviewer2", offer, "approval")
                .then()
                .statusCode(409)
                .body("gate", is("PLEDGEE_CONSENT"))
                .body("source", is("Civil Code 444"))
                .body("opener", is("PLEDGEE"))
                .body("conflict.kind", is("PLEDGE"))
                .body("conflict.encumbrance", notNullValue())
                .body("conflict.registration", is("Y2025000001"));
        say("uni.approver", offer, "GIVEN", hash(offer), null)
                .then()
                .statusCode(200)
                .body("needed[0].as", is("PLEDGEE"));
        act("gz.reviewer2", offer, "approval").then().statusCode(200);
    }

    @Test
    void forAPledgeeOutsideTheMarketOneBringsThePaperAndASecondConfirmsIt() {
        String pledged = enter("lin.trader", patent(Exchange.YUEXIU));
        pledge(pledged, null);
        String offer = draft("lin.trader", offer("GZ", pledged));
        UUID pledge = UUID.fromString(consents("lin.trader", offer).path("needed[0].encumbrance"));
        toReviewed("lin.trader", "GZ", offer);
        String paper = upload("gz.recordal1", offer);
        paper("gz.recordal1", offer, "RECORDED", pledge, null).statusCode(422).body("field", is("document"));
        paper("gz.recordal1", offer, "RECORDED", pledge, UUID.randomUUID().toString())
                .statusCode(422);
        paper("sz.recordal1", offer, "RECORDED", pledge, paper).statusCode(404);
        paper("gz.finance1", offer, "RECORDED", pledge, paper).statusCode(403);
        paper("gz.recordal1", offer, "RECORDED", pledge, paper)
                .statusCode(200)
                .body("needed[0].participant", nullValue())
                .body("needed[0].encumbrance", is(pledge.toString()))
                .body("needed[0].state", is("TO_BE_CONFIRMED"));
        paper("gz.recordal1", offer, "CONFIRMED", pledge, null)
                .statusCode(409)
                .body("detail", containsString("who brought the paper does not confirm it"));
        act("gz.reviewer2", offer, "approval").then().statusCode(409).body("state", is("WAITING"));
        paper("gz.reviewer1", offer, "CONFIRMED", pledge, null)
                .statusCode(200)
                .body("needed[0].state", is("GIVEN"))
                .body("statements[1].document", is(paper));
        act("gz.reviewer2", offer, "approval").then().statusCode(200);
    }

    @Test
    void aPledgeThatComesLaterHaltsTheLotUntilItsPledgeeConsents() {
        String pledged = enter("lin.trader", patent(Exchange.YUEXIU));
        String offer = Exchange.announce("lin.trader", offer("GZ", pledged));
        try (TestBroker broker = TestBroker.open("listing")) {
            pledge(pledged, Exchange.LINGNAN);
            broker.await(OfferImpeded.class, told -> told.subject().equals(offer), SOON);
            say("uni.approver", offer, "GIVEN", hash(offer), null).then().statusCode(200);
            broker.await(OfferImpedimentLifted.class, told -> told.subject().equals(offer), SOON);
        }
    }

    private static void pledge(String asset, ParticipantId holder) {
        Map<String, Object> pledge = event("PLEDGE_BEGUN");
        pledge.put("registration", "Y2025000001");
        if (holder == null) {
            pledge.put("holderName", "某银行");
        } else {
            pledge.put("holder", holder.toString());
        }
        happens(asset, pledge);
    }

    private static Map<String, Object> shared() {
        Map<String, Object> asset = patent(Exchange.YUEXIU);
        asset.put(
                "owners",
                List.of(
                        Map.of("participant", Exchange.YUEXIU.toString(), "basisPoints", 6_000),
                        Map.of("participant", Exchange.PENGCHENG.toString(), "basisPoints", 4_000)));
        return asset;
    }

    private static void refused(String offer, String state, String said) {
        act("gz.reviewer2", offer, "approval")
                .then()
                .statusCode(409)
                .body("gate", is("CO_OWNERS_CONSENT"))
                .body("state", is(state))
                .body("opener", is("CO_OWNERS"))
                .body("detail", containsString(said));
    }

    private static String hash(String offer) {
        return consents("lin.trader", offer).path("termsHash");
    }

    private static Response consents(String person, String offer) {
        return as(person).get("/api/v1/listings/" + offer + "/consents");
    }

    private static ValidatableResponse gates(String person, String offer) {
        return as(person).get("/api/v1/listings/" + offer + "/gates").then();
    }

    private static Response say(String person, String offer, String word, String hash, String reasons) {
        Map<String, Object> body = new HashMap<>(Map.of("word", word, "termsHash", hash));
        if (reasons != null) {
            body.put("reasons", reasons);
        }
        return as(person).body(body).post("/api/v1/listings/" + offer + "/consents");
    }

    private static ValidatableResponse paper(String person, String offer, String word, UUID pledge, String document) {
        Map<String, Object> body =
                new HashMap<>(Map.of("word", word, "termsHash", hash(offer), "encumbrance", pledge.toString()));
        if (document != null) {
            body.put("document", document);
        }
        return as(person)
                .body(body)
                .post("/api/v1/listings/" + offer + "/consents")
                .then();
    }

    private static String upload(String person, String offer) {
        return given().auth()
                .oauth2(Tokens.of(person))
                .contentType("application/pdf")
                .queryParam("subject", "listing")
                .queryParam("id", offer)
                .queryParam("kind", "PLEDGEE_CONSENT")
                .queryParam("asOf", LocalDate.now(MarketClock.ZONE).toString())
                .queryParam("fileName", "consent.pdf")
                .body(("%PDF-1.7\n" + offer).getBytes(StandardCharsets.US_ASCII))
                .post("/api/v1/evidence")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
