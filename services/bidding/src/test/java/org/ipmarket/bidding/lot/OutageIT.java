package org.ipmarket.bidding.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ipmarket.auction.journal.Canonical;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.verifier.Verifier;
import org.ipmarket.bidding.Offers;
import org.ipmarket.bidding.People;
import org.ipmarket.bidding.Scene;
import org.ipmarket.bidding.store.Database;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.id.LotId;
import org.junit.jupiter.api.Test;

/** No replica beat for a while: who would have bid then loses nothing. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "bidding"))
class OutageIT {
    @Inject
    Database database;

    @Inject
    LotQueries lots;

    @Test
    void theEndMovesLaterByTheTimeLostAndTheLogSaysSo() {
        try (Scene scene = Scene.open()) {
            LotId lot = scene.openLot(Offers.by(People.UNI), People.LIN);
            scene.bid(Scene.LIN, lot, "1000.00").then().statusCode(201);
            Instant end = lots.find(lot).orElseThrow().endsAt();
            Instant lastBid = leaves(scene, lot).getLast().time();

            // as if nothing had beaten for a minute; of it this lot lost what came after its last bid
            database.runInNew(connection -> {
                try (PreparedStatement update =
                        connection.prepareStatement("update heartbeat set beat_at = beat_at - interval '60 seconds'")) {
                    update.executeUpdate();
                }
            });

            await().atMost(Scene.SOON)
                    .until(() -> lots.find(lot).orElseThrow().endsAt().isAfter(end));
            List<Leaf> log = leaves(scene, lot);
            Leaf.Suspended suspended = (Leaf.Suspended) log.get(log.size() - 2);
            Leaf.Resumed resumed = (Leaf.Resumed) log.getLast();
            assertThat(suspended.since()).isEqualTo(lastBid);
            assertThat(resumed.endsAt()).isEqualTo(end.plus(Duration.between(lastBid, resumed.time())));
            assertThat(lots.find(lot).orElseThrow().state().name()).isEqualTo("OPEN");
            assertThat(new Verifier().verify(scene.proof(lot)).findings()).isEmpty();
            scene.bid(Scene.LIN, lot, "1010.00").then().statusCode(201);
            assertThat(leaves(scene, lot).stream().filter(Leaf.Suspended.class::isInstance))
                    .hasSize(1);
        }
    }

    private static List<Leaf> leaves(Scene scene, LotId lot) {
        return scene.proof(lot).leaves().stream()
                .map(leaf -> Canonical.read(leaf.leaf(), Leaf.class))
                .toList();
    }
}
