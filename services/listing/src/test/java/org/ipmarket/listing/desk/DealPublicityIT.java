package org.ipmarket.listing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.ipmarket.listing.Exchange.LINGNAN;
import static org.ipmarket.listing.Exchange.PENGCHENG;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.enter;
import static org.ipmarket.listing.Exchange.patent;
import static org.ipmarket.listing.desk.Bargain.DEALS;
import static org.ipmarket.listing.desk.Bargain.accept;
import static org.ipmarket.listing.desk.Bargain.act;
import static org.ipmarket.listing.desk.Bargain.deal;
import static org.ipmarket.listing.desk.Bargain.offer;
import static org.ipmarket.listing.desk.Bargain.proposal;
import static org.ipmarket.listing.desk.Bargain.propose;
import static org.ipmarket.listing.desk.Bargain.reviewed;
import static org.ipmarket.listing.desk.Bargain.round;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.messages.MarketClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A university sells by agreement: name and price lie open, anybody may object, the centre answers. */
@QuarkusTest
@RealParts
class DealPublicityIT {
    @Inject
    Rows rows;

    private String asset;

    @BeforeEach
    void open() {
        Exchange.open();
        asset = enter("uni.trader", patent(LINGNAN));
    }

    @Test
    void itIsConcludedWhenItWasPublicisedProvedAndEveryObjectionAnswered() {
        String id = publicised();
        LocalDate today = LocalDate.now(MarketClock.ZONE);
        as("he.jing")
                .get(DEALS + "/" + id + "/publicity")
                .then()
                .statusCode(200)
                .body("price.amount", is("90000.00"))
                .body("title.zh", is("机器人关节专利协议转让"))
                .body("days", is(15))
                .body("workingDays", is(false));
        LocalDate until = LocalDate.parse(
                as("he.jing").get(DEALS + "/" + id + "/publicity").jsonPath().getString("until"));
        assertThat(until).isAfterOrEqualTo(today.plusDays(15)).isBefore(today.plusDays(30));
        as("he.jing")
                .get(DEALS + "/" + id)
                .then()
                .statusCode(200)
                .body("state", is("PUBLICISED"))
                .body("rounds", nullValue())
                .body("buyer", nullValue())
                .body("seller", nullValue())
                .body("publicity.price.amount", is("90000.00"));
        as("he.jing").get(DEALS + "?state=PUBLICISED").then().body("items.id", hasItem(id));
        as("he.jing").get(DEALS + "/" + id + "/gates").then().statusCode(404);
        as("he.jing").get(DEALS + "/" + id + "/papers").then().statusCode(404);
        as("he.jing").get(DEALS + "/" + id + "/undertaking").then().statusCode(404);

        closed(id, "PUBLICITY_EVIDENCE");
        Bargain.check("GZ", Bargain.evidence("uni.trader", "deal", id, "PUBLICITY"));
        act("gz.reviewer1", id, "conclusion")
                .then()
                .statusCode(409)
                .body("gate", is("PUBLICITY_OVER"))
                .body("until", is(until.toString()));
        act("he.jing", id, "objections", Map.of("reasons", "I am the inventor and was not heard."))
                .then()
                .statusCode(201)
                .body("number", is(1))
                .body("verdict", nullValue());
        act("he.jing", id, "objections", Map.of("reasons", "again")).then().statusCode(409);
        act("he.jing", id, "objections").then().statusCode(422).body("field", is("reasons"));
        over(id);
        closed(id, "OBJECTIONS_ANSWERED");
        as("lin.trader")
                .get(DEALS + "/" + id + "/objections")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        as("chen.trader").get(DEALS + "/" + id + "/objections").then().body("items.number", contains(1));
        answer("sz.reviewer1", id, 1, Map.of("verdict", "DISMISSED", "reasons", "x"))
                .then()
                .statusCode(403);
        answer("gz.reviewer1", id, 2, Map.of("verdict", "DISMISSED", "reasons", "x"))
                .then()
                .statusCode(404);
        answer("gz.reviewer1", id, 1, Map.of("verdict", "DISMISSED", "reasons", " "))
                .then()
                .statusCode(422);
        answer("gz.reviewer1", id, 1, Map.of("verdict", "UPHELD", "reasons", "x"))
                .then()
                .statusCode(422);
        answer("gz.reviewer1", id, 1, Map.of("verdict", "DISMISSED", "reasons", "The inventor's reward is agreed on."))
                .then()
                .statusCode(200)
                .body("answeredBy", is("gz.reviewer1"));
        answer("gz.reviewer1", id, 1, Map.of("verdict", "DISMISSED", "reasons", "x"))
                .then()
                .statusCode(409);
        as("chen.trader")
                .get(DEALS + "/" + id + "/gates")
                .then()
                .body("open", is(true))
                .body("items.findAll { it.state == 'WAITING' || it.state == 'CLOSED' }", hasSize(0))
                .body("items.source", everyItem(org.hamcrest.Matchers.notNullValue()));
        act("gz.reviewer2", id, "conclusion").then().statusCode(200).body("state", is("CONCLUDED"));
        act("he.jing", id, "objections", Map.of("reasons", "too late")).then().statusCode(409);
        as("he.jing").get(DEALS + "/" + id).then().statusCode(200).body("award", nullValue());
    }

