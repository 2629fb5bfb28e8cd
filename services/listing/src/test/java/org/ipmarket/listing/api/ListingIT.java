package org.ipmarket.listing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.ipmarket.listing.Exchange.act;
import static org.ipmarket.listing.Exchange.announce;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.draft;
import static org.ipmarket.listing.Exchange.enter;
import static org.ipmarket.listing.Exchange.money;
import static org.ipmarket.listing.Exchange.offer;
import static org.ipmarket.listing.Exchange.patent;
import static org.ipmarket.listing.Exchange.software;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.OfferWithdrawalRequested;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class ListingIT {
    private static final String PATH = "/api/v1/listings";

    @Inject
    Rows rows;

    @BeforeEach
    void open() {
        Exchange.open();
    }

    @Test
    void twoReviewersAnnounceAndTheWholeTermsAreTold() {
        String asset = enter("lin.trader", patent(Exchange.YUEXIU));
        try (TestBroker broker = TestBroker.open("listing")) {
            String id = draft("lin.trader", offer("GZ", asset));
            act("lin.trader", id, "submission")
                    .then()
                    .statusCode(200)
                    .body("state", is("SUBMITTED"))
                    .body("deposit.amount", is("12500.00"));
            act("gz.reviewer1", id, "review").then().statusCode(200).body("state", is("REVIEWED"));
            act("gz.reviewer1", id, "approval")
                    .then()
                    .statusCode(403)
                    .body("type", is("/problems/second-person-needed"));
            act("gz.reviewer2", id, "approval")
                    .then()
                    .statusCode(200)
                    .body("state", is("ANNOUNCED"))
                    .body("noticeNumber", notNullValue())
                    .body("demonstration", is(true))
                    .body("reviews.by", contains("gz.reviewer1", "gz.reviewer2"))
                    .body("reviews.verdict", contains("REVIEWED", "APPROVED"));
            OfferAnnounced told =
                    broker.await(OfferAnnounced.class, each -> each.subject().equals(id));
            assertThat(told.noticeNumber()).matches("GZ-T\\d{4}-\\d{5}");
            assertThat(told.deposit()).isEqualTo(Money.cny(1_250_000));
            assertThat(Duration.between(told.announcedAt(), told.opensAt())).hasSeconds(5);
            assertThat(Duration.between(told.opensAt(), told.closesAt())).hasSeconds(15);
            assertThat(told.assets()).singleElement().satisfies(each -> assertThat(each.version())
                    .isEqualTo(1));
            assertThat(told.rules().depositBasisPoints()).isEqualTo(1_000);
            assertThat(told.fees().tiers()).hasSize(2);
            assertThat(told.demonstration()).isTrue();
            assertThat(told.seller()).isEqualTo(Exchange.YUEXIU);
            as("chen.trader")
                    .get(PATH + "/" + id)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"v4\"")
                    .body("reviews", hasSize(0))
                    .body("result", nullValue());
            assertThat(rows.count("select count(*) from audit_entry where aggregate = 'offer' and subject = ?", id))
                    .isEqualTo(4);
        }
    }

    @Test
    void noticesAreNumberedWithoutGaps() {
        int first = serial(announce("chen.trader", offer("DG", enter("chen.trader", patent(Exchange.PENGCHENG)))));
        String refused = draft("chen.trader", offer("DG", enter("chen.trader", expired())));
        Exchange.toReviewed("chen.trader", "DG", refused);
        act("dg.reviewer2", refused, "approval").then().statusCode(409).body("gate", is("IN_FORCE"));
        int second = serial(announce("chen.trader", offer("DG", enter("chen.trader", patent(Exchange.PENGCHENG)))));
        assertThat(second).isEqualTo(first + 1);
    }

    private static Map<String, Object> expired() {
        Map<String, Object> asset = patent(Exchange.PENGCHENG);
        asset.put("status", "LAPSED");
        return asset;
    }

    private static int serial(String offer) {
        String notice = Exchange.get("lin.trader", "/listings/" + offer).getString("noticeNumber");
        return Integer.parseInt(notice.substring(notice.lastIndexOf('-') + 1));
    }

    @Test
    void aDraftIsShownToItsSellerAndItsCentreOnly() {
        String id = draft("lin.trader", offer("GZ", enter("lin.trader", patent(Exchange.YUEXIU))));
        for (String person : List.of("lin.trader", "lin.approver", "gz.reviewer1", "gz.finance1", "gz.manager")) {
            as(person).get(PATH + "/" + id).then().statusCode(200);
            as(person).get(PATH + "?state=DRAFT&limit=100").then().body("items.id", hasItem(id));
        }
        for (String person : List.of("chen.trader", "sz.reviewer1", "sz.manager", "regulator", "appraiser")) {
            as(person).get(PATH + "/" + id).then().statusCode(404);
            as(person).get(PATH + "?limit=100").then().body("items.id", not(hasItem(id)));
        }
        as("chen.trader")
                .header("If-Match", "\"v1\"")
                .body(offer("GZ", "01900000-0000-7000-8000-000000000009"))
                .put(PATH + "/" + id)
                .then()
                .statusCode(404);
        for (String what : List.of("submission", "review", "approval")) {
            act("chen.trader", id, what).then().statusCode(404);
        }
        as("chen.trader")
                .body(Map.of("reason", "x"))
                .post(PATH + "/" + id + "/withdrawal")
                .then()
                .statusCode(404);
    }

    @Test
    void onlyReviewersOfTheCentreReview() {
        String id = draft("lin.trader", offer("GZ", enter("lin.trader", patent(Exchange.YUEXIU))));
        act("lin.trader", id, "submission").then().statusCode(200);
        for (String person : List.of("sz.reviewer1", "gz.manager", "gz.finance1", "lin.trader")) {
            act(person, id, "review").then().statusCode(403);
            act(person, id, "approval").then().statusCode(403);
            as(person)
                    .body(Map.of("reasons", "x"))
                    .post(PATH + "/" + id + "/rejection")
                    .then()
                    .statusCode(403);
        }
        act("gz.reviewer1", id, "approval").then().statusCode(409).body("state", is("SUBMITTED"));
    }

    @Test
    void aRejectedListingIsChangedAndHandedInAgain() {
        Map<String, Object> terms = offer("GZ", enter("lin.trader", patent(Exchange.YUEXIU)));
        String id = draft("lin.trader", terms);
        Exchange.toReviewed("lin.trader", "GZ", id);
        as("gz.reviewer2")
                .body(Map.of("reasons", " "))
                .post(PATH + "/" + id + "/rejection")
                .then()
                .statusCode(422);
        as("gz.reviewer2")
                .body(Map.of("reasons", "the title is misleading"))
                .post(PATH + "/" + id + "/rejection")
                .then()
                .statusCode(200)
                .body("state", is("REJECTED"));
        as("lin.trader").get(PATH + "/" + id).then().body("reviews[1].reasons", is("the title is misleading"));
        terms.put("title", Map.of("zh", "更正的标题"));
        terms.put("startPrice", money("100000.00"));
        as("lin.trader")
                .header("If-Match", "\"v3\"")
                .body(terms)
                .put(PATH + "/" + id)
                .then()
                .statusCode(412);
        as("lin.trader").body(terms).put(PATH + "/" + id).then().statusCode(428);
        as("lin.trader")
                .header("If-Match", "\"v4\"")
                .body(terms)
                .put(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("state", is("DRAFT"))
                .body("deposit.amount", is("10000.00"));
        act("lin.trader", id, "submission").then().statusCode(200);
        // the first round's reviewer may be the first again, and then not the second
        act("gz.reviewer2", id, "review").then().statusCode(200);
        act("gz.reviewer2", id, "approval").then().statusCode(403);
        act("gz.reviewer1", id, "approval").then().statusCode(200);
        as("lin.trader")
                .header("If-Match", "\"v8\"")
                .body(terms)
                .put(PATH + "/" + id)
                .then()
                .statusCode(409);
    }

    @Test
    void aListingIsWithdrawnAtOnceBeforeTheAnnouncementAndByRequestAfterIt() {
        String asset = enter("lin.trader", patent(Exchange.YUEXIU));
        String early = draft("lin.trader", offer("GZ", asset));
        as("lin.trader")
                .body(Map.of("reason", "changed my mind"))
                .post(PATH + "/" + early + "/withdrawal")
                .then()
                .statusCode(200)
                .body("state", is("WITHDRAWN"));
        as("lin.trader")
                .body(Map.of("reason", "x"))
                .post(PATH + "/" + early + "/withdrawal")
                .then()
                .statusCode(409);
        try (TestBroker broker = TestBroker.open("listing")) {
            String late = announce("lin.trader", offer("GZ", asset));
            as("chen.trader")
                    .body(Map.of("reason", "x"))
                    .post(PATH + "/" + late + "/withdrawal")
                    .then()
                    .statusCode(403);
            as("sz.manager")
                    .body(Map.of("reason", "x"))
                    .post(PATH + "/" + late + "/withdrawal")
                    .then()
                    .statusCode(403);
            as("gz.manager")
                    .body(Map.of("reason", "an objection was raised"))
                    .post(PATH + "/" + late + "/withdrawal")
                    .then()
                    .statusCode(202)
                    .body("state", is("WITHDRAWAL_REQUESTED"));
            OfferWithdrawalRequested asked = broker.await(
                    OfferWithdrawalRequested.class, each -> each.subject().equals(late));
            assertThat(asked.reason()).isEqualTo("an objection was raised");
        }
    }

    @Test
    void termsThatBreakARuleAreRefused() {
        String asset = enter("lin.trader", patent(Exchange.YUEXIU));
        refused(put(offer("GZ", asset), "startPrice", money("0.00")), 422, "startPrice");
        refused(
                put(offer("GZ", asset), "increment", Map.of("amount", "1.00", "currency", "HKD")),
                422,
                "increment.currency");
        refused(put(offer("GZ", asset), "centre", "NONE"), 422, "centre");
        refused(put(offer("GZ", asset), "assets", List.of()), 422, "assets");
        refused(put(offer("GZ", asset), "assets", List.of(asset, asset)), 422, "assets");
        refused(put(offer("GZ", asset), "assets", List.of(UUID.randomUUID().toString())), 422, "assets");
        refused(put(offer("GZ", asset), "relists", UUID.randomUUID().toString()), 422, "relists");
        refused(put(offer("GZ", asset), "title", null), 422, "title");
        as("chen.trader").body(offer("GZ", asset)).post(PATH).then().statusCode(403);
        as("gz.reviewer1").body(offer("GZ", asset)).post(PATH).then().statusCode(403);
        as("lin.approver").body(offer("GZ", asset)).post(PATH).then().statusCode(403);
    }

    private static Map<String, Object> put(Map<String, Object> offer, String field, Object value) {
        if (value == null) {
            offer.remove(field);
        } else {
            offer.put(field, value);
        }
        return offer;
    }

    private static void refused(Map<String, Object> offer, int status, String field) {
        as("lin.trader").body(offer).post(PATH).then().statusCode(status).body("field", is(field));
    }

    @Test
    void listingsAreFoundByKindRightCentreAndWord() {
        Map<String, Object> patents = offer("FS", enter("lin.trader", patent(Exchange.YUEXIU)));
        patents.put("title", Map.of("zh", "独特之甲", "en", "Peculiar alpha"));
        Map<String, Object> works = offer("SICE", enter("he.jing", software(Exchange.HE_JING)));
        works.put("right", "EXCLUSIVE_LICENCE");
        works.put("title", Map.of("zh", "独特之乙", "en", "Peculiar beta"));
        String one = announce("lin.trader", patents);
        String other = announce("he.jing", works);
        as("uni.trader").get(PATH + "?q=独特").then().body("items.id", contains(other, one));
        as("uni.trader").get(PATH + "?q=独特&kind=PATENT").then().body("items.id", contains(one));
        as("uni.trader").get(PATH + "?q=独特&right=EXCLUSIVE_LICENCE").then().body("items.id", contains(other));
        as("uni.trader").get(PATH + "?q=peculiar&centre=FS").then().body("items.id", contains(one));
        as("uni.trader").get(PATH + "?q=peculiar&state=SOLD").then().body("items", hasSize(0));
        String notice = Exchange.get("lin.trader", "/listings/" + one).getString("noticeNumber");
        as("uni.trader").get(PATH + "?q=" + notice).then().body("items.id", contains(one));
        String next = as("uni.trader")
                .get(PATH + "?q=peculiar&limit=1")
                .then()
                .extract()
                .path("next");
        as("uni.trader").get(PATH + "?q=peculiar&limit=1&cursor=" + next).then().body("items.id", contains(one));
    }
}
