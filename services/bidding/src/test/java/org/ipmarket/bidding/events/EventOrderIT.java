package org.ipmarket.bidding.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.ipmarket.auction.verifier.Verifier;
import org.ipmarket.bidding.Offers;
import org.ipmarket.bidding.People;
import org.ipmarket.bidding.Scene;
import org.ipmarket.bidding.lot.LotQueries;
import org.ipmarket.bidding.store.BidderRow.State;
import org.ipmarket.chassis.inbox.Parking;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.event.BidderLeaveRefused;
import org.ipmarket.messages.event.BidderLeft;
import org.ipmarket.messages.event.DepositHeld;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.event.LotCancelled;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.OfferWithdrawalRefused;
import org.ipmarket.messages.event.OfferWithdrawalRequested;
import org.ipmarket.messages.event.TradeDefaulted;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.junit.jupiter.api.Test;

/** Every pair of events in both orders, and twice. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "bidding"))
class EventOrderIT {
    @Inject
    LotQueries lots;

    @Inject
    Parking parking;

    @Test
    void aDepositMayArriveBeforeItsLotAndTwice() throws Exception {
        try (Scene scene = Scene.open()) {
            OfferAnnounced offer = soon().announced();
            LotId lot = LotId.of(offer.offer());
            DepositHeld held = Offers.deposit(lot, People.LIN);
            UUID id = scene.broker().publish(held);
            await().atMost(Scene.SOON).until(() -> parking.count() > 0);
            UUID offerId = scene.broker().publish(offer);
            awaitState(lot, People.LIN, State.ADMITTED);

            scene.broker().publish(held, id);
            scene.broker().publish(offer, offerId);
            scene.broker().publish(held);

            scene.qualify(People.CHEN);
            awaitQuiet(scene);
            assertThat(admissions(scene, lot)).isEqualTo(1);
            assertThat(scene.broker().told(BidderLeft.class))
                    .noneMatch(left -> left.lot().equals(lot));
        }
    }

    @Test
    void aParticipantMayBecomeKnownAfterItsDeposit() throws Exception {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.announce(soon());
            ParticipantId newcomer = ParticipantId.next();
            scene.giveDeposit(lot, newcomer);
            await().atMost(Scene.SOON).until(() -> parking.count() > 0);

            scene.broker().publish(People.state(newcomer, 1, Standing.REGISTERED));
            awaitState(lot, newcomer, State.WAITING);
            scene.broker().publish(People.state(newcomer, 2, Standing.QUALIFIED));
            awaitState(lot, newcomer, State.ADMITTED);
            scene.broker().publish(People.state(newcomer, 3, Standing.SUSPENDED));
            awaitState(lot, newcomer, State.BARRED);
            scene.broker().publish(People.state(newcomer, 4, Standing.QUALIFIED));
            awaitState(lot, newcomer, State.ADMITTED);
            assertThat(admissions(scene, lot)).isEqualTo(1);
        }
    }

    @Test
    void askingBackMayArriveBeforeTheDeposit() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.announce(soon());
            DepositHeld held = Offers.deposit(lot, People.LIN);
            scene.broker().publish(Offers.askedBack(held));
            scene.broker().publish(held);

            scene.broker().await(BidderLeft.class, left -> left.deposit().equals(held.deposit()));
            awaitState(lot, People.LIN, State.LEFT);

            DepositHeld again = scene.giveDeposit(lot, People.LIN);
            awaitState(lot, People.LIN, State.ADMITTED);
            assertThat(lots.bidder(lot, People.LIN).orElseThrow().deposit()).isEqualTo(again.deposit());
            assertThat(new Verifier().verify(scene.proof(lot)).findings()).isEmpty();
        }
    }

    @Test
    void aSecondDepositOfTheSameBidderGoesBack() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.announce(soon());
            scene.giveDeposit(lot, People.LIN);
            DepositHeld second = scene.giveDeposit(lot, People.LIN);

            scene.broker().await(BidderLeft.class, left -> left.deposit().equals(second.deposit()));
            awaitState(lot, People.LIN, State.ADMITTED);
        }
    }

    @Test
    void theSellersDepositGoesBackAtOnce() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.announce(soon());
            DepositHeld sellers = scene.giveDeposit(lot, People.UNI);

            scene.broker().await(BidderLeft.class, left -> left.deposit().equals(sellers.deposit()));
            awaitState(lot, People.UNI, State.REFUSED);
        }
    }

    @Test
    void whoLeadsMayNotLeaveAndWhoWasOutbidMay() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.announce(Offers.by(People.UNI));
            DepositHeld lins = scene.giveDeposit(lot, People.LIN);
            DepositHeld chens = scene.giveDeposit(lot, People.CHEN);
            scene.awaitState(lot, "OPEN");
            awaitState(lot, People.CHEN, State.ADMITTED);
            scene.bid(Scene.LIN, lot, "1000.00").then().statusCode(201);

            scene.broker().publish(Offers.askedBack(lins));
            scene.broker().await(BidderLeaveRefused.class, refused -> refused.deposit()
                    .equals(lins.deposit()));
            scene.bid(Scene.CHEN, lot, "1010.00").then().statusCode(201);
            scene.broker().publish(Offers.askedBack(lins));
            scene.broker().await(BidderLeft.class, left -> left.deposit().equals(lins.deposit()));

            scene.bid(Scene.LIN, lot, "1020.00").then().statusCode(403);
            assertThat(lots.bidder(lot, People.CHEN).orElseThrow().deposit()).isEqualTo(chens.deposit());
        }
    }

    @Test
    void aWithdrawalMayArriveBeforeItsOfferAndIsRefusedAfterTheClose() {
        try (Scene scene = Scene.open()) {
            OfferAnnounced offer = soon().announced();
            LotId lot = LotId.of(offer.offer());
            scene.broker().publish(withdrawal(lot));
            scene.broker().publish(offer);
            LotCancelled cancelled = scene.broker()
                    .await(LotCancelled.class, event -> event.lot().equals(lot));
            assertThat(cancelled.reason()).isEqualTo("The owner has other plans.");
            assertThat(new Verifier().verify(scene.proof(lot)).findings()).isEmpty();

            LotId over = scene.announce(Offers.by(People.UNI).open(Duration.ofMillis(500)));
            scene.awaitState(over, "CLOSED");
            scene.broker().publish(withdrawal(over));
            scene.broker().await(OfferWithdrawalRefused.class, refused -> refused.lot()
                    .equals(over));
        }
    }

    @Test
    void aDefaulterBidsNeitherOnTheLotNorOnWhatRelistsIt() {
        try (Scene scene = Scene.open()) {
            LotId first = scene.openLot(Offers.by(People.UNI).open(Duration.ofSeconds(10)), People.BROKER);
            scene.bid("broker.trader", first, "1000.00").then().statusCode(201);
            LotAwarded awarded =
                    scene.broker().await(LotAwarded.class, event -> event.lot().equals(first), Scene.SOON);
            LotId before = scene.announce(soon().relisting(first));
            scene.giveDeposit(before, People.BROKER);
            awaitState(before, People.BROKER, State.ADMITTED);

            scene.broker().publish(defaulted(awarded));
            awaitState(before, People.BROKER, State.BARRED);

            LotId after = scene.announce(soon().relisting(before));
            DepositHeld refused = scene.giveDeposit(after, People.BROKER);
            scene.broker().await(BidderLeft.class, left -> left.deposit().equals(refused.deposit()));
            awaitState(after, People.BROKER, State.REFUSED);
            scene.lot(first).then().statusCode(200);
            assertThat(scene.broker().told(LotClosed.class))
                    .filteredOn(event -> event.lot().equals(first))
                    .hasSize(1);
        }
    }

    @Test
    void theDefaultOfANegotiatedDealWaitsForNothing() throws Exception {
        try (Scene scene = Scene.open()) {
            LotId deal = new LotId(Ids.next());
            long parked = parking.count();
            scene.broker()
                    .publish(new TradeDefaulted(
                            TradeId.next(),
                            new AwardId(Ids.next()),
                            deal,
                            Mode.TEST,
                            People.GZ,
                            People.GZ,
                            People.UNI,
                            People.LIN,
                            Money.cny(100_000),
                            TradeDefaulted.Side.BUYER,
                            "not paid in time",
                            Instant.now()));
            LotId after = scene.announce(soon());
            scene.giveDeposit(after, People.LIN);
            awaitState(after, People.LIN, State.ADMITTED);
            awaitQuiet(scene);
            assertThat(parking.count()).isEqualTo(parked);
        }
    }

    private static Offers soon() {
        return Offers.by(People.UNI).opening(Instant.now().plusSeconds(600));
    }

    private static OfferWithdrawalRequested withdrawal(LotId lot) {
        return new OfferWithdrawalRequested(
                lot.offer(), Mode.TEST, People.GZ, "The owner has other plans.", Instant.now());
    }

    private static TradeDefaulted defaulted(LotAwarded awarded) {
        return new TradeDefaulted(
                TradeId.next(),
                awarded.award(),
                awarded.lot(),
                awarded.mode(),
                awarded.centre(),
                awarded.buyerCentre(),
                awarded.seller(),
                awarded.winner(),
                awarded.price(),
                TradeDefaulted.Side.BUYER,
                "not paid in time",
                Instant.now());
    }

    private void awaitState(LotId lot, ParticipantId bidder, State state) {
        await().atMost(Scene.SOON).until(() -> lots.bidder(lot, bidder)
                .filter(row -> row.state() == state)
                .isPresent());
    }

    private static long admissions(Scene scene, LotId lot) {
        return scene.proof(lot).leaves().stream()
                .filter(leaf -> leaf.leaf().contains("\"type\":\"admitted\""))
                .count();
    }

    private static void awaitQuiet(Scene scene) {
        await().atMost(Scene.SOON).until(() -> scene.broker().waiting("bidding.inbox") == 0);
    }
}
