package org.ipmarket.listing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.ipmarket.listing.Exchange.LINGNAN;
import static org.ipmarket.listing.Exchange.PENGCHENG;
import static org.ipmarket.listing.Exchange.YUEXIU;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.enter;
import static org.ipmarket.listing.Exchange.patent;
import static org.ipmarket.listing.RegisterPapers.check;
import static org.ipmarket.listing.RegisterPapers.paper;
import static org.ipmarket.listing.RegisterPapers.today;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class TitleCorrectionIT {
    private static final String PATH = "/api/v1/assets/";

    @Inject
    Rows rows;

    private Map<String, Object> stated;
    private String asset;

    @BeforeEach
    void open() {
        Exchange.open();
        stated = patent(YUEXIU);
        asset = enter("lin.trader", stated);
    }

    @Test
    void aCorrectionStandsBesideTheLinkThatWasWrong() {
        String proposal =
                propose(correction(LINGNAN)).then().statusCode(201).extract().path("id");
        check("gz.recordal1", asset, "title-corrections", proposal).then().statusCode(403);
        check("sz.recordal1", asset, "title-corrections", proposal).then().statusCode(403);
        check("gz.recordal2", asset, "legal-events/proposals", proposal).then().statusCode(404);
        try (TestBroker broker = TestBroker.open("listing")) {
            check("gz.recordal2", asset, "title-corrections", proposal)
                    .then()
                    .statusCode(200)
                    .body("sequence", is(2));
            AssetChanged told =
                    broker.await(AssetChanged.class, each -> each.subject().equals(asset));
            assertThat(told.owners()).containsExactly(new OwnerShare(LINGNAN, 10_000));
        }
        as("chen.trader")
                .get(PATH + asset + "/title")
                .then()
                .body("items.basis", contains("REGISTERED", "CORRECTION"))
                .body("items.supersededBy", contains(2, null))
                .body("items[1].reasons", is("the office corrected its entry"))
                .body("items[1].document", notNullValue())
                .body("items[1].from", is("2024-05-06"))
                .body("items[1].owners.participant", contains(LINGNAN.toString()));
        as("chen.trader")
                .get(PATH + asset)
                .then()
                .body("owners.participant", contains(LINGNAN.toString()))
                .body("version", is(2));
    }

    @Test
    void aChainWithAHistoryIsNotRestatedByItsOwner() {
        confirm(correction(LINGNAN));
        stated.put("owners", List.of(Map.of("participant", YUEXIU.toString(), "basisPoints", 10_000)));
        as("lin.trader")
                .header("If-Match", "\"v2\"")
                .body(stated)
                .put(PATH + asset)
                .then()
                .statusCode(403);
        stated.put(
                "owners",
                List.of(
                        Map.of("participant", LINGNAN.toString(), "basisPoints", 5_000),
                        Map.of("participant", YUEXIU.toString(), "basisPoints", 5_000)));
        as("uni.trader")
                .header("If-Match", "\"v2\"")
                .body(stated)
                .put(PATH + asset)
                .then()
                .statusCode(409)
                .body("type", is("/problems/title-traded"));
        confirm(correction(PENGCHENG));
        as("chen.trader").get(PATH + asset + "/title").then().body("items.supersededBy", contains(2, 3, null));
    }

    @Test
    void aCorrectionHasReasonsAndADocument() {
        refused("owners", correction -> correction.remove("owners"));
        refused("reasons", correction -> correction.remove("reasons"));
        refused("reasons", correction -> correction.put("reasons", " "));
        refused("document", correction -> correction.remove("document"));
        refused(
                "evidence",
                correction -> correction.put("document", UUID.randomUUID().toString()));
        refused("from", correction -> correction.put("from", "2999-01-01"));
        refused(
                "owners",
                correction -> correction.put(
                        "owners", List.of(Map.of("participant", LINGNAN.toString(), "basisPoints", 9_999))));
        refused(
                "owners",
                correction -> correction.put(
                        "owners", List.of(Map.of("participant", YUEXIU.toString(), "basisPoints", 10_000))));
        as("lin.trader")
                .body(correction(LINGNAN))
                .post(PATH + asset + "/title-corrections")
                .then()
                .statusCode(403);
        as("sz.recordal1")
                .body(correction(LINGNAN))
                .post(PATH + asset + "/title-corrections")
                .then()
                .statusCode(403);
    }

    @Test
    void aRejectedCorrectionChangesNothing() {
        String proposal =
                propose(correction(LINGNAN)).then().statusCode(201).extract().path("id");
        as("gz.recordal2")
                .body(Map.of("reasons", "the document is of another patent"))
                .post(PATH + asset + "/title-corrections/" + proposal + "/rejection")
                .then()
                .statusCode(200)
                .body("state", is("REFUSED"));
        as("chen.trader").get(PATH + asset + "/title").then().body("items", hasSize(1));
        as("lin.trader")
                .get(PATH + asset + "/title-corrections")
                .then()
                .body("items.id", contains(proposal))
                .body("next", nullValue());
    }

    @Test
    void nobodyRewritesTheChain() {
        confirm(correction(LINGNAN));
        UUID id = UUID.fromString(asset);
        for (String statement : List.of(
                "update title_entry set from_date = current_date where asset = ?",
                "update title_entry set superseded_by = null where asset = ? and sequence = 1",
                "delete from title_entry where asset = ?")) {
            assertThatThrownBy(() -> rows.run(statement, id)).hasStackTraceContaining("is not rewritten");
        }
    }

    private Map<String, Object> correction(ParticipantId owner) {
        Map<String, Object> correction = new HashMap<>();
        correction.put("owners", List.of(Map.of("participant", owner.toString(), "basisPoints", 10_000)));
        correction.put("from", "2024-05-06");
        correction.put("registration", "更正 2026-" + today());
        correction.put("reasons", "the office corrected its entry");
        correction.put("document", paper("gz.recordal1", asset));
        return correction;
    }

    private Response propose(Map<String, Object> correction) {
        return as("gz.recordal1").body(correction).post(PATH + asset + "/title-corrections");
    }

    private void confirm(Map<String, Object> correction) {
        String proposal = propose(correction).then().statusCode(201).extract().path("id");
        check("gz.recordal2", asset, "title-corrections", proposal).then().statusCode(200);
    }

    private void refused(String field, java.util.function.Consumer<Map<String, Object>> spoil) {
        Map<String, Object> correction = correction(LINGNAN);
        spoil.accept(correction);
        propose(correction).then().statusCode(422).body("field", is(field));
    }
}