    @Test
    void anUpheldObjectionSendsTheSidesBackToTheTable() {
        String id = publicised();
        act("he.jing", id, "objections", Map.of("reasons", "The price is far too low."))
                .then()
                .statusCode(201);
        answer("gz.reviewer2", id, 1, Map.of("verdict", "UPHELD", "consequence", "RENEGOTIATE", "reasons", "It is."))
                .then()
                .statusCode(200);
        assertThat(deal("uni.trader", id).getString("state")).isEqualTo("NEGOTIATING");
        as("he.jing").get(DEALS + "/" + id).then().statusCode(404);
        as("he.jing")
                .get(DEALS + "/" + id + "/objections")
                .then()
                .statusCode(200)
                .body("items.answer", contains("It is."));
        as("lin.trader").get(DEALS + "/" + id + "/objections").then().statusCode(404);
        assertThat(claims()).isZero();
        accept("chen.trader", id, 1).then().statusCode(403);
        accept("uni.trader", id, 1).then().statusCode(409);
        offer("chen.trader", id, round("150000.00", asset)).then().statusCode(201);
        accept("uni.approver", id, 2).then().statusCode(200).body("state", is("AGREED"));
        act("gz.reviewer1", id, "review").then().statusCode(200);
        act("gz.reviewer2", id, "approval").then().statusCode(200).body("state", is("PUBLICISED"));
        as("he.jing").get(DEALS + "/" + id + "/publicity").then().body("price.amount", is("150000.00"));
        act("chen.trader", id, "break-off", Map.of("reason", "It takes too long."))
                .then()
                .statusCode(200);
        assertThat(claims()).isZero();
    }

    @Test
    void anUpheldObjectionMayEndTheDeal() {
        String id = publicised();
        act("lin.trader", id, "objections", Map.of("reasons", "The patent is ours."))
                .then()
                .statusCode(201);
        answer("gz.manager", id, 1, Map.of("verdict", "UPHELD", "consequence", "END", "reasons", "A suit is pending."))
                .then()
                .statusCode(200);
        as("uni.trader").get(DEALS + "/" + id).then().body("state", is("REFUSED"));
        assertThat(claims()).isZero();
    }

    @Test
    void stateAssetsArePublicisedByWorkingDays() {
        String firms = enter("lin.trader", patent(Exchange.YUEXIU));
        String id = Bargain.agreed("GZ", round("90000.00", firms));
        act("gz.reviewer1", id, "review", Map.of("stateOwned", true)).then().statusCode(200);
        act("gz.reviewer2", id, "approval").then().statusCode(409).body("gate", is("STATE_OWNED"));
        Bargain.check("GZ", Bargain.evidence("lin.trader", "deal", id, "APPRAISAL"));
        act("gz.reviewer2", id, "approval")
                .then()
                .statusCode(200)
                .body("state", is("PUBLICISED"))
                .body("publicity.days", is(10))
                .body("publicity.workingDays", is(true));
        String plain = reviewed("SZ", round("90000.00", enter("lin.trader", patent(Exchange.YUEXIU))));
        act("sz.reviewer2", plain, "approval").then().statusCode(200).body("state", is("CONCLUDED"));
    }

    private String publicised() {
        String id = propose("uni.trader", proposal("GZ", LINGNAN, PENGCHENG, round("90000.00", asset)));
        as("chen.trader")
                .body(Map.of("round", 1, "buyerCentre", "SZ"))
                .post(DEALS + "/" + id + "/acceptance")
                .then()
                .statusCode(200);
        act("gz.reviewer1", id, "review").then().statusCode(200);
        act("gz.reviewer2", id, "approval").then().statusCode(200).body("state", is("PUBLICISED"));
        return id;
    }

    private static void closed(String id, String gate) {
        act("gz.reviewer1", id, "conclusion").then().statusCode(409).body("gate", is(gate));
    }

    private static io.restassured.response.Response answer(String person, String id, int number, Map<String, ?> body) {
        return act(person, id, "objections/" + number + "/answer", body);
    }

    /** As if it had been publicised 60 days ago. */
    private void over(String id) {
        rows.run(
                "update deal set publicised_at = publicised_at - interval '60 days',"
                        + " publicity_until = publicity_until - interval '60 days' where id = ?",
                UUID.fromString(id));
    }

    private long claims() {
        return rows.count("select count(*) from asset_claim where asset = ?", UUID.fromString(asset));
    }
}
