package org.ipmarket.settlement.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ipmarket.settlement.Scene.CHEN;
import static org.ipmarket.settlement.Scene.GZ;
import static org.ipmarket.settlement.Scene.SZ;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.awaitDeposit;
import static org.ipmarket.settlement.Scene.held;
import static org.ipmarket.settlement.Scene.soundLedger;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.BidderLeaveRefused;
import org.ipmarket.messages.event.BidderLeft;
import org.ipmarket.messages.event.DepositReleased;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.event.LotCancelled;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.event.TradeOpened;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.settlement.Scene;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every pair of events that belong together is delivered in both orders, and each event twice. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class EveryOrderIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    AgroalDataSource dataSource;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void announcementAndClose(boolean inOrder) {
        try (Scene scene = new Scene()) {
            OfferId offer = Scene.newOffer();
            AssetId asset = new AssetId(Ids.next());
            LotId lot = LotId.of(offer);
            both(scene, inOrder, Scene.offer(offer, asset, Scene.Periods.LONG, null), scene.closed(lot, Set.of()));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(as("chen.trader")
                            .header("Idempotency-Key", Scene.key())
                            .body(Map.of("lot", lot.toString(), "buyerCentre", "SZ"))
                            .post("/api/v1/deposits")
                            .jsonPath()
                            .getString("type"))
                    .isEqualTo("/problems/lot-ended"));
            settled(scene);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void announcementAndCancellation(boolean inOrder) {
        try (Scene scene = new Scene()) {
            OfferId offer = Scene.newOffer();
            LotId lot = LotId.of(offer);
            both(scene, inOrder, Scene.offer(offer, new AssetId(Ids.next()), Scene.Periods.LONG, null), cancelled(lot));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(as("chen.trader")
                            .header("Idempotency-Key", Scene.key())
                            .body(Map.of("lot", lot.toString(), "buyerCentre", "SZ"))
                            .post("/api/v1/deposits")
                            .jsonPath()
                            .getString("state"))
                    .isEqualTo("CANCELLED"));
            settled(scene);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void awardAndClose(boolean inOrder) {
        try (Scene scene = new Scene()) {
            LotId lot = scene.announce(Scene.Periods.LONG);
            DepositId winner = held("chen.trader", lot, SZ);
            DepositId loser = held("lin.trader", lot, GZ);
            LotAwarded award = scene.awarded(lot, CHEN, winner);
            both(scene, inOrder, scene.closed(lot, Set.of(winner)), award);
            awaitDeposit("lin.trader", loser, "RELEASED");
            scene.broker.await(TradeOpened.class, each -> each.award().equals(award.award()), PATIENCE);
            awaitDeposit("chen.trader", winner, "HELD");
            settled(scene);
            assertThat(scene.broker.told(TradeOpened.class))
                    .filteredOn(each -> each.award().equals(award.award()))
                    .hasSize(1);
            assertThat(released(scene, loser)).isEqualTo(1);
            assertThat(released(scene, winner)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void assetAndAward(boolean inOrder) throws SQLException {
        try (Scene scene = new Scene()) {
            OfferId offer = Scene.newOffer();
            LotId lot = LotId.of(offer);
            AssetId asset = new AssetId(Ids.next());
            scene.broker.publish(Scene.offer(offer, asset, Scene.Periods.LONG, null));
            await().atMost(PATIENCE).until(() -> count("lot_terms where lot = '" + lot + "'") == 1);
            DepositId winner = held("chen.trader", lot, SZ);
            LotAwarded award = scene.awarded(lot, CHEN, winner);
            both(scene, inOrder, Scene.asset(asset, LegalStatus.IN_FORCE, 1), award);
            scene.broker.await(TradeOpened.class, each -> each.award().equals(award.award()), PATIENCE);
            settled(scene);
            assertThat(count("trade where award = '" + award.award() + "'")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavingAndClose(boolean inOrder) throws SQLException {
        try (Scene scene = new Scene()) {
            LotId lot = scene.announce(Scene.Periods.LONG);
            DepositId given = held("chen.trader", lot, SZ);
            as("chen.trader")
                    .post("/api/v1/deposits/" + given + "/release-request")
                    .then()
                    .statusCode(202);
            BidderLeft left = new BidderLeft(lot, Mode.TEST, GZ, given, CHEN, Instant.now());
            both(scene, inOrder, left, scene.closed(lot, Set.of()));
            awaitDeposit("chen.trader", given, "RELEASED");
            settled(scene);
            assertThat(released(scene, given)).isEqualTo(1);
            assertThat(count("payout where deposit = '" + given + "'")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusedLeaveAndAward(boolean inOrder) {
        try (Scene scene = new Scene()) {
            LotId lot = scene.announce(Scene.Periods.LONG);
            DepositId given = held("chen.trader", lot, SZ);
            as("chen.trader")
                    .post("/api/v1/deposits/" + given + "/release-request")
                    .then()
                    .statusCode(202);
            LotAwarded award = scene.awarded(lot, CHEN, given);
            BidderLeaveRefused refused =
                    new BidderLeaveRefused(lot, Mode.TEST, GZ, given, CHEN, "Its bid stands.", Instant.now());
            both(scene, inOrder, refused, award);
            scene.broker.await(TradeOpened.class, each -> each.award().equals(award.award()), PATIENCE);
            awaitDeposit("chen.trader", given, "HELD");
            settled(scene);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cancellationAndLeaving(boolean inOrder) {
        try (Scene scene = new Scene()) {
            LotId lot = scene.announce(Scene.Periods.LONG);
            DepositId given = held("chen.trader", lot, SZ);
            BidderLeft left = new BidderLeft(lot, Mode.TEST, GZ, given, CHEN, Instant.now());
            both(scene, inOrder, left, cancelled(lot));
            awaitDeposit("chen.trader", given, "RELEASED");
            settled(scene);
            assertThat(released(scene, given)).isEqualTo(1);
        }
    }

    private static LotCancelled cancelled(LotId lot) {
        return new LotCancelled(lot, Mode.TEST, GZ, "the seller withdrew", Instant.now());
    }

    /** Each twice, under the same id. */
    private static void both(Scene scene, boolean inOrder, MarketEvent first, MarketEvent second) {
        UUID firstId = Ids.next();
        UUID secondId = Ids.next();
        for (int i = 0; i < 2; i++) {
            scene.broker.publish(inOrder ? first : second, inOrder ? firstId : secondId);
            scene.broker.publish(inOrder ? second : first, inOrder ? secondId : firstId);
        }
    }

    private static long released(Scene scene, DepositId deposit) {
        return scene.broker.told(DepositReleased.class).stream()
                .filter(each -> each.deposit().equals(deposit))
                .count();
    }

    /** Nothing waits, nothing was given up, the books are sound. */
    private void settled(Scene scene) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(scene.broker.waiting("settlement.inbox")).isZero();
            assertThat(count("parked_event")).isZero();
            assertThat(count("outbox_unsent")).isZero();
        });
        assertThat(scene.broker.waiting("settlement.dead")).isZero();
        soundLedger();
    }

    private long count(String from) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + from)) {
            row.next();
            return row.getLong(1);
        }
    }
}
