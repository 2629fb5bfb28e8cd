package org.ipmarket.bidding.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.ipmarket.auction.journal.Canonical;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Phase;
import org.ipmarket.auction.sealing.BidSealer;
import org.ipmarket.auction.sealing.LotKeys;
import org.ipmarket.auction.sealing.Opener;
import org.ipmarket.auction.sealing.ReleasedKey;
import org.ipmarket.auction.sealing.SealedBid;
import org.ipmarket.auction.sealing.TooFewKeysException;
import org.ipmarket.auction.verifier.Report;
import org.ipmarket.auction.verifier.Verifier;
import org.ipmarket.bidding.Offers;
import org.ipmarket.bidding.People;
import org.ipmarket.bidding.Scene;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.TestMarket;
import org.ipmarket.local.Settings;
import org.ipmarket.local.service.Keeper;
import org.ipmarket.messages.ContestTerms;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.id.LotId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sealed auction with three keepers that run, two of whom open it. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "bidding"))
class SealedAuctionIT {
    /** New ones in each run: write-ahead log and old rows remember what an earlier run has opened. */
    private static final Money LINS = someAmount(2);

    private static final Money CHENS = someAmount(5);
    private static final Money IN_THE_OPEN = someAmount(1);
    private static final Duration BIDDING = Duration.ofSeconds(45);

    private final Settings settings = TestMarket.settings();
    private final Traces traces = new Traces(settings);
    private final Spoken log = new Spoken();
    private List<Keeper> keepers;

    @BeforeEach
    void up() {
        keepers = TestMarket.keepers();
        Logger.getLogger("").addHandler(log);
    }

    @AfterEach
    void down() {
        Logger.getLogger("").removeHandler(log);
        keepers.forEach(Keeper::stop);
    }

    @Test
    void beforeTheOpeningNobodyCanFindAnAmountAndAfterItEverybody() throws Exception {
        try (Scene scene = Scene.open()) {
            LotId open = scene.openLot(Offers.by(People.UNI), People.LIN);
            scene.bid(Scene.LIN, open, IN_THE_OPEN.amount()).then().statusCode(201);
            LotId lot = scene.openLot(
                    Offers.by(People.UNI).open(BIDDING).by(SaleMethod.SEALED_FIRST_PRICE, ContestTerms.NONE),
                    People.LIN,
                    People.CHEN);
            LotKeys keys = keys(scene, lot);
            assertThat(keys.keepers()).hasSize(3);

            seal(scene, Scene.LIN, lot, keys, CHENS).then().statusCode(201);
            seal(scene, Scene.LIN, lot, keys, LINS).then().statusCode(201);
            SealedBid chens = new BidSealer().seal(keys, commitment(scene, Scene.CHEN, lot), CHENS);
            hand(scene, Scene.CHEN, lot, chens).then().statusCode(201);
            hand(scene, Scene.LIN, lot, chens)
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/bad-seal"))
                    .body("fault", equalTo("OTHER_BIDDER"));
            scene.bid(Scene.LIN, lot, "1000.00").then().statusCode(422);
            // from here on one of three keepers is with the thieves, and the two others are away
            keepers.get(1).stop();
            keepers.get(2).stop();

            // what is searched for in vain below is found where it is
            assertThat(traces.tables(IN_THE_OPEN)).anyMatch(table -> table.endsWith("public.log_leaf"));
            assertThat(files(IN_THE_OPEN)).anyMatch(file -> file.startsWith("postgresql/data/"));
            nothingIsFound(scene, lot);

            await().atMost(Scene.SOON.plus(BIDDING))
                    .until(() -> "OPENING".equals(scene.lot(lot).path("stage")));
            await().atMost(Scene.SOON).until(() -> released(0, lot));
            nothingIsFound(scene, lot);
            scene.lot(lot).then().body("state", equalTo("OPEN")).body("price", nullValue());
            oneKeeperOpensNothing(keys, chens, lot);

            keepers.get(2).start();
            LotClosed closed =
                    scene.broker().await(LotClosed.class, event -> event.lot().equals(lot), Duration.ofSeconds(90));
            LotAwarded awarded =
                    scene.broker().await(LotAwarded.class, event -> event.lot().equals(lot));
            assertThat(closed.result()).isEqualTo(LotClosed.Result.SOLD);
            assertThat(closed.price()).isEqualTo(CHENS);
            assertThat(awarded.winner()).isEqualTo(People.CHEN);
            assertThat(traces.tables(LINS)).anyMatch(table -> table.endsWith("public.log_leaf"));

            Report report = new Verifier().verify(scene.proof(lot));
            assertThat(report.findings()).isEmpty();
            assertThat(report.recomputed().phase()).isEqualTo(Phase.CLOSED);
            assertThat(report.recomputed().price()).isEqualTo(CHENS);
            assertThat(unsealed(scene, lot).offers())
                    .extracting(opening -> opening.amount())
                    .containsExactly(LINS, CHENS);
        }
    }

