package org.ipmarket.bidding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.ipmarket.auction.journal.Commitments;
import org.ipmarket.auction.proof.Receipt;
import org.ipmarket.auction.proof.Signatures;
import org.ipmarket.auction.rules.Phase;
import org.ipmarket.auction.verifier.ProofExport;
import org.ipmarket.auction.verifier.Report;
import org.ipmarket.auction.verifier.Verifier;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.BiddersOutbid;
import org.ipmarket.messages.event.BidsAccepted;
import org.ipmarket.messages.event.DepositHeld;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.event.LotExtended;
import org.ipmarket.messages.event.LotOpened;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.LotId;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "bidding"))
class MainPathIT {
    @Test
    void aLotFromItsAnnouncementToItsAward() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.announce(Offers.by(People.UNI)
                    .opening(Instant.now().plusSeconds(5))
                    .open(Duration.ofSeconds(15))
                    .extending(Duration.ofSeconds(6)));
            scene.lot(lot)
                    .then()
                    .body("state", equalTo("SCHEDULED"))
                    .body("startPrice.amount", equalTo("1000.00"))
                    .body("lowestAcceptable.amount", equalTo("1000.00"))
                    .body("rulesVersion", equalTo("english/1"))
                    .body("demonstration", equalTo(true));
            scene.bid(Scene.LIN, lot, "1000.00").then().statusCode(409).body("state", equalTo("SCHEDULED"));
            scene.giveDeposit(lot, People.LIN);
            DepositHeld winners = scene.giveDeposit(lot, People.CHEN);
            scene.awaitState(lot, "OPEN");
            scene.awaitAdmitted(lot, 2);
            LotOpened opened =
                    scene.broker().await(LotOpened.class, event -> event.lot().equals(lot));

            scene.bid(Scene.LIN, lot, "1000.00").then().statusCode(201).body("accepted", equalTo(true));
            Response low = scene.bid(Scene.CHEN, lot, "1009.99");
            low.then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/bid-too-low"))
                    .body("lowestAcceptable.amount", equalTo("1010.00"))
                    .body("receipt.signature", notNullValue());
            await(opened.endsAt().minusSeconds(4));
            Response late = scene.bid(Scene.CHEN, lot, "1500.00");
            late.then().statusCode(201);

            LotClosed closed =
                    scene.broker().await(LotClosed.class, event -> event.lot().equals(lot), Scene.SOON);
            LotAwarded awarded =
                    scene.broker().await(LotAwarded.class, event -> event.lot().equals(lot));
            assertThat(closed.result()).isEqualTo(LotClosed.Result.SOLD);
            assertThat(closed.price()).isEqualTo(Money.cny(150_000));
            assertThat(closed.bidders()).isEqualTo(2);
            assertThat(closed.bids()).isEqualTo(2);
            assertThat(closed.retainedDeposits()).containsExactly(winners.deposit());
            assertThat(awarded.winner()).isEqualTo(People.CHEN);
            assertThat(awarded.deposit()).isEqualTo(winners.deposit());
            assertThat(awarded.buyerCentre()).isEqualTo(People.SZ);
            assertThat(awarded.seller()).isEqualTo(People.UNI);
            assertThat(scene.broker().told(BidsAccepted.class).stream()
                            .filter(event -> event.lot().equals(lot))
                            .mapToInt(BidsAccepted::accepted)
                            .sum())
                    .isEqualTo(2);
            BiddersOutbid outbid = scene.broker()
                    .await(BiddersOutbid.class, event -> event.lot().equals(lot));
            assertThat(outbid.participants()).containsExactly(People.LIN);
            assertThat(outbid.price()).isEqualTo(Money.cny(150_000));
            LotExtended extended =
                    scene.broker().await(LotExtended.class, event -> event.lot().equals(lot));
            assertThat(extended.endsAt()).isAfter(opened.endsAt()).isEqualTo(Instant.parse(late.path("endsAt")));
            assertThat(closed.closedAt()).isAfterOrEqualTo(extended.endsAt());

            ProofExport proof = scene.proof(lot);
            Report report = new Verifier().verify(proof);
            assertThat(report.findings()).isEmpty();
            assertThat(report.recomputed().phase()).isEqualTo(Phase.CLOSED);
            assertThat(report.recomputed().price()).isEqualTo(closed.price());
            assertThat(report.root()).isEqualTo(closed.logRoot());
            assertThat(report.size()).isEqualTo(closed.logSize());
            assertThat(report.recomputed().extensions()).isEqualTo(1);
            assertThat(report.recomputed().refunded()).hasSize(1);
            scene.lot(lot)
                    .then()
                    .body("state", equalTo("CLOSED"))
                    .body("result", equalTo("SOLD"))
                    .body("price.amount", equalTo("1500.00"))
                    .body("bidders", equalTo(2));
            scene.bid(Scene.LIN, lot, "9000.00").then().statusCode(409).body("state", equalTo("CLOSED"));

