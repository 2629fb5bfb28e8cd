package org.ipmarket.bidding.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.ipmarket.auction.verifier.Verifier;
import org.ipmarket.bidding.Offers;
import org.ipmarket.bidding.People;
import org.ipmarket.bidding.Scene;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.Impediment;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.LotCancelled;
import org.ipmarket.messages.event.LotResumed;
import org.ipmarket.messages.event.LotSuspended;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.OfferCorrected;
import org.ipmarket.messages.event.OfferImpeded;
import org.ipmarket.messages.event.OfferImpeded.Consequence;
import org.ipmarket.messages.event.OfferImpedimentLifted;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.LotId;
import org.junit.jupiter.api.Test;

/** What listing tells of a right in an announced offer reaches its lot. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "bidding"))
class ImpedimentIT {
    @Test
    void aSeizureSuspendsALotUntilItIsLifted() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(Offers.by(People.UNI), People.LIN);
            scene.bid(Scene.LIN, lot, "1000.00").then().statusCode(201);
            Instant end = Instant.parse(scene.lot(lot).path("endsAt"));

            scene.broker().publish(impeded(lot, Impediment.SEIZED, Consequence.SUSPEND));
            LotSuspended suspended =
                    scene.broker().await(LotSuspended.class, told -> told.lot().equals(lot));
            assertThat(suspended.reason()).startsWith("SEIZED: ");
            scene.bid(Scene.LIN, lot, "1010.00").then().statusCode(409).body("state", equalTo("SUSPENDED"));

            scene.broker().publish(new OfferImpedimentLifted(lot.offer(), Mode.TEST, People.GZ, now()));
            LotResumed resumed =
                    scene.broker().await(LotResumed.class, told -> told.lot().equals(lot));

            Duration lost = Duration.between(suspended.suspendedAt(), resumed.resumedAt());
            assertThat(resumed.endsAt()).isEqualTo(end.plus(lost));
            scene.bid(Scene.LIN, lot, "1010.00").then().statusCode(201);
            assertThat(new Verifier().verify(scene.proof(lot)).findings()).isEmpty();
        }
    }

    @Test
    void whoMayNotBidAnyMoreIsBarredOnASuspendedLotToo() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(Offers.by(People.UNI), People.LIN);
            scene.broker().publish(impeded(lot, Impediment.SEIZED, Consequence.SUSPEND));
            scene.awaitState(lot, "SUSPENDED");

            scene.broker().publish(People.acting(People.UNI, Set.of(People.LIN), Set.of()));
            awaitAdmission(scene, lot, "BARRED");
            scene.qualify(People.UNI);
            awaitAdmission(scene, lot, "ADMITTED");
        }
    }

    private static void awaitAdmission(Scene scene, LotId lot, String state) {
        org.awaitility.Awaitility.await()
                .atMost(Scene.SOON)
                .until(() -> state.equals(scene.as(Scene.LIN)
                        .get("/api/v1/lots/" + lot + "/admission")
                        .path("state")));
    }

    @Test
    void aLapseEndsALotAndASuspendedOneToo() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(Offers.by(People.UNI), People.LIN);
            scene.broker().publish(impeded(lot, Impediment.PLEDGED, Consequence.SUSPEND));
            scene.awaitState(lot, "SUSPENDED");

            scene.broker().publish(impeded(lot, Impediment.LAPSED, Consequence.END));

            LotCancelled cancelled =
                    scene.broker().await(LotCancelled.class, told -> told.lot().equals(lot));
            assertThat(cancelled.reason()).startsWith("LAPSED: ");
            scene.broker().publish(new OfferImpedimentLifted(lot.offer(), Mode.TEST, People.GZ, now()));
            scene.awaitState(lot, "CANCELLED");
            assertThat(new Verifier().verify(scene.proof(lot)).findings()).isEmpty();
        }
    }

    @Test
    void aLotSuspendedBeforeItsOpeningDoesNotOpenUntilItIsLifted() {
        try (Scene scene = Scene.open()) {
            Instant opening = now().plusSeconds(4);
            LotId lot = scene.announce(Offers.by(People.UNI).opening(opening));
            scene.broker().publish(impeded(lot, Impediment.SUSPENDED, Consequence.SUSPEND));
            scene.awaitState(lot, "SUSPENDED");
            scene.giveDeposit(lot, People.LIN);
            scene.awaitAdmitted(lot, 1);
            org.awaitility.Awaitility.await().atMost(Scene.SOON).until(() -> now().isAfter(opening));
            scene.lot(lot).then().body("state", equalTo("SUSPENDED"));

            scene.broker().publish(new OfferImpedimentLifted(lot.offer(), Mode.TEST, People.GZ, now()));

            scene.awaitState(lot, "OPEN");
            assertThat(new Verifier().verify(scene.proof(lot)).findings()).isEmpty();
        }
    }

    @Test
    void aCorrectionMovesTheOpeningAndOneThatComesLateEndsTheLot() {
        try (Scene scene = Scene.open()) {
            OfferAnnounced first =
                    Offers.by(People.UNI).opening(now().plusSeconds(3_600)).announced();
            scene.broker().publish(first);
            OfferAnnounced second = Offers.corrected(first, now().plusSeconds(7_200));
            scene.broker()
                    .publish(new OfferCorrected(
                            first.offer(), first.mode(), first.centre(), "GZ-2026-7-C1", "a slip", second, now()));
            LotId lot = LotId.of(first.offer());
            org.awaitility.Awaitility.await().atMost(Scene.SOON).until(() -> second.opensAt()
                    .toString()
                    .equals(scene.lot(lot).path("opensAt")));
            scene.lot(lot).then().body("increment.amount", equalTo("20.00")).body("state", equalTo("SCHEDULED"));
            assertThat(new Verifier().verify(scene.proof(lot)).findings()).isEmpty();

            OfferAnnounced open = Offers.by(People.UNI).announced();
            scene.broker().publish(open);
            scene.awaitState(LotId.of(open.offer()), "OPEN");
            scene.broker()
                    .publish(new OfferCorrected(
                            open.offer(),
                            open.mode(),
                            open.centre(),
                            "GZ-2026-7-C1",
                            "a slip",
                            Offers.corrected(open, now().plusSeconds(3_600)),
                            now()));
            scene.broker().await(LotCancelled.class, told -> told.lot().equals(LotId.of(open.offer())));
        }
    }

    private static OfferImpeded impeded(LotId lot, Impediment ground, Consequence consequence) {
        return new OfferImpeded(
                lot.offer(),
                Mode.TEST,
                People.GZ,
                ground,
                consequence,
                Set.of(AssetId.next()),
                "the exchange's rules on suspension",
                now());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
