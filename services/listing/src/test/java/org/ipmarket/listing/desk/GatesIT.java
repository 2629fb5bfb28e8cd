package org.ipmarket.listing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.ipmarket.listing.Exchange.act;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.draft;
import static org.ipmarket.listing.Exchange.enter;
import static org.ipmarket.listing.Exchange.offer;
import static org.ipmarket.listing.Exchange.patent;
import static org.ipmarket.listing.Exchange.toReviewed;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.messages.MarketClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class GatesIT {
    private static final int ROUNDS = 25;

    @Inject
    Rows rows;

    @BeforeEach
    void open() {
        Exchange.open();
    }

    @Test
    void ofTwoOffersThatExcludeEachOtherApprovedAtOneMomentOneStands() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                String asset = enter("lin.trader", patent(Exchange.YUEXIU));
                String atGuangzhou = draft("lin.trader", offer("GZ", asset));
                Map<String, Object> licence = offer("SZ", asset);
                licence.put("right", round % 2 == 0 ? "ORDINARY_LICENCE" : "EXCLUSIVE_LICENCE");
                String atShenzhen = draft("lin.trader", licence);
                toReviewed("lin.trader", "GZ", atGuangzhou);
                toReviewed("lin.trader", "SZ", atShenzhen);
                CyclicBarrier start = new CyclicBarrier(2);
                Future<Response> one = pool.submit(() -> {
                    start.await();
                    return act("gz.reviewer2", atGuangzhou, "approval");
                });
                Future<Response> other = pool.submit(() -> {
                    start.await();
                    return act("sz.reviewer2", atShenzhen, "approval");
                });
                Map<String, Response> answers = Map.of(atGuangzhou, one.get(), atShenzhen, other.get());
                String stands = answers.entrySet().stream()
                        .filter(answer -> answer.getValue().statusCode() == 200)
                        .map(Map.Entry::getKey)
                        .reduce((a, b) -> {
                            throw new AssertionError("both offers were announced");
                        })
                        .orElseThrow();
                answers.get(stands.equals(atGuangzhou) ? atShenzhen : atGuangzhou)
                        .then()
                        .statusCode(409)
                        .body("type", is("/problems/gate-not-met"))
                        .body("gate", is("NO_CONFLICTING_OFFER"))
                        .body("source", containsString("model"))
                        .body("detail", containsString("the title is promised once"))
                        .body("conflict.listing", is(stands))
                        .body("conflict.centre", is(stands.equals(atGuangzhou) ? "GZ" : "SZ"))
                        .body("asset", is(asset))
                        .body("conflictingListing", is(stands));
                assertThat(rows.count("select count(*) from asset_claim where asset = ?", UUID.fromString(asset)))
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void ordinaryLicencesAreOfferedSideBySide() {
        String asset = enter("lin.trader", patent(Exchange.YUEXIU));
        for (String centre : List.of("GZ", "SZ")) {
            Map<String, Object> licence = offer(centre, asset);
            licence.put("right", "ORDINARY_LICENCE");
            Exchange.announce("lin.trader", licence);
        }
        String sale = draft("lin.trader", offer("GZ", asset));
        toReviewed("lin.trader", "GZ", sale);
        act("gz.reviewer2", sale, "approval").then().statusCode(409).body("gate", is("NO_CONFLICTING_OFFER"));
    }

    @Test
    void anAssetInABundleIsHeldToo() {
        String one = enter("lin.trader", patent(Exchange.YUEXIU));
        String two = enter("lin.trader", patent(Exchange.YUEXIU));
        Exchange.announce("lin.trader", offer("GZ", one, two));
        String alone = draft("lin.trader", offer("FS", two));
        toReviewed("lin.trader", "FS", alone);
        act("fs.reviewer2", alone, "approval").then().statusCode(409).body("asset", is(two));
    }

    @Test
    void aRefusedApprovalChangesNothing() {
        Map<String, Object> asset = patent(Exchange.YUEXIU);
        asset.put("statusAsOf", LocalDate.now(MarketClock.ZONE).minusDays(31).toString());
        String offer = draft("lin.trader", offer("GZ", enter("lin.trader", asset)));
        toReviewed("lin.trader", "GZ", offer);
        Map<String, Long> before = rows.everything();
        act("gz.reviewer2", offer, "approval").then().statusCode(409).body("gate", is("STATUS_CURRENT"));
        assertThat(rows.everything()).isEqualTo(before);
        assertThat(Exchange.state(offer)).isEqualTo("REVIEWED");
    }

    @Test
    void everyCoOwnerWouldHaveToConsent() {
        Map<String, Object> asset = patent(Exchange.YUEXIU);
        asset.put(
                "owners",
                List.of(
                        Map.of("participant", Exchange.YUEXIU.toString(), "basisPoints", 9_000),
                        Map.of("participant", Exchange.LINGNAN.toString(), "basisPoints", 1_000)));
        String offer = draft("lin.trader", offer("GZ", enter("lin.trader", asset)));
        toReviewed("lin.trader", "GZ", offer);
        act("gz.reviewer2", offer, "approval")
                .then()
                .statusCode(409)
                .body("gate", is("CO_OWNERS_CONSENT"))
                .body("source", containsString("Patent Law 14"))
                .body("asset", notNullValue());
    }

    @Test
    void aSuspendedSellerIsNotAnnouncedAndMayDraftNothing() {
        String asset = enter("broker.trader", patent(Exchange.BROKER));
        String offer = draft("broker.trader", offer("FS", asset));
        toReviewed("broker.trader", "FS", offer);
        as("fs.manager")
                .body(Map.of("reason", "an inquiry is under way"))
                .post("/api/v1/participants/" + Exchange.BROKER + "/suspension")
                .then()
                .statusCode(200);
        try {
            act("fs.reviewer2", offer, "approval")
                    .then()
                    .statusCode(409)
                    .body("gate", is("SELLER_QUALIFIED"))
                    .body("detail", containsString("SUSPENDED"));
            as("broker.trader")
                    .body(offer("FS", asset))
                    .post("/api/v1/listings")
                    .then()
                    .statusCode(403);
        } finally {
            Exchange.qualify(Exchange.BROKER, "FS");
        }
        act("fs.reviewer2", offer, "approval").then().statusCode(200);
    }

    @Test
    void aCentreThatStoppedTradingAKindAnnouncesNoMoreOfIt() {
        String offer = draft("lin.trader", offer("FS", enter("lin.trader", patent(Exchange.YUEXIU))));
        toReviewed("lin.trader", "FS", offer);
        Map<String, Object> terms = Exchange.centre();
        terms.put("kinds", List.of("COPYRIGHT"));
        put("FS", terms);
        try {
            act("fs.reviewer2", offer, "approval").then().statusCode(409).body("gate", is("CENTRE_TERMS"));
        } finally {
            put("FS", Exchange.centre());
        }
    }

    private static void put(String centre, Map<String, Object> terms) {
        String tag = as("admin").get("/api/v1/centres/" + centre).header("ETag");
        as("admin")
                .header("If-Match", tag)
                .body(terms)
                .put("/api/v1/centres/" + centre)
                .then()
                .statusCode(200);
    }
}
