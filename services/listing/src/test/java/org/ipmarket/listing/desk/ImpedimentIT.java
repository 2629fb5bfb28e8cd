package org.ipmarket.listing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.ipmarket.listing.Exchange.LINGNAN;
import static org.ipmarket.listing.Exchange.PENGCHENG;
import static org.ipmarket.listing.Exchange.YUEXIU;
import static org.ipmarket.listing.Exchange.act;
import static org.ipmarket.listing.Exchange.announce;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.draft;
import static org.ipmarket.listing.Exchange.enter;
import static org.ipmarket.listing.Exchange.offer;
import static org.ipmarket.listing.Exchange.patent;
import static org.ipmarket.listing.Exchange.toReviewed;
import static org.ipmarket.listing.RegisterPapers.check;
import static org.ipmarket.listing.RegisterPapers.event;
import static org.ipmarket.listing.RegisterPapers.happens;
import static org.ipmarket.listing.RegisterPapers.paper;
import static org.ipmarket.listing.RegisterPapers.propose;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.messages.Impediment;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.event.LotResumed;
import org.ipmarket.messages.event.LotSuspended;
import org.ipmarket.messages.event.OfferImpeded;
import org.ipmarket.messages.event.OfferImpeded.Consequence;
import org.ipmarket.messages.event.OfferImpedimentLifted;
import org.ipmarket.messages.id.AssetId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to a right reaches the announced offers of it. */
@QuarkusTest
@RealParts
class ImpedimentIT {
    private static final Duration SECONDS = Duration.ofSeconds(5);
    private static final int ROUNDS = 15;

    @Inject
    TermSweep sweep;

    @Inject
    Rows rows;

    private TestBroker broker;
    private String asset;

    @BeforeEach
    void open() {
        Exchange.open();
        broker = TestBroker.open("listing");
        asset = enter("lin.trader", patent(YUEXIU));
    }

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void aSeizureSuspendsTheOffersOfTheRightUntilItIsLifted() {
        Map<String, Object> licence = offer("GZ", asset);
        licence.put("right", "ORDINARY_LICENCE");
        String atGuangzhou = announce("lin.trader", licence);
        licence.put("centre", "SZ");
        String atShenzhen = announce("lin.trader", licence);
        String other = announce("lin.trader", offer("GZ", enter("lin.trader", patent(YUEXIU))));

        happens(asset, event("SEIZURE_BEGUN"));
        for (String offer : List.of(atGuangzhou, atShenzhen)) {
            OfferImpeded told = impeded(offer);
            assertThat(told.ground()).isEqualTo(Impediment.SEIZED);
            assertThat(told.consequence()).isEqualTo(Consequence.SUSPEND);
            assertThat(told.assets()).isEqualTo(Set.of(AssetId.fromString(asset)));
            assertThat(told.rule()).contains("Implementing Regulations 104");
            show(offer)
                    .body("impediments.ground", contains("SEIZED"))
                    .body("impediments.consequence", contains("SUSPEND"))
                    .body("impediments[0].rule", containsString("中止、终结"))
                    .body("impediments[0].asset", is(asset));
        }
        show(other).body("impediments", empty());

        happens(asset, event("SUSPENSION_BEGUN"));
        happens(asset, event("SEIZURE_ENDED"));
        show(atGuangzhou).body("impediments.ground", contains("SUSPENDED"));
        assertThat(broker.told(OfferImpedimentLifted.class)).isEmpty();
        happens(asset, event("SUSPENSION_ENDED"));
        for (String offer : List.of(atGuangzhou, atShenzhen)) {
            broker.await(OfferImpedimentLifted.class, each -> each.subject().equals(offer), SECONDS);
            show(offer).body("impediments", empty());
        }
        assertThat(broker.told(OfferImpeded.class))
                .filteredOn(each -> each.subject().equals(other))
                .isEmpty();
    }

    /** It is no ground of the exchange's rules: it is disclosed, and the offer goes on. */
    @Test
    void aReviewIsDisclosedAndNothingStands() {
        Map<String, Object> before = event("REVIEW_REQUESTED");
        before.put("effectiveOn", "2026-01-01");
        happens(asset, before);
        String offer = announce("lin.trader", offer("GZ", asset));
        String notice = Exchange.get("chen.trader", "/listings/" + offer).getString("noticeNumber");
        assertThat(rows.count(
                        "select count(*) from notice where number = ? and document::text like '%\"kind\":\"REVIEW\"%'",
                        notice))
                .isEqualTo(1);
        happens(asset, event("REVIEW_REQUESTED"));
        show(offer).body("impediments", empty());
        assertThat(broker.told(OfferImpeded.class))
                .filteredOn(each -> each.subject().equals(offer))
                .isEmpty();
        happens(asset, event("INVALIDATED"));
        assertThat(impeded(offer).ground()).isEqualTo(Impediment.INVALIDATED);
    }

