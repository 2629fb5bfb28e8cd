package org.ipmarket.listing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.ipmarket.listing.Exchange.PENGCHENG;
import static org.ipmarket.listing.Exchange.YUEXIU;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.enter;
import static org.ipmarket.listing.Exchange.patent;
import static org.ipmarket.listing.desk.Bargain.DEALS;
import static org.ipmarket.listing.desk.Bargain.act;
import static org.ipmarket.listing.desk.Bargain.evidence;
import static org.ipmarket.listing.desk.Bargain.proposal;
import static org.ipmarket.listing.desk.Bargain.propose;
import static org.ipmarket.listing.desk.Bargain.round;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Confidential papers are open to who has signed, and the discloser sees who has read them. */
@QuarkusTest
@RealParts
class DealRoomIT {
    private String deal;

    @BeforeEach
    void open() {
        Exchange.open();
        String asset = enter("lin.trader", patent(YUEXIU));
        deal = propose("lin.trader", proposal("GZ", YUEXIU, PENGCHENG, round("90000.00", asset)));
    }

    @Test
    void nobodyReadsBeforeItHasSignedAndEveryReadingIsKept() {
        String file = evidence("lin.trader", "participant", YUEXIU, "OTHER");
        disclose("lin.trader", file)
                .then()
                .statusCode(201)
                .body("number", is(1))
                .body("side", is("SELLER"));
        disclose("lin.trader", file).then().statusCode(409);
        papers("chen.trader").then().statusCode(200).body("items", hasSize(0));
        content("chen.trader").then().statusCode(403).body("type", is("/problems/undertaking-needed"));
        content("he.jing").then().statusCode(404);
        as("chen.trader").get("/api/v1/evidence/" + file + "/content").then().statusCode(404);

        String hash = as("chen.approver")
                .get(DEALS + "/" + deal + "/undertaking")
                .then()
                .statusCode(200)
                .body("version", is(1))
                .body("text", containsString("保密承诺书"))
                .body("signed", hasSize(0))
                .extract()
                .path("hash");
        sign("chen.trader", hash).then().statusCode(403);
        sign("chen.approver", "0".repeat(64)).then().statusCode(422).body("accepted", is(hash));
        act("chen.approver", deal, "undertaking").then().statusCode(422).body("field", is("documentHash"));
        sign("he.jing", hash).then().statusCode(404);
        sign("chen.approver", hash)
                .then()
                .statusCode(200)
                .body("signed.side", contains("BUYER"))
                .body("signed.by", contains("chen.approver"));
        sign("chen.approver", hash).then().statusCode(409);

        papers("chen.trader").then().body("items.number", contains(1));
        Response content = content("chen.trader");
        content.then()
                .statusCode(200)
                .header("Content-Type", is("application/pdf"))
                .header("Cache-Control", containsString("no-store"));
        assertThat(content.asString()).startsWith("%PDF-1.7");
        content("gz.reviewer1").then().statusCode(200);
        content("lin.trader").then().statusCode(200);
        as("lin.approver")
                .get(DEALS + "/" + deal + "/papers/accesses")
                .then()
                .statusCode(200)
                .body("items.by", contains("chen.trader", "gz.reviewer1"))
                .body("items.paper", contains(1, 1));
        as("chen.trader").get(DEALS + "/" + deal + "/papers/accesses").then().body("items", hasSize(0));
        content("lin.trader", 2).then().statusCode(404);
    }

    @Test
    void onlyTheSidesOwnFilesAreDisclosed() {
        String strangers = evidence("uni.trader", "participant", Exchange.LINGNAN, "OTHER");
        disclose("lin.trader", strangers).then().statusCode(422).body("type", is("/problems/unknown-evidence"));
        disclose("gz.reviewer1", strangers).then().statusCode(403);
        disclose("he.jing", strangers).then().statusCode(404);
        act("lin.trader", deal, "papers", Map.of("title", "x"))
                .then()
                .statusCode(422)
                .body("field", is("evidence"));
        act("lin.trader", deal, "papers", Map.of("title", "x", "evidence", "nonsense"))
                .then()
                .statusCode(400);
    }

    private Response disclose(String person, String evidence) {
        return act(person, deal, "papers", Map.of("evidence", evidence, "title", "工艺参数"));
    }

    private Response papers(String person) {
        return as(person).get(DEALS + "/" + deal + "/papers");
    }

    private Response content(String person) {
        return content(person, 1);
    }

    private Response content(String person, int number) {
        return as(person).get(DEALS + "/" + deal + "/papers/" + number + "/content");
    }

    private Response sign(String person, String hash) {
        return act(person, deal, "undertaking", Map.of("documentHash", hash));
    }
}
