package org.ipmarket.bidding.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.ipmarket.bidding.Offers;
import org.ipmarket.bidding.People;
import org.ipmarket.bidding.Scene;
import org.ipmarket.bidding.store.BidderRow.State;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.BidderLeft;
import org.ipmarket.messages.event.DepositHeld;
import org.ipmarket.messages.event.ExportCleared;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.Test;

/** Auction Law 22 and 30: the consignor, the centre's staff and whoever acts for them do not bid; others related are shown. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "bidding"))
class WhoMayBidIT {
    @Inject
    LotQueries lots;

    private static Offers lasting() {
        return Offers.by(People.UNI).open(Duration.ofMinutes(5));
    }

    @Test
    void whoActsForTheSellerOrIsTheCentresStaffGetsItsDepositBack() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.announce(lasting());
            scene.broker().publish(People.acting(People.UNI, Set.of(People.BROKER), Set.of()));
            scene.broker().publish(People.acting(People.CHEN, Set.of(), Set.of(People.GZ)));
            DepositHeld agents = scene.giveDeposit(lot, People.BROKER);
            DepositHeld staffs = scene.giveDeposit(lot, People.CHEN);

            scene.broker().await(BidderLeft.class, left -> left.deposit().equals(agents.deposit()));
            scene.broker().await(BidderLeft.class, left -> left.deposit().equals(staffs.deposit()));
            awaitState(lot, People.BROKER, State.REFUSED);
            awaitState(lot, People.CHEN, State.REFUSED);
            assertThat(lots.bidder(lot, People.BROKER).orElseThrow().reason()).contains("Auction Law 30");
            assertThat(lots.bidder(lot, People.CHEN).orElseThrow().reason()).contains("Auction Law 22");
        }
    }

    @Test
    void relatedPartiesBidAndEverybodySeesIt() {
        try (Scene scene = Scene.open()) {
            scene.broker().publish(People.related(People.LIN, People.UNI));
            LotId lot = scene.openLot(lasting(), People.LIN, People.CHEN);
            scene.as(Scene.LIN)
                    .get("/api/v1/lots/" + lot + "/admission")
                    .then()
                    .body("state", is("ADMITTED"))
                    .body("related", is(true));
            scene.as(Scene.CHEN)
                    .get("/api/v1/lots/" + lot + "/admission")
                    .then()
                    .body("related", is(false));
            scene.bid(Scene.LIN, lot, "1000.00").then().statusCode(201);
            scene.bid(Scene.CHEN, lot, "1010.00").then().statusCode(201);
            scene.as("regulator")
                    .get("/api/v1/lots/" + lot + "/bids")
                    .then()
                    .body("items[0].related", is(true))
                    .body("items[1].related", is(false));
        }
    }

    @Test
    void aMandateThatBeginsLaterBarsAndOneThatEndsLetsInAgain() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(lasting(), People.LIN, People.CHEN);
            scene.broker().publish(People.acting(People.UNI, Set.of(People.LIN), Set.of()));
            awaitState(lot, People.LIN, State.BARRED);
            scene.bid(Scene.LIN, lot, "1000.00").then().statusCode(403);
            scene.bid(Scene.CHEN, lot, "1000.00").then().statusCode(201);

            scene.qualify(People.UNI);
            awaitState(lot, People.LIN, State.ADMITTED);
            scene.bid(Scene.LIN, lot, "1010.00").then().statusCode(201);
        }
    }

    @Test
    void whoIsAbroadBidsWhenTheExporterHasShownTheDecision() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(lasting(), People.LIN);
            scene.broker().publish(People.abroad(People.CHEN));
            scene.giveDeposit(lot, People.CHEN);
            awaitState(lot, People.CHEN, State.WAITING);
            scene.bid(Scene.CHEN, lot, "1000.00").then().statusCode(403);

            scene.broker()
                    .publish(new ExportCleared(
                            lot.offer(), Mode.TEST, People.GZ, People.UNI, People.CHEN, "许可证 44-1", Instant.now()));

            awaitState(lot, People.CHEN, State.ADMITTED);
            scene.bid(Scene.CHEN, lot, "1000.00").then().statusCode(201);
            scene.qualify(People.CHEN);
        }
    }

    private void awaitState(LotId lot, ParticipantId bidder, State state) {
        await().atMost(Scene.SOON).until(() -> lots.bidder(lot, bidder)
                .filter(row -> row.state() == state)
                .isPresent());
    }
}
