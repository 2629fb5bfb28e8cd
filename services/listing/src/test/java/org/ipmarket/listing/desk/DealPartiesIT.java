package org.ipmarket.listing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.ipmarket.listing.Exchange.BROKER;
import static org.ipmarket.listing.Exchange.LINGNAN;
import static org.ipmarket.listing.Exchange.PENGCHENG;
import static org.ipmarket.listing.Exchange.YUEXIU;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.enter;
import static org.ipmarket.listing.Exchange.patent;
import static org.ipmarket.listing.desk.Bargain.DEALS;
import static org.ipmarket.listing.desk.Bargain.accept;
import static org.ipmarket.listing.desk.Bargain.act;
import static org.ipmarket.listing.desk.Bargain.agreed;
import static org.ipmarket.listing.desk.Bargain.evidence;
import static org.ipmarket.listing.desk.Bargain.offer;
import static org.ipmarket.listing.desk.Bargain.proposal;
import static org.ipmarket.listing.desk.Bargain.propose;
import static org.ipmarket.listing.desk.Bargain.round;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.listing.store.Offers;
import org.ipmarket.messages.MarketClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may speak for a side, and whose word a deal needs besides. */
@QuarkusTest
@RealParts
class DealPartiesIT {
    @Inject
    Rows rows;

    @Inject
    Offers offers;

    private String asset;

    @BeforeEach
    void open() {
        Exchange.open();
        asset = enter("lin.trader", patent(YUEXIU));
    }

    @Test
    void aBrokerMemberBargainsUnderItsMandateAndItsPrincipalAgrees() {
        Map<String, Object> body = proposal("GZ", YUEXIU, PENGCHENG, round("90000.00", asset));
        as("broker.trader").body(body).post(DEALS).then().statusCode(403);
        as("broker.trader")
                .header("On-Behalf-Of", YUEXIU.toString())
                .body(body)
                .post(DEALS)
                .then()
                .statusCode(403);
        mandate("BUY");
        as("broker.trader")
                .header("On-Behalf-Of", YUEXIU.toString())
                .body(body)
                .post(DEALS)
                .then()
                .statusCode(403)
                .body("type", is("/problems/mandate-missing"));
        mandate("SELL");
        String id = as("broker.trader")
                .header("On-Behalf-Of", YUEXIU.toString())
                .body(body)
                .post(DEALS)
                .then()
                .statusCode(201)
                .body("broker", is(BROKER.toString()))
                .body("brokerSide", is("SELLER"))
                .body("rounds[0].ownUser", is(false))
                .extract()
                .path("id");
        as("broker.trader").get(DEALS + "/" + id).then().statusCode(200).body("rounds", hasSize(1));
        as("broker.trader").get(DEALS).then().body("items.id", hasItem(id));
        as("broker.trader")
                .header("On-Behalf-Of", YUEXIU.toString())
                .body(Map.of("round", 1))
                .post(DEALS + "/" + id + "/acceptance")
                .then()
                .statusCode(403);
        as("chen.trader")
                .body(Map.of("round", 1, "buyerCentre", "SZ"))
                .post(DEALS + "/" + id + "/acceptance")
                .then()
                .statusCode(200)
                .body("state", is("PROPOSED"));
        accept("lin.trader", id, 1).then().statusCode(200).body("state", is("AGREED"));
    }

    @Test
    void whereAParticipantAsksForTwoASecondUserAgreesToo() {
        String party = "/api/v1/participants/" + PENGCHENG;
        as("chen.approver")
                .header("If-Match", as("chen.approver").get(party).header("ETag"))
                .body(Map.of("steps", List.of("DEAL_ACCEPT")))
                .put(party + "/two-person-steps")
                .then()
                .statusCode(200);
        try {
            String id = propose("lin.trader", proposal("GZ", YUEXIU, PENGCHENG, round("90000.00", asset)));
            as("chen.trader")
                    .body(Map.of("round", 1, "buyerCentre", "SZ"))
                    .post(DEALS + "/" + id + "/acceptance")
                    .then()
                    .statusCode(200)
                    .body("state", is("PROPOSED"))
                    .body("rounds[0].acceptances.by", contains("chen.trader"));
            accept("chen.trader", id, 1).then().statusCode(403).body("type", is("/problems/second-person-needed"));
            accept("chen.approver", id, 1)
                    .then()
                    .statusCode(200)
                    .body("state", is("AGREED"))
                    .body("rounds[0].acceptances.by", contains("chen.trader", "chen.approver"));
        } finally {
            rows.run("update participant set two_person_steps = '[]' where id = ?", PENGCHENG.value());
        }
    }