    @Test
    void aLapseEndsTheOffer() {
        String offer = announce("lin.trader", offer("GZ", asset));
        happens(asset, event("LAPSED"));
        OfferImpeded told = impeded(offer);
        assertThat(told.ground()).isEqualTo(Impediment.LAPSED);
        assertThat(told.consequence()).isEqualTo(Consequence.END);
        broker.publish(Lot.of(offer, asset, YUEXIU, PENGCHENG, Right.ASSIGNMENT).cancelled());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Exchange.state(offer)).isEqualTo("CANCELLED"));
    }

    @Test
    void oneAssetOfABundleIsEnough() {
        String second = enter("lin.trader", patent(YUEXIU));
        String offer = announce("lin.trader", offer("GZ", asset, second));
        happens(second, event("INVALIDATED"));
        assertThat(impeded(offer).assets()).isEqualTo(Set.of(AssetId.fromString(second)));
    }

    @Test
    void aPledgeWithoutConsentSuspends() {
        String offer = announce("lin.trader", offer("GZ", asset));
        Map<String, Object> pledge = event("PLEDGE_BEGUN");
        pledge.put("registration", "Y2026980000123");
        pledge.put("holderName", "广州银行");
        int sequence = happens(asset, pledge);
        OfferImpeded told = impeded(offer);
        assertThat(told.ground()).isEqualTo(Impediment.PLEDGED);
        assertThat(told.consequence()).isEqualTo(Consequence.SUSPEND);
        assertThat(told.rule()).contains("Civil Code 444");
        Map<String, Object> correction = event("CORRECTED");
        correction.put("corrects", sequence);
        happens(asset, correction);
        broker.await(OfferImpedimentLifted.class, each -> each.subject().equals(offer), SECONDS);
    }

    @Test
    void thePledgeesConsentLetsTheOfferGoOn() {
        String offer = announce("lin.trader", offer("GZ", asset));
        String path = "/api/v1/listings/" + offer + "/consents";
        Map<String, Object> pledge = event("PLEDGE_BEGUN");
        pledge.put("registration", "Y2026980000124");
        pledge.put("holder", PENGCHENG.toString());
        happens(asset, pledge);
        assertThat(impeded(offer).ground()).isEqualTo(Impediment.PLEDGED);
        String terms =
                as("chen.approver").get(path).then().statusCode(200).extract().path("termsHash");
        as("chen.approver")
                .body(Map.of("word", "GIVEN", "termsHash", terms))
                .post(path)
                .then()
                .statusCode(200);
        broker.await(OfferImpedimentLifted.class, each -> each.subject().equals(offer), SECONDS);
        show(offer).body("impediments", empty());
        as("chen.approver")
                .body(Map.of("word", "WITHDRAWN", "termsHash", terms, "reasons", "we have thought again"))
                .post(path)
                .then()
                .statusCode(409);
    }

    @Test
    void anotherOwnerEndsTheOffer() {
        String offer = announce("lin.trader", offer("GZ", asset));
        String proposal = as("gz.recordal1")
                .body(Map.of(
                        "owners",
                        List.of(Map.of("participant", LINGNAN.toString(), "basisPoints", 10_000)),
                        "from",
                        "2024-05-06",
                        "reasons",
                        "a court has decided so",
                        "document",
                        paper("gz.recordal1", asset)))
                .post("/api/v1/assets/" + asset + "/title-corrections")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        check("gz.recordal2", asset, "title-corrections", proposal).then().statusCode(200);
        OfferImpeded told = impeded(offer);
        assertThat(told.ground()).isEqualTo(Impediment.TITLE_CHANGED);
        assertThat(told.consequence()).isEqualTo(Consequence.END);
    }

    @Test
    void aTermThatRunsOutDuringTheOfferEndsIt() {
        String offer = announce("lin.trader", offer("GZ", asset));
        LocalDate over = LocalDate.of(2026, 1, 1);
        rows.run("update asset set stated_expires = ?, expires = ? where id = ?", over, over, UUID.fromString(asset));
        sweep.sweep();
        OfferImpeded told = impeded(offer);
        assertThat(told.ground()).isEqualTo(Impediment.EXPIRED);
        assertThat(told.consequence()).isEqualTo(Consequence.END);
    }

    @Test
    void theOfferShowsThatItsLotStandsStill() {
        String offer = announce("lin.trader", offer("GZ", asset));
        Lot lot = Lot.of(offer, asset, YUEXIU, PENGCHENG, Right.ASSIGNMENT);
        Instant now = Lot.NOW;
        broker.publish(new LotSuspended(lot.id(), Mode.TEST, Lot.GZ, "the right was seized", now));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> show(offer)
                .body("suspendedAt", is(now.toString()))
                .body("suspensionReason", is("the right was seized"))
                .body("state", is("ANNOUNCED")));
        broker.publish(new LotResumed(lot.id(), Mode.TEST, Lot.GZ, now.plusSeconds(60), now.plusSeconds(30)));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> show(offer).body("suspendedAt", is((Object) null)));
    }

    /** Whichever comes first: the gate refuses, or the offer is impeded. No offer of a seized right goes on. */
    @Test
    void aSeizureAtTheMomentOfTheAnnouncementIsNotMissed() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                String right = enter("lin.trader", patent(YUEXIU));
                String offer = draft("lin.trader", offer("GZ", right));
                toReviewed("lin.trader", "GZ", offer);
                String proposal = propose(right, event("SEIZURE_BEGUN"));
                CyclicBarrier start = new CyclicBarrier(2);
                Future<Response> approval = pool.submit(() -> {
                    start.await();
                    return act("gz.reviewer2", offer, "approval");
                });
                Future<Response> seizure = pool.submit(() -> {
                    start.await();
                    return check("gz.recordal2", right, "legal-events/proposals", proposal);
                });
                assertThat(seizure.get().statusCode()).isEqualTo(200);
                if (approval.get().statusCode() == 200) {
                    assertThat(impeded(offer).ground()).isEqualTo(Impediment.SEIZED);
                } else {
                    approval.get().then().statusCode(409).body("gate", is("IN_FORCE"));
                }
            }
        }
    }

    private OfferImpeded impeded(String offer) {
        return broker.await(OfferImpeded.class, each -> each.subject().equals(offer), SECONDS);
    }

    private static ValidatableResponse show(String offer) {
        return as("chen.trader").get("/api/v1/listings/" + offer).then().statusCode(200);
    }
}