    /** Fifteen digits, the first one given. */
    private static Money someAmount(int first) {
        long unit = 100_000_000_000_000L;
        return Money.cny(first * unit + ThreadLocalRandom.current().nextLong(unit));
    }

    private void nothingIsFound(Scene scene, LotId lot) {
        for (Money amount : List.of(LINS, CHENS)) {
            assertThat(traces.tables(amount)).as("tables with %s", amount).isEmpty();
            assertThat(files(amount)).as("files with %s", amount).isEmpty();
            assertThat(Traces.stands(amount, log.text()))
                    .as("logged %s", amount)
                    .isFalse();
            assertThat(scene.broker().told().stream().filter(told -> Traces.stands(amount, told.json())))
                    .as("events with %s", amount)
                    .isEmpty();
            assertThat(Traces.stands(amount, new String(EventJson.write(scene.proof(lot)))))
                    .isFalse();
        }
    }

    /** All that the market has on this machine: databases, their write-ahead log, the broker's store, logs, and one keeper's folder. */
    private TreeSet<String> files(Money amount) {
        List<Path> others = keepers.stream().skip(1).map(Keeper::folder).toList();
        return traces.files(
                amount,
                settings.home(),
                file -> others.stream().anyMatch(file::startsWith)
                        || file.startsWith(settings.home().resolve("app")));
    }

    private boolean released(int keeper, LotId lot) throws Exception {
        return Files.readString(keepers.get(keeper).folder().resolve("lots/" + lot + ".json"))
                .contains("releasedAt");
    }

    /** With the private key out of its folder, and the signed release too, it is one key of two. */
    private void oneKeeperOpensNothing(LotKeys keys, SealedBid bid, LotId lot) throws Exception {
        Map<?, ?> secret = EventJson.read(
                Files.readAllBytes(keepers.getFirst().folder().resolve("lots/" + lot + ".json")), Map.class);
        Map<?, ?> release = (Map<?, ?>) secret.get("release");
        ReleasedKey stolen = new ReleasedKey(
                "keeper-1",
                1,
                lot,
                (String) secret.get("privateKey"),
                (String) release.get("root"),
                ((Number) release.get("size")).longValue(),
                java.time.Instant.parse((String) release.get("releasedAt")),
                "unsigned");

        assertThat(stolen.opens(keys.keepers().getFirst())).isTrue();
        assertThat(bid.fault(keys, bid.bidder())).isEmpty();
        assertThatThrownBy(() -> Opener.of(keys, List.of(stolen))).isInstanceOf(TooFewKeysException.class);
    }

    private static LotKeys keys(Scene scene, LotId lot) {
        byte[] json = scene.as(Scene.LIN)
                .get("/api/v1/lots/" + lot + "/keys")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        return EventJson.read(json, LotKeys.class);
    }

    private static BidderRef commitment(Scene scene, String who, LotId lot) {
        return new BidderRef(scene.as(who)
                .get("/api/v1/lots/" + lot + "/admission")
                .then()
                .statusCode(200)
                .extract()
                .path("commitment"));
    }

    private static Response seal(Scene scene, String who, LotId lot, LotKeys keys, Money amount) {
        return hand(scene, who, lot, new BidSealer().seal(keys, commitment(scene, who, lot), amount));
    }

    private static Response hand(Scene scene, String who, LotId lot, SealedBid bid) {
        return scene.as(who)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("sealed", EventJson.read(EventJson.write(bid), Map.class)))
                .post("/api/v1/lots/" + lot + "/bids");
    }

    private static Leaf.Unsealed unsealed(Scene scene, LotId lot) {
        return scene.proof(lot).leaves().stream()
                .map(leaf -> Canonical.read(leaf.leaf(), Leaf.class))
                .filter(Leaf.Unsealed.class::isInstance)
                .map(Leaf.Unsealed.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Everything that this program logs. */
    private static final class Spoken extends Handler {
        private final StringBuffer text = new StringBuffer();
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord record) {
            text.append(formatter.format(record));
        }

        String text() {
            return text.toString();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