    @Test
    void aCoOwnerConsentsToTheAgreedTermsBeforeTheApproval() {
        Map<String, Object> shared = patent(YUEXIU);
        shared.put(
                "owners",
                List.of(
                        Map.of("participant", YUEXIU.toString(), "basisPoints", 6_000),
                        Map.of("participant", LINGNAN.toString(), "basisPoints", 4_000)));
        Map<String, Object> licence = round("90000.00", enter("lin.trader", shared));
        licence.put("right", "SOLE_LICENCE");
        String open = propose("lin.trader", proposal("GZ", YUEXIU, PENGCHENG, licence));
        as("uni.approver").get(DEALS + "/" + open + "/consents").then().statusCode(404);
        String id = agreed("GZ", licence);
        act("gz.reviewer1", id, "review").then().statusCode(200);
        act("gz.reviewer2", id, "approval").then().statusCode(409).body("gate", is("CO_OWNERS_CONSENT"));
        as("he.jing").get(DEALS + "/" + id + "/consents").then().statusCode(404);
        String hash = as("uni.approver")
                .get(DEALS + "/" + id + "/consents")
                .then()
                .statusCode(200)
                .body("needed.participant", contains(LINGNAN.toString()))
                .body("needed.state", contains("AWAITED"))
                .body("terms.price.amount", is("90000.00"))
                .extract()
                .path("termsHash");
        as("uni.approver")
                .body(Map.of("word", "GIVEN", "termsHash", hash))
                .post(DEALS + "/" + id + "/consents")
                .then()
                .statusCode(200)
                .body("needed.state", contains("GIVEN"));
        act("gz.reviewer2", id, "approval").then().statusCode(200).body("state", is("CONCLUDED"));
        as("uni.approver")
                .body(Map.of("word", "WITHDRAWN", "termsHash", hash, "reasons", "x"))
                .post(DEALS + "/" + id + "/consents")
                .then()
                .statusCode(409);
    }

    @Test
    void whatTheSidesHaveAgreedOnIsNotChangedUnderThem() {
        UUID deal = UUID.fromString(agreed("GZ", round("90000.00", asset)));
        UUID id = UUID.fromString(asset);
        assertThat(QuarkusTransaction.requiringNew().call(() -> offers.freezing(List.of(id))))
                .containsExactly(Map.entry(id, deal));
        Map<String, Object> changed = patent(YUEXIU);
        String tag = as("lin.trader").get("/api/v1/assets/" + asset).header("ETag");
        as("lin.trader")
                .header("If-Match", tag)
                .body(changed)
                .put("/api/v1/assets/" + asset)
                .then()
                .statusCode(409)
                .body("type", is("/problems/asset-in-listing"));
    }

    private static String mandate(String scope) {
        LocalDate today = LocalDate.now(MarketClock.ZONE);
        String id = as("lin.approver")
                .body(Map.of(
                        "agentUser",
                        "broker.trader",
                        "scope",
                        scope,
                        "from",
                        today.toString(),
                        "until",
                        today.plusDays(30).toString(),
                        "document",
                        evidence("lin.trader", "participant", YUEXIU, "POWER_OF_ATTORNEY")))
                .post("/api/v1/mandates")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as("broker.trader")
                .body("{}")
                .post("/api/v1/mandates/" + id + "/acceptance")
                .then()
                .statusCode(200);
        return id;
    }

    @Test
    void aBrokerMemberSpeaksForASideWhileItsMandateStandsAndReadsNoPapers() {
        String mandate = mandate("SELL");
        String id = as("broker.trader")
                .header("On-Behalf-Of", YUEXIU.toString())
                .body(proposal("GZ", YUEXIU, PENGCHENG, round("90000.00", asset)))
                .post(DEALS)
                .then()
                .statusCode(201)
                .body("broker", is(BROKER.toString()))
                .extract()
                .path("id");
        offer("broker.trader", id, round("85000.00", asset)).then().statusCode(201);
        String paper = evidence("lin.trader", "participant", YUEXIU, "OTHER");
        act("lin.trader", id, "papers", Map.of("evidence", paper, "title", "工艺参数"))
                .then()
                .statusCode(201);
        for (String path : List.of(DEALS + "/" + id + "/papers/1/content", "/api/v1/evidence/" + paper)) {
            int status = as("broker.trader")
                    .header("On-Behalf-Of", YUEXIU.toString())
                    .get(path)
                    .statusCode();
            assertThat(status).as(path).isIn(403, 404);
            as("lin.trader").get(path).then().statusCode(200);
        }
        for (Object each : as("lin.approver")
                .get("/api/v1/mandates?limit=100")
                .<List<String>>path(
                        "items.findAll { it.state == 'ACCEPTED' && it.principal == '" + YUEXIU + "' }.id")) {
            as("lin.approver")
                    .body(Map.of("reason", "over"))
                    .post("/api/v1/mandates/" + each + "/revocation")
                    .then()
                    .statusCode(200);
        }
        as("lin.approver").get("/api/v1/mandates/" + mandate).then().body("state", is("REVOKED"));
        offer("broker.trader", id, round("10000.00", asset))
                .then()
                .statusCode(403)
                .body("type", is("/problems/mandate-missing"));
        act("broker.trader", id, "break-off", Map.of("reason", "x")).then().statusCode(403);
        offer("lin.trader", id, round("95000.00", asset)).then().statusCode(201);
    }

    @Test
    void whomADealBindsIsNotErased() {
        String id = agreed("SZ", round("90000.00", asset));
        as("sz.manager")
                .body(Map.of("reason", "asked for"))
                .post("/api/v1/participants/" + PENGCHENG + "/erasure")
                .then()
                .statusCode(409)
                .body("type", is("/problems/participant-busy"));
        act("lin.trader", id, "break-off", Map.of("reason", "x")).then().statusCode(200);
    }
}
