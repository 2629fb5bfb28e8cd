package org.ipmarket.listing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.ipmarket.listing.Exchange.PENGCHENG;
import static org.ipmarket.listing.Exchange.YUEXIU;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.enter;
import static org.ipmarket.listing.Exchange.money;
import static org.ipmarket.listing.Exchange.patent;
import static org.ipmarket.listing.desk.Bargain.DEALS;
import static org.ipmarket.listing.desk.Bargain.accept;
import static org.ipmarket.listing.desk.Bargain.act;
import static org.ipmarket.listing.desk.Bargain.agreed;
import static org.ipmarket.listing.desk.Bargain.deal;
import static org.ipmarket.listing.desk.Bargain.offer;
import static org.ipmarket.listing.desk.Bargain.proposal;
import static org.ipmarket.listing.desk.Bargain.propose;
import static org.ipmarket.listing.desk.Bargain.reviewed;
import static org.ipmarket.listing.desk.Bargain.round;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.event.DealConcluded;
import org.ipmarket.messages.event.GrantRecorded;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.TradeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deal from the first round to the register, and what stands in its way. */
@QuarkusTest
@RealParts
class DealIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Rows rows;

    @Inject
    LapseDeals lapses;

    private TestBroker broker;
    private String asset;

    @BeforeEach
    void open() {
        Exchange.open();
        broker = TestBroker.open("listing");
        asset = enter("lin.trader", patent(YUEXIU));
    }

    @AfterEach
    void nothingIsLeft() {
        await().atMost(SOON).until(() -> rows.count("select count(*) from parked_event") == 0);
        assertThat(broker.waiting("listing.dead")).isZero();
        broker.close();
    }

    @Test
    void aLicenceIsBargainedForReviewedAndEntersTheRegister() {
        Map<String, Object> first = licence("80000.00");
        first.put("buyerCentre", "SZ");
        String id = propose("chen.trader", proposal("GZ", YUEXIU, PENGCHENG, first));
        for (String stranger : List.of("he.jing", "uni.trader", "sz.manager", "regulator")) {
            as(stranger).get(DEALS + "/" + id).then().statusCode(404);
            as(stranger).get(DEALS).then().body("items.id", not(hasItem(id)));
        }
        accept("chen.trader", id, 1).then().statusCode(409).body("type", is("/problems/own-round"));
        offer("lin.trader", id, licence("100000.00"))
                .then()
                .statusCode(201)
                .body("state", is("NEGOTIATING"))
                .body("rounds.by", contains("BUYER", "SELLER"))
                .body("rounds.number", contains(1, 2));
        accept("lin.trader", id, 1).then().statusCode(409).body("type", is("/problems/round-superseded"));
        accept("lin.trader", id, 2).then().statusCode(409).body("type", is("/problems/own-round"));
        accept("chen.trader", id, 3).then().statusCode(422).body("accepted", is(2));
        as("fs.manager")
                .header("On-Behalf-Of", PENGCHENG.toString())
                .body(Map.of("round", 2))
                .post(DEALS + "/" + id + "/acceptance")
                .then()
                .statusCode(403);
        as("sz.manager")
                .header("On-Behalf-Of", PENGCHENG.toString())
                .body(Map.of("round", 2))
                .post(DEALS + "/" + id + "/acceptance")
                .then()
                .statusCode(403);
        accept("chen.approver", id, 2)
                .then()
                .statusCode(200)
                .body("state", is("AGREED"))
                .body("agreedRound", is(2))
                .body("rounds[1].acceptances.by", contains("chen.approver"));
        as("lin.trader")
                .body(licence("1.00"))
                .post(DEALS + "/" + id + "/rounds")
                .then()
                .statusCode(409);

        act("sz.reviewer1", id, "review").then().statusCode(404);
        act("gz.finance1", id, "review").then().statusCode(403);
        act("gz.reviewer1", id, "review").then().statusCode(200).body("state", is("REVIEWED"));
        act("gz.reviewer1", id, "approval").then().statusCode(403);
        JsonPath concluded = act("gz.reviewer2", id, "approval")
                .then()
                .statusCode(200)
                .body("state", is("CONCLUDED"))
                .body("reviews.verdict", contains("REVIEWED", "APPROVED"))
                .extract()
                .jsonPath();
        DealConcluded told =
                broker.await(DealConcluded.class, each -> each.deal().toString().equals(id));
        assertThat(told.price()).isEqualTo(Money.parse("100000.00", "CNY"));
        assertThat(told.right()).isEqualTo(Right.EXCLUSIVE_LICENCE);
        assertThat(told.extent().until()).isEqualTo(LocalDate.parse("2031-01-01"));
        assertThat(told.assets()).containsExactly(AssetId.fromString(asset));
        assertThat(told.buyerCentre().value()).isEqualTo("SZ");
        assertThat(told.noticeNumber())
                .isEqualTo(concluded.getString("noticeNumber"))
                .startsWith("GZ-TD");
        assertThat(told.award().toString()).isEqualTo(concluded.getString("award"));

        Lot trade = trade(id, told.award(), Right.EXCLUSIVE_LICENCE);
        broker.publish(trade.completed());
        broker.publish(trade.recorded());
        await().atMost(SOON)
                .until(() -> deal("gz.manager", id).getString("state").equals("COMPLETED"));
        GrantRecorded granted =
                broker.await(GrantRecorded.class, each -> each.trade().equals(trade.trade()));
        assertThat(granted.extent()).isEqualTo(told.extent());
        as("he.jing")
                .get("/api/v1/assets/" + asset + "/grants")
                .then()
                .body("items.licensee", contains(PENGCHENG.toString()));
        assertThat(claims()).isZero();
    }

    @Test
    void whatIsAnnouncedCannotBeAgreedOnAndTheOtherWayRound() {
        String listing = Exchange.announce("lin.trader", Exchange.offer("SZ", asset));
        String refused = reviewed("GZ", round("90000.00", asset));
        act("gz.reviewer2", refused, "approval")
                .then()
                .statusCode(409)
                .body("gate", is("NO_CONFLICTING_OFFER"))
                .body("conflictingListing", is(listing))
                .body("asset", is(asset));
        as("lin.trader")
                .get(DEALS + "/" + refused + "/gates")
                .then()
                .statusCode(200)
                .body("open", is(false))
                .body("items.find { it.gate == 'NO_CONFLICTING_OFFER' }.conflicting", is(listing));

        String other = enter("lin.trader", patent(YUEXIU));
        String stands = reviewed("GZ", round("90000.00", other));
        act("gz.reviewer2", stands, "approval").then().statusCode(200).body("state", is("CONCLUDED"));
        String offer = Exchange.draft("lin.trader", Exchange.offer("SZ", other));
        Exchange.toReviewed("lin.trader", "SZ", offer);
        Exchange.act("sz.reviewer2", offer, "approval")
                .then()
                .statusCode(409)
                .body("gate", is("NO_CONFLICTING_OFFER"))
                .body("conflictingListing", is(stands));
    }

    @Test
    void ofTwoDealsApprovedAtOneMomentAtTwoCentresOneStands() throws Exception {
        for (int i = 0; i < 5; i++) {
            String each = enter("lin.trader", patent(YUEXIU));
            String one = reviewed("GZ", round("90000.00", each));
            String other = reviewed("SZ", round("95000.00", each));
            List<Response> answers =
                    atOnce(() -> act("gz.reviewer2", one, "approval"), () -> act("sz.reviewer2", other, "approval"));
            assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
            assertThat(rows.count("select count(*) from asset_claim where asset = ?", UUID.fromString(each)))
                    .isEqualTo(1);
        }
    }

    @Test
    void ofSixteenAcceptancesOneCounts() throws Exception {
        String id = propose("lin.trader", proposal("GZ", YUEXIU, PENGCHENG, round("90000.00", asset)));
        List<Callable<Response>> acts = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String person = i % 2 == 0 ? "chen.trader" : "chen.approver";
            acts.add(() ->
                    as(person).body(Map.of("round", 1, "buyerCentre", "SZ")).post(DEALS + "/" + id + "/acceptance"));
        }
        List<Response> answers = atOnce(acts.toArray(Callable[]::new));
        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(200)
                .containsOnly(200, 409);
        assertThat(rows.count("select count(*) from deal_acceptance where deal = ?", UUID.fromString(id)))
                .isEqualTo(1);
        assertThat(deal("lin.trader", id).getString("state")).isEqualTo("AGREED");
    }

    @Test
    void aLapsedRoundIsNotAcceptedAndAnIdleDealExpires() {
        String id = propose("lin.trader", proposal("GZ", YUEXIU, PENGCHENG, round("90000.00", asset)));
        age(id, 11);
        accept("chen.trader", id, 1).then().statusCode(409).body("type", is("/problems/round-lapsed"));
        lapses.sweep();
        assertThat(deal("lin.trader", id).getString("state")).isEqualTo("PROPOSED");
        age(id, 31);
        lapses.sweep();
        assertThat(deal("chen.trader", id).getString("state")).isEqualTo("EXPIRED");
        offer("chen.trader", id, round("95000.00", asset))
                .then()
                .statusCode(409)
                .body("state", is("EXPIRED"));
    }

    @Test
    void anOperatorMakesRoundsForASideAndAUserOfThatSideHasToAgreeToo() {
        String id = as("gz.manager")
                .header("On-Behalf-Of", YUEXIU.toString())
                .body(proposal("GZ", YUEXIU, PENGCHENG, round("90000.00", asset)))
                .post(DEALS)
                .then()
                .statusCode(201)
                .body("rounds[0].by", is("SELLER"))
                .body("rounds[0].ownUser", is(false))
                .extract()
                .path("id");
        as("chen.trader")
                .body(Map.of("round", 1, "buyerCentre", "SZ"))
                .post(DEALS + "/" + id + "/acceptance")
                .then()
                .statusCode(200)
                .body("state", is("PROPOSED"));
        accept("lin.trader", id, 1).then().statusCode(200).body("state", is("AGREED"));
    }

    @Test
    void aBuyerWhoIsSuspendedGetsNothing() {
        String broker = enter("lin.trader", patent(YUEXIU));
        String id = propose("lin.trader", proposal("GZ", YUEXIU, Exchange.BROKER, round("90000.00", broker)));
        as("broker.trader")
                .body(Map.of("round", 1, "buyerCentre", "FS"))
                .post(DEALS + "/" + id + "/acceptance")
                .then()
                .statusCode(200);
        act("gz.reviewer1", id, "review").then().statusCode(200);
        as("fs.manager")
                .body(Map.of("reason", "an inquiry is under way"))
                .post("/api/v1/participants/" + Exchange.BROKER + "/suspension")
                .then()
                .statusCode(200);
        try {
            act("gz.reviewer2", id, "approval")
                    .then()
                    .statusCode(409)
                    .body("gate", is("BUYER_QUALIFIED"))
                    .body("detail", containsString("SUSPENDED"));
        } finally {
            Exchange.qualify(Exchange.BROKER, "FS");
        }
        act("gz.reviewer2", id, "approval").then().statusCode(200);
    }

    @Test
    void aDefaultLetsTheRightsGo() {
        String id = reviewed("GZ", round("90000.00", asset));
        act("gz.reviewer2", id, "approval").then().statusCode(200);
        assertThat(claims()).isEqualTo(1);
        AwardId award = AwardId.fromString(deal("gz.manager", id).getString("award"));
        as("lin.trader")
                .body(Map.of("reason", "second thoughts"))
                .post(DEALS + "/" + id + "/break-off")
                .then()
                .statusCode(409);
        broker.publish(trade(id, award, Right.ASSIGNMENT).defaulted());
        await().atMost(SOON)
                .until(() -> deal("gz.manager", id).getString("state").equals("DEFAULTED"));
        assertThat(claims()).isZero();
    }

    @Test
    void theCentreMayRefuseAndASideMayLeave() {
        String refused = agreed("GZ", round("90000.00", asset));
        act("gz.reviewer1", refused, "refusal", Map.of("reasons", " ")).then().statusCode(422);
        act("gz.reviewer1", refused, "refusal").then().statusCode(422).body("field", is("reasons"));
        act("gz.reviewer1", refused, "refusal", Map.of("reasons", "The price is not credible."))
                .then()
                .statusCode(200)
                .body("state", is("REFUSED"));
        String left = agreed("GZ", round("90000.00", asset));
        act("uni.trader", left, "break-off", Map.of("reason", "x")).then().statusCode(404);
        act("chen.trader", left, "break-off", Map.of("reason", "No money."))
                .then()
                .statusCode(200)
                .body("state", is("BROKEN_OFF"))
                .body("endReason", is("BUYER: No money."));
        act("gz.reviewer1", left, "review").then().statusCode(409).body("state", is("BROKEN_OFF"));
    }

    @Test
    void badInputIsNamedAndChangesNothing() {
        Map<String, Object> good = proposal("GZ", YUEXIU, PENGCHENG, round("90000.00", asset));
        Map<String, Long> before = rows.everything();
        for (String field :
                List.of("centre", "seller", "buyer", "title", "price", "right", "assets", "conditions", "validUntil")) {
            Map<String, Object> bad = new HashMap<>(good);
            bad.remove(field);
            refused(bad, "field-missing", field);
        }
        refused(with(good, "price", money("0.00")), "invalid-deal", "price");
        refused(with(good, "price", Map.of("amount", "5.00", "currency", "HKD")), "invalid-deal", "price.currency");
        refused(with(good, "validUntil", "2020-01-01T00:00:00Z"), "invalid-deal", "validUntil");
        refused(with(good, "validUntil", "2099-01-01T00:00:00Z"), "invalid-deal", "validUntil");
        refused(with(good, "conditions", "x".repeat(10_001)), "invalid-deal", "conditions");
        refused(with(good, "assets", List.of()), "invalid-deal", "assets");
        refused(with(good, "assets", List.of(asset, asset)), "invalid-deal", "assets");
        refused(with(good, "assets", List.of(UUID.randomUUID().toString())), null, "assets");
        refused(with(good, "buyer", YUEXIU.toString()), "invalid-deal", "buyer");
        refused(with(good, "centre", "XX"), "unknown-centre", "centre");
        refused(with(good, "buyerCentre", "SZ"), "not-the-buyer", "buyerCentre");
        refused(with(good, "title", Map.of("zh", "长".repeat(501))), "invalid-deal", "title");
        refused(with(good, "extent", Map.of("territories", List.of("CN"))), "invalid-listing", "extent");
        as("uni.trader").body(good).post(DEALS).then().statusCode(403);
        as("gz.reviewer1").body(good).post(DEALS).then().statusCode(403);
        as("lin.trader").body("{").post(DEALS).then().statusCode(400);
        as("lin.trader").body("").post(DEALS).then().statusCode(400);
        as("lin.trader").get(DEALS + "/nonsense").then().statusCode(404);
        as("lin.trader").get(DEALS + "?state=NONSENSE").then().statusCode(400);
        as("lin.trader").get(DEALS + "?cursor=nonsense").then().statusCode(400);
        String others = enter("uni.trader", patent(Exchange.LINGNAN));
        before = rows.everything();
        refused(with(good, "assets", List.of(others)), "not-owner", "assets");
        assertThat(rows.everything()).isEqualTo(before);
        String id = propose("lin.trader", good);
        accept("chen.trader", id, 1).then().statusCode(422).body("field", is("buyerCentre"));
        as("chen.trader")
                .body(Map.of("round", 1, "buyerCentre", "DG"))
                .post(DEALS + "/" + id + "/acceptance")
                .then()
                .statusCode(422)
                .body("type", is("/problems/not-a-member"));
        as("chen.trader")
                .body(Map.of())
                .post(DEALS + "/" + id + "/acceptance")
                .then()
                .statusCode(422);
        assertThat(deal("lin.trader", id).getString("state")).isEqualTo("PROPOSED");
        assertThat(deal("lin.trader", id).getString("buyerCentre")).isNull();
    }

    @Test
    void aDealIsNoListingAndNotOnTheBoard() {
        String id = agreed("GZ", round("90000.00", asset));
        as("lin.trader").get("/api/v1/listings/" + id).then().statusCode(404);
        as("he.jing").get(DEALS + "/" + id + "/publicity").then().statusCode(404);
        as("lin.trader").get(DEALS + "/" + id + "/publicity").then().statusCode(404);
        as("lin.trader").get(DEALS + "?state=AGREED&centre=GZ").then().body("items.id", hasItem(id));
        as("gz.reviewer1").get(DEALS + "?state=AGREED").then().body("items.id", hasItem(id));
        as("sz.reviewer1").get(DEALS).then().body("items.id", not(hasItem(id)));
        as("lin.trader").get(DEALS + "/" + id).then().body("publicity", nullValue());
    }

    private void refused(Map<String, Object> body, String type, String field) {
        var answer =
                as("lin.trader").body(body).post(DEALS).then().statusCode(422).body("field", is(field));
        if (type != null) {
            answer.body("type", is("/problems/" + type));
        }
    }

    private static Map<String, Object> with(Map<String, Object> good, String field, Object value) {
        Map<String, Object> bad = new HashMap<>(good);
        bad.put(field, value);
        return bad;
    }

    private Map<String, Object> licence(String price) {
        Map<String, Object> round = round(price, asset);
        round.put("right", "EXCLUSIVE_LICENCE");
        round.put("extent", Map.of("territories", List.of("CN"), "until", "2031-01-01"));
        return round;
    }

    private Lot trade(String deal, AwardId award, Right right) {
        return new Lot(LotId.fromString(deal), asset, YUEXIU, PENGCHENG, right, award, TradeId.next());
    }

    private long claims() {
        return rows.count("select count(*) from asset_claim where asset = ?", UUID.fromString(asset));
    }

    /** Makes a deal and its rounds so many days older. */
    private void age(String deal, int days) {
        rows.run(
                "update deal_round set offered_at = offered_at - make_interval(days => ?),"
                        + " valid_until = valid_until - make_interval(days => ?) where deal = ?",
                days,
                days,
                UUID.fromString(deal));
        rows.run(
                "update deal set talks_since = talks_since - make_interval(days => ?) where id = ?",
                days,
                UUID.fromString(deal));
    }

    @SafeVarargs
    private static List<Response> atOnce(Callable<Response>... acts) throws Exception {
        CyclicBarrier start = new CyclicBarrier(acts.length);
        try (ExecutorService pool = Executors.newFixedThreadPool(acts.length)) {
            List<Future<Response>> futures = new ArrayList<>();
            for (var each : acts) {
                futures.add(pool.submit(() -> {
                    start.await();
                    return each.call();
                }));
            }
            List<Response> answers = new ArrayList<>();
            for (Future<Response> future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