            receiptsProve(scene, lot, proof);
            pseudonymsOnly(scene, lot, report);
        }
    }

    private static void receiptsProve(Scene scene, LotId lot, ProofExport proof) {
        var key = Signatures.publicKey(proof.keys().getFirst().publicKey());
        Response mine = scene.as(Scene.CHEN).get("/api/v1/lots/" + lot + "/bids/mine");
        mine.then().statusCode(200).body("items.accepted", contains(false, true));
        List<Map<String, Object>> receipts = mine.path("items.receipt");
        for (Map<String, Object> json : receipts) {
            Receipt receipt = EventJson.read(EventJson.write(json), Receipt.class);
            assertThat(receipt.verify(key)).isTrue();
            assertThat(proof.leaves().get((int) receipt.sequence()).hash()).isEqualTo(receipt.leafHash());
        }
    }

    private static void pseudonymsOnly(Scene scene, LotId lot, Report report) {
        scene.as(Scene.LIN)
                .get("/api/v1/lots/" + lot + "/bids")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.bidder", contains("B1", "B2"))
                .body("items.amount.amount", contains("1000.00", "1500.00"));
        Response admission = scene.as(Scene.CHEN).get("/api/v1/lots/" + lot + "/admission");
        admission.then().statusCode(200).body("state", equalTo("ADMITTED")).body("pseudonym", equalTo("B2"));
        byte[] salt = HexFormat.of().parseHex(admission.path("salt"));
        assertThat(Commitments.bidder(lot, People.CHEN, salt))
                .isEqualTo(report.recomputed().winner());
        assertThat(scene.proof(lot).leaves())
                .filteredOn(leaf -> leaf.sequence() > 0)
                .noneMatch(leaf -> leaf.leaf().contains(People.CHEN.toString()));
    }

    @Test
    void aLotWithoutABidIsUnsold() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(Offers.by(People.UNI).open(Duration.ofSeconds(3)), People.LIN);

            LotClosed closed =
                    scene.broker().await(LotClosed.class, event -> event.lot().equals(lot), Scene.SOON);

            assertThat(closed.result()).isEqualTo(LotClosed.Result.UNSOLD);
            assertThat(closed.retainedDeposits()).isEmpty();
            assertThat(new Verifier().verify(scene.proof(lot)).findings()).isEmpty();
            scene.lot(lot).then().body("unsoldReason", equalTo("NO_BID"));
        }
    }

    @Test
    void aRightThatLapsedIsNotSold() {
        try (Scene scene = Scene.open()) {
            AssetId asset = AssetId.next();
            LotId lot = scene.openLot(Offers.by(People.UNI).of(asset).open(Duration.ofSeconds(20)), People.LIN);
            scene.bid(Scene.LIN, lot, "1000.00").then().statusCode(201);
            scene.broker().publish(Assets.lapsed(asset, People.UNI, 2));

            LotClosed closed =
                    scene.broker().await(LotClosed.class, event -> event.lot().equals(lot), Scene.SOON);

            assertThat(closed.result()).isEqualTo(LotClosed.Result.UNSOLD);
            assertThat(scene.proof(lot).certificate().statement())
                    .contains("\"status\":\"" + LegalStatus.LAPSED + "\"", "\"version\":2", "GATE_FAILED");
            assertThat(new Verifier().verify(scene.proof(lot)).findings()).isEmpty();
        }
    }

    @Test
    void lotsAreListedByStateAndPage() {
        try (Scene scene = Scene.open()) {
            LotId first =
                    scene.announce(Offers.by(People.UNI).opening(Instant.now().plusSeconds(600)));
            LotId second =
                    scene.announce(Offers.by(People.UNI).opening(Instant.now().plusSeconds(600)));

            Response page = scene.as(Scene.LIN).get("/api/v1/lots?state=SCHEDULED&centre=GZ&limit=1");
            page.then()
                    .statusCode(200)
                    .body("items.id", contains(second.toString()))
                    .header("Link", notNullValue());
            scene.as(Scene.LIN)
                    .get("/api/v1/lots?state=SCHEDULED&centre=GZ&limit=1&cursor=" + page.path("next"))
                    .then()
                    .body("items.id", contains(first.toString()));
            scene.as(Scene.LIN)
                    .get("/api/v1/lots?state=SCHEDULED&centre=FS")
                    .then()
                    .body("items", hasSize(0));
        }
    }

    private static void await(Instant moment) {
        org.awaitility.Awaitility.await()
                .atMost(Scene.SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Instant.now().isAfter(moment));
    }
}
