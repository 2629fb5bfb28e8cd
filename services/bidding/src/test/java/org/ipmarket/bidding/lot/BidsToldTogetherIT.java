package org.ipmarket.bidding.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.ipmarket.bidding.Offers;
import org.ipmarket.bidding.People;
import org.ipmarket.bidding.Scene;
import org.ipmarket.bidding.store.Database;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.Told;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.BiddersOutbid;
import org.ipmarket.messages.event.BidsAccepted;
import org.ipmarket.messages.event.EventCatalogue;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.id.LotId;
import org.junit.jupiter.api.Test;

/** However many bids come, they are told once in a while, none of them twice and none not at all. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "bidding"))
class BidsToldTogetherIT {
    private static final int MANY = 40;

    @Inject
    Bidders bidders;

    @Inject
    Database database;

    @Test
    void theFirstIsToldAtOnceAndThoseAfterItTogether() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(Offers.by(People.UNI), People.LIN, People.CHEN, People.HE);
            bidders.bid(lot, People.LIN, 100_000);
            assertThat(accepted(scene, lot, 1).getFirst().accepted()).isEqualTo(1);

            for (int i = 1; i <= MANY; i++) {
                bidders.bid(lot, i % 2 == 0 ? People.CHEN : People.HE, 100_000 + 1_000 * i);
            }
            bidders.bid(lot, People.HE, 100_000); // too low: judged, and nothing to tell

            List<BidsAccepted> told = accepted(scene, lot, MANY + 1);
            assertThat(told).hasSizeLessThanOrEqualTo(4);
            long next = told.getFirst().firstSequence();
            for (BidsAccepted range : told) {
                assertThat(range.firstSequence()).isEqualTo(next);
                assertThat(range.lastSequence() - range.firstSequence() + 1).isEqualTo(range.accepted());
                next = range.lastSequence() + 1;
            }
            assertThat(told.getLast().price()).isEqualTo(Money.cny(100_000 + 1_000 * MANY));
            List<BiddersOutbid> outbid = outbid(scene, lot);
            assertThat(outbid.getFirst().participants())
                    .as("who led before, and who was passed in between")
                    .contains(People.LIN)
                    .doesNotContain(People.CHEN);
            assertThat(outbid.getLast().participants())
                    .contains(People.HE)
                    .as("who leads")
                    .doesNotContain(People.CHEN);
        }
    }

    @Test
    void whatIsLeftToTellIsToldBeforeTheClose() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(Offers.by(People.UNI).open(Duration.ofSeconds(6)), People.LIN, People.CHEN);
            AtomicLong price = new AtomicLong(100_000);
            await().atMost(Scene.SOON).until(() -> {
                bidders.bid(lot, People.LIN, price.addAndGet(1_000));
                return !"OPEN".equals(scene.lot(lot).path("state"));
            });

            LotClosed closed =
                    scene.broker().await(LotClosed.class, told -> told.lot().equals(lot), Scene.SOON);
            List<MarketEvent> order = new ArrayList<>();
            for (Told told : scene.broker().told()) {
                if (told.type().equals(EventCatalogue.typeOf(BidsAccepted.class))
                        && told.as(BidsAccepted.class).lot().equals(lot)) {
                    order.add(told.as(BidsAccepted.class));
                } else if (told.type().equals(EventCatalogue.typeOf(LotClosed.class))
                        && told.as(LotClosed.class).lot().equals(lot)) {
                    order.add(told.as(LotClosed.class));
                }
            }
            assertThat(order.getLast()).isEqualTo(closed);
            assertThat(ofLot(scene, lot).stream()
                            .mapToInt(BidsAccepted::accepted)
                            .sum())
                    .isEqualTo((int) closed.bids());
        }
    }

    /** As a replica leaves a lot that dies before it has told. */
    @Test
    void whatADeadReplicaOwedAnotherOneTells() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(Offers.by(People.UNI), People.LIN, People.CHEN);
            bidders.bid(lot, People.LIN, 100_000);
            BidsAccepted first = accepted(scene, lot, 1).getFirst();
            bidders.bid(lot, People.CHEN, 200_000);
            accepted(scene, lot, 2);

            database.runInNew(connection -> {
                try (PreparedStatement owe = connection.prepareStatement(
                        "update lot set untold = 2, untold_first = ?, told_at = told_at - interval '1 minute',"
                                + " version = version + 1 where id = ?")) {
                    owe.setLong(1, first.firstSequence());
                    owe.setObject(2, lot.value());
                    owe.executeUpdate();
                }
            });

            BidsAccepted again = scene.broker()
                    .await(
                            BidsAccepted.class,
                            told -> told.lot().equals(lot) && told.accepted() == 2,
                            Duration.ofSeconds(30));
            assertThat(again.firstSequence()).isEqualTo(first.firstSequence());
            assertThat(again.lastSequence()).isEqualTo(first.firstSequence() + 1);
            assertThat(again.price()).isEqualTo(Money.cny(200_000));
            assertThat(outbid(scene, lot).getLast().participants()).containsExactly(People.LIN);
        }
    }

    private static List<BidsAccepted> accepted(Scene scene, LotId lot, int bids) {
        await().atMost(Scene.SOON)
                .until(() -> ofLot(scene, lot).stream()
                                .mapToInt(BidsAccepted::accepted)
                                .sum()
                        >= bids);
        return ofLot(scene, lot);
    }

    private static List<BidsAccepted> ofLot(Scene scene, LotId lot) {
        return scene.broker().told(BidsAccepted.class).stream()
                .filter(told -> told.lot().equals(lot))
                .toList();
    }

    private static List<BiddersOutbid> outbid(Scene scene, LotId lot) {
        scene.broker().await(BiddersOutbid.class, told -> told.lot().equals(lot), Scene.SOON);
        return scene.broker().told(BiddersOutbid.class).stream()
                .filter(told -> told.lot().equals(lot))
                .toList();
    }
}
