package org.ipmarket.listing.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.enter;
import static org.ipmarket.listing.Exchange.patent;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may bid from outside the mainland, by evidence that two people have checked. */
@QuarkusTest
@RealParts
class ExportClearanceIT {
    private static final String TODAY = LocalDate.now(MarketClock.ZONE).toString();

    @Inject
    Rows rows;

    private String listing;

    @BeforeEach
    void open() {
        Exchange.open();
        listing = Exchange.announce("lin.trader", Exchange.offer("GZ", enter("lin.trader", patent(Exchange.YUEXIU))));
    }

    @Test
    void aBuyerIsClearedByACheckedDecisionOnce() {
        String evidence = upload("EXPORT_DECISION");
        clear("gz.reviewer1", evidence).then().statusCode(422).body("field", is("evidence"));
        judge("gz.reviewer1", evidence, "review");
        judge("gz.reviewer2", evidence, "check");

        clear("gz.reviewer1", evidence).then().statusCode(200).body("decision", is("许可证 2026-44-0017"));
        clear("gz.manager", evidence).then().statusCode(200).body("clearedBy", is("gz.reviewer1"));

        as("lin.trader")
                .get("/api/v1/listings/" + listing + "/export-clearances")
                .then()
                .body("items", hasSize(1))
                .body("items[0].buyer", is(Exchange.PENGCHENG.toString()));
        assertThat(rows.count(
                        "select count(*) from outbox_event where type like '%export.cleared.v1' and subject = ?",
                        listing))
                .isEqualTo(1);
    }

    @Test
    void othersNeitherClearNorSeeIt() {
        String evidence = upload("EXPORT_DECISION");
        judge("gz.reviewer1", evidence, "review");
        judge("gz.reviewer2", evidence, "check");
        for (String who : new String[] {"lin.trader", "chen.trader", "sz.reviewer1", "gz.finance1"}) {
            clear(who, evidence).then().statusCode(403);
        }
        as("chen.trader")
                .get("/api/v1/listings/" + listing + "/export-clearances")
                .then()
                .statusCode(403);
    }

    @Test
    void aPaperOfAnotherKindClearsNobody() {
        String evidence = upload("CONTRACT");
        judge("gz.reviewer1", evidence, "review");
        judge("gz.reviewer2", evidence, "check");

        clear("gz.reviewer1", evidence).then().statusCode(422).body("type", is("/problems/evidence-not-checked"));
    }

    private Response clear(String who, String evidence) {
        return as(who).body(Map.of(
                        "buyer", Exchange.PENGCHENG.toString(), "decision", "许可证 2026-44-0017", "evidence", evidence))
                .post("/api/v1/listings/" + listing + "/export-clearances");
    }

    private String upload(String kind) {
        return given().auth()
                .oauth2(Tokens.of("lin.trader"))
                .contentType("application/pdf")
                .queryParam("subject", "listing")
                .queryParam("id", listing)
                .queryParam("kind", kind)
                .queryParam("asOf", TODAY)
                .queryParam("fileName", "decision.pdf")
                .body(("%PDF-1.7\n" + Ids.next()).getBytes(StandardCharsets.US_ASCII))
                .post("/api/v1/evidence")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void judge(String who, String id, String what) {
        as(who).body(Map.of("verdict", "ACCEPTED", "asOf", TODAY, "remarks", "read in full"))
                .post("/api/v1/evidence/" + id + "/" + what)
                .then()
                .statusCode(200);
    }
}
