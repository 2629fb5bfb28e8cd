package org.ipmarket.bidding.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.ipmarket.auction.rules.Phase;
import org.ipmarket.auction.verifier.Report;
import org.ipmarket.auction.verifier.Verifier;
import org.ipmarket.bidding.Offers;
import org.ipmarket.bidding.People;
import org.ipmarket.bidding.Scene;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.ContestTerms;
import org.ipmarket.messages.ContestTerms.Clock;
import org.ipmarket.messages.ContestTerms.Dutch;
import org.ipmarket.messages.ContestTerms.PublicListing;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.event.BidderLeft;
import org.ipmarket.messages.event.BiddersOutbid;
import org.ipmarket.messages.event.DepositHeld;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.event.LotUnawarded;
import org.ipmarket.messages.event.TradeDefaulted;
import org.ipmarket.messages.event.TradeFunded;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.TradeId;
import org.junit.jupiter.api.Test;

/** Each open format over HTTP, from its announcement to the verified log. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "bidding"))
class FormatsIT {
    @Test
    void theFirstToAcceptAFixedPriceHasItAndNobodyElse() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(
                    Offers.by(People.UNI).by(SaleMethod.FIXED_PRICE, ContestTerms.NONE), People.LIN, People.CHEN);

            scene.bid(Scene.LIN, lot, "999.99")
                    .then()
                    .statusCode(422)
                    .body("lowestAcceptable.amount", equalTo("1000.00"));
            scene.bid(Scene.CHEN, lot, "2000.00").then().statusCode(201);
            scene.bid(Scene.LIN, lot, "2000.00").then().statusCode(409).body("state", equalTo("CLOSED"));

            LotAwarded awarded = awarded(scene, lot);
            assertThat(awarded.winner()).isEqualTo(People.CHEN);
            assertThat(awarded.price()).isEqualTo(Money.cny(100_000));
            verified(scene, lot);
        }
    }

    @Test
    void aDutchPriceFallsUntilSomebodyAccepts() {
        try (Scene scene = Scene.open()) {
            Dutch dutch = new Dutch(1_000, Duration.ofSeconds(2), Money.cny(20_000));
            LotId lot = scene.openLot(
                    Offers.by(People.UNI).open(Duration.ofSeconds(18)).by(SaleMethod.DUTCH, contest(dutch, null, null)),
                    People.LIN);

            Instant opened = Instant.parse(scene.lot(lot).path("opensAt"));
            scene.awaitTime(opened.plusSeconds(5));
            scene.bid(Scene.LIN, lot, "100.00").then().statusCode(422);
            scene.bid(Scene.LIN, lot, "1000.00").then().statusCode(201);

            Money price = awarded(scene, lot).price();
            assertThat(price).isLessThan(Money.cny(100_000)).isGreaterThanOrEqualTo(Money.cny(20_000));
            assertThat(price.minor() % 10_000).isZero();
            verified(scene, lot);
        }
    }

    @Test
    void theClockAsksAndItsGongEndsTheRound() {
        try (Scene scene = Scene.open()) {
            Clock clock = new Clock(Duration.ofSeconds(1), Duration.ofSeconds(6));
            LotId lot = scene.openLot(
                    Offers.by(People.UNI).by(SaleMethod.CLOCK, contest(null, clock, null)), People.LIN, People.CHEN);

            scene.bid(Scene.LIN, lot, "1000.00").then().statusCode(201);
            scene.bid(Scene.CHEN, lot, "1010.00").then().statusCode(422).body("type", equalTo("/problems/pause"));
            scene.awaitTime(Instant.now().plusSeconds(2));
            scene.bid(Scene.CHEN, lot, "1015.00")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/not-on-the-clock"));
            scene.bid(Scene.CHEN, lot, "1010.00").then().statusCode(201);

            LotAwarded awarded = awarded(scene, lot);
            assertThat(awarded.winner()).isEqualTo(People.CHEN);
            assertThat(awarded.price()).isEqualTo(Money.cny(101_000));
            verified(scene, lot);
        }
    }

    @Test
    void maximaStayHiddenUntilTheClose() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(
                    Offers.by(People.UNI).open(Duration.ofSeconds(20)).by(SaleMethod.ENGLISH_PROXY, ContestTerms.NONE),
                    People.LIN,
                    People.CHEN);

            scene.bid(Scene.LIN, lot, "5000.00").then().statusCode(201);
            scene.bid(Scene.CHEN, lot, "3000.00").then().statusCode(201);
            scene.lot(lot).then().body("price.amount", equalTo("3010.00")).body("form", equalTo("HIDDEN"));
            BiddersOutbid passed =
                    scene.broker().await(BiddersOutbid.class, told -> told.lot().equals(lot));
            assertThat(passed.participants()).as("its maximum was not enough").containsExactly(People.CHEN);
            assertThat(passed.price()).as("what everybody sees").isEqualTo(Money.cny(301_000));
            scene.as(Scene.LIN)
                    .get("/api/v1/lots/" + lot + "/bids")
                    .then()
                    .body("items.size()", equalTo(2))
                    .body("items[0].amount", nullValue());
            assertThat(scene.proof(lot).leaves()).noneMatch(leaf -> leaf.leaf().contains("5000.00"));
            assertThat(new Verifier().verify(scene.proof(lot)).recomputed().hidden())
                    .isTrue();

            LotAwarded awarded = awarded(scene, lot);
            assertThat(awarded.winner()).isEqualTo(People.LIN);
            assertThat(awarded.price()).isEqualTo(Money.cny(301_000));
            verified(scene, lot);
            scene.as(Scene.CHEN)
                    .get("/api/v1/lots/" + lot + "/bids")
                    .then()
                    .body("items[0].amount.amount", equalTo("5000.00"));
        }
    }

    @Test
    void everyNoticeOfAStandardLicenceIsAnAwardAtOnce() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(
                    Offers.by(People.UNI)
                            .open(Duration.ofSeconds(15))
                            .by(SaleMethod.STANDARD_LICENCE, ContestTerms.NONE),
                    People.LIN,
                    People.CHEN);

            scene.bid(Scene.LIN, lot, "1000.00").then().statusCode(201);
            awarded(scene, lot);
            scene.bid(Scene.LIN, lot, "1000.00")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/leads-already"));
            scene.bid(Scene.CHEN, lot, "1200.00").then().statusCode(201);

            LotClosed closed = closed(scene, lot);
            assertThat(closed.result()).isEqualTo(LotClosed.Result.SOLD);
            assertThat(closed.retainedDeposits()).hasSize(2);
            assertThat(scene.broker().told(LotAwarded.class).stream()
                            .filter(award -> award.lot().equals(lot))
                            .map(LotAwarded::winner))
                    .containsExactlyInAnyOrder(People.LIN, People.CHEN);
            assertThat(scene.broker().told(BiddersOutbid.class))
                    .as("who has a licence has not lost to the next")
                    .noneMatch(told -> told.lot().equals(lot));
            verified(scene, lot);
        }
    }

    @Test
    void aSecretReserveStandsAsACommitmentAndIsOpenedAtTheClose() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.announce(Offers.by(People.UNI)
                    .opening(Instant.now().plusSeconds(8))
                    .open(Duration.ofSeconds(6))
                    .by(SaleMethod.ENGLISH, ContestTerms.NONE));
            scene.giveDeposit(lot, People.LIN);
            reserve(scene, Scene.LIN, lot, "1500.00").then().statusCode(403);
            reserve(scene, "uni.trader", lot, "1000.00").then().statusCode(422);
            String commitment = reserve(scene, "uni.trader", lot, "1500.00")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("commitment");
            reserve(scene, "uni.trader", lot, "1600.00").then().statusCode(409);
            assertThat(scene.proof(lot).leaves()).noneMatch(leaf -> leaf.leaf().contains("1500.00"));
            scene.awaitState(lot, "OPEN");
            scene.bid(Scene.LIN, lot, "1400.00").then().statusCode(201);

            assertThat(closed(scene, lot).result()).isEqualTo(LotClosed.Result.UNSOLD);
            scene.lot(lot)
                    .then()
                    .body("unsoldReason", equalTo("RESERVE_NOT_MET"))
                    .body("secretReserve", equalTo(true));
            assertThat(scene.proof(lot).leaves()).anyMatch(leaf -> leaf.leaf().contains(commitment));
            verified(scene, lot);
        }
    }

    @Test
    void theRunnerUpWaitsAndIsAwardedTheLotAfterADefault() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(runnerUp(), People.LIN, People.CHEN, People.HE);
            scene.bid(Scene.LIN, lot, "1000.00").then().statusCode(201);
            scene.bid(Scene.CHEN, lot, "2000.00").then().statusCode(201);
            assertThat(closed(scene, lot).retainedDeposits()).hasSize(2);
            LotAwarded first = awarded(scene, lot);

            scene.broker().publish(defaulted(first));

            LotAwarded second = scene.broker()
                    .await(
                            LotAwarded.class,
                            award -> award.lot().equals(lot) && !award.award().equals(first.award()));
            assertThat(second.winner()).isEqualTo(People.LIN);
            assertThat(second.price()).isEqualTo(Money.cny(100_000));

            scene.broker().publish(defaulted(second));

            LotUnawarded nobody =
                    scene.broker().await(LotUnawarded.class, told -> told.lot().equals(lot));
            assertThat(nobody.award()).isEqualTo(second.award());
            verified(scene, lot);
        }
    }

    @Test
    void ofASellerInDefaultNobodyBuysAndTheRunnerUpGoes() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(runnerUp(), People.LIN, People.CHEN);
            scene.bid(Scene.LIN, lot, "1000.00").then().statusCode(201);
            scene.bid(Scene.CHEN, lot, "2000.00").then().statusCode(201);
            LotAwarded award = awarded(scene, lot);

            scene.broker().publish(defaulted(award, TradeDefaulted.Side.SELLER));

            LotUnawarded nobody =
                    scene.broker().await(LotUnawarded.class, told -> told.lot().equals(lot));
            assertThat(nobody.award()).isEqualTo(award.award());
            scene.broker()
                    .await(
                            BidderLeft.class,
                            left -> left.lot().equals(lot) && left.participant().equals(People.LIN));
            verified(scene, lot);
        }
    }

    @Test
    void theRunnersUpDepositGoesBackOnceTheWinnerHasPaid() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.announce(runnerUp());
            DepositHeld waiting = scene.giveDeposit(lot, People.LIN);
            scene.giveDeposit(lot, People.CHEN);
            scene.awaitState(lot, "OPEN");
            scene.awaitAdmitted(lot, 2);
            scene.bid(Scene.LIN, lot, "1000.00").then().statusCode(201);
            scene.bid(Scene.CHEN, lot, "2000.00").then().statusCode(201);
            LotAwarded award = awarded(scene, lot);

            scene.broker().publish(funded(award));

            scene.broker().await(BidderLeft.class, left -> left.deposit().equals(waiting.deposit()));
            verified(scene, lot);
        }
    }

    @Test
    void anOperatorSuspendsOnAGroundAndTheEndMovesByTheTimeLost() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(
                    Offers.by(People.UNI).open(Duration.ofSeconds(40)).by(SaleMethod.ENGLISH, ContestTerms.NONE),
                    People.LIN);
            Instant end = Instant.parse(scene.lot(lot).path("endsAt"));
            Map<String, String> halt = Map.of("ground", "DISPUTED_TITLE", "reason", "a third party claims it");

            scene.as("gz.manager")
                    .body(halt)
                    .post("/api/v1/lots/" + lot + "/suspension")
                    .then()
                    .statusCode(200);
            scene.as("gz.manager")
                    .body(halt)
                    .post("/api/v1/lots/" + lot + "/suspension")
                    .then()
                    .statusCode(409);
            scene.as(Scene.LIN)
                    .body(halt)
                    .post("/api/v1/lots/" + lot + "/suspension")
                    .then()
                    .statusCode(403);
            scene.bid(Scene.LIN, lot, "1000.00").then().statusCode(409).body("state", equalTo("SUSPENDED"));
            scene.awaitTime(Instant.now().plusSeconds(2));
            scene.as("gz.manager")
                    .body(Map.of("reason", "the claim was withdrawn"))
                    .post("/api/v1/lots/" + lot + "/resumption")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("OPEN"));

            assertThat(Instant.parse(scene.lot(lot).path("endsAt"))).isAfterOrEqualTo(end.plusSeconds(2));
            scene.bid(Scene.LIN, lot, "1000.00").then().statusCode(201);
            assertThat(new Verifier().verify(scene.proof(lot)).findings()).isEmpty();
        }
    }

    @Test
    void aPublicListingTakesNoBidsAndBecomesAnAuctionAmongThoseWhoCame() {
        try (Scene scene = Scene.open()) {
            PublicListing listing = new PublicListing(null, Duration.ofSeconds(15));
            LotId lot = scene.openLot(
                    Offers.by(People.UNI).open(Duration.ofSeconds(15)).by(SaleMethod.PUBLIC_LISTING, listed(listing)),
                    People.LIN,
                    People.CHEN);

            scene.lot(lot).then().body("stage", equalTo("NOTICE"));
            scene.bid(Scene.LIN, lot, "1000.00").then().statusCode(409).body("state", equalTo("OPEN"));
            scene.awaitStage(lot, "AUCTION");
            scene.bid(Scene.LIN, lot, "1000.00").then().statusCode(201);
            DepositHeld late = scene.giveDeposit(lot, People.HE);
            scene.broker().await(BidderLeft.class, left -> left.deposit().equals(late.deposit()));

            assertThat(awarded(scene, lot).winner()).isEqualTo(People.LIN);
            verified(scene, lot);
        }
    }

    private static ContestTerms listed(PublicListing listing) {
        return new ContestTerms(null, null, null, null, null, null, listing, null, null, null, null);
    }

    private static Offers runnerUp() {
        return Offers.by(People.UNI).open(Duration.ofSeconds(25)).by(SaleMethod.ENGLISH, contest(null, null, true));
    }

    private static ContestTerms contest(Dutch dutch, Clock clock, Boolean runnerUp) {
        return new ContestTerms(null, null, null, null, runnerUp, null, null, null, clock, dutch, null);
    }

    private static Response reserve(Scene scene, String who, LotId lot, String yuan) {
        return scene.as(who)
                .body(Map.of("amount", Map.of("amount", yuan, "currency", "CNY")))
                .put("/api/v1/lots/" + lot + "/reserve");
    }

    private static TradeDefaulted defaulted(LotAwarded award) {
        return defaulted(award, TradeDefaulted.Side.BUYER);
    }

    private static TradeDefaulted defaulted(LotAwarded award, TradeDefaulted.Side side) {
        return new TradeDefaulted(
                TradeId.next(),
                award.award(),
                award.lot(),
                award.mode(),
                award.centre(),
                award.buyerCentre(),
                award.seller(),
                award.winner(),
                award.price(),
                side,
                "not paid",
                Instant.now());
    }

    private static TradeFunded funded(LotAwarded award) {
        return new TradeFunded(
                TradeId.next(),
                award.award(),
                award.lot(),
                award.mode(),
                award.centre(),
                award.buyerCentre(),
                award.seller(),
                award.winner(),
                award.price(),
                Instant.now());
    }

    private static LotAwarded awarded(Scene scene, LotId lot) {
        return scene.broker().await(LotAwarded.class, award -> award.lot().equals(lot), Scene.SOON);
    }

    private static LotClosed closed(Scene scene, LotId lot) {
        return scene.broker().await(LotClosed.class, closed -> closed.lot().equals(lot), Scene.SOON);
    }

    private static void verified(Scene scene, LotId lot) {
        scene.awaitState(lot, "CLOSED");
        Report report = new Verifier().verify(scene.proof(lot));
        assertThat(report.findings()).isEmpty();
        assertThat(report.recomputed().phase()).isEqualTo(Phase.CLOSED);
        assertThat(report.recomputed().hidden()).isFalse();
    }
}
