package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.ipmarket.settlement.Scene.CHEN;
import static org.ipmarket.settlement.Scene.GZ;
import static org.ipmarket.settlement.Scene.LIN;
import static org.ipmarket.settlement.Scene.SZ;
import static org.ipmarket.settlement.Scene.UNIVERSITY;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.awaitDeposit;
import static org.ipmarket.settlement.Scene.awaitTrade;
import static org.ipmarket.settlement.Scene.held;
import static org.ipmarket.settlement.Scene.money;
import static org.ipmarket.settlement.Scene.pay;
import static org.ipmarket.settlement.Scene.sign;
import static org.ipmarket.settlement.Scene.soundLedger;
import static org.ipmarket.settlement.Scene.trade;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.event.TradeDefaulted;
import org.ipmarket.messages.event.TradeOpened;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.Scene.Periods;
import org.junit.jupiter.api.Test;

/** A defaulter's deposit waits in suspense until the shortfall is known, then goes out in the order of the rules. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class ForfeitureIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Periods SHORT = new Periods(Duration.ofSeconds(7), Duration.ofMinutes(5));
    private static final Money LOWER = Money.parse("115000.00", "CNY");
    private static final String FORFEITED = "/api/v1/deposits/forfeited/";

    @Test
    void theRunnerUpPaysAndTheDepositIsDistributed() {
        try (Scene scene = new Scene()) {
            LotId lot = scene.announce(SHORT);
            DepositId winners = held("chen.trader", lot, SZ);
            DepositId waiting = held("lin.trader", lot, GZ);
            LotAwarded award = scene.awarded(lot, CHEN, winners);
            scene.broker.publish(scene.closed(lot, Set.of(winners, waiting)));
            scene.broker.publish(award);
            TradeOpened opened =
                    scene.broker.await(TradeOpened.class, each -> each.award().equals(award.award()));
            scene.broker.await(TradeDefaulted.class, each -> each.trade().equals(opened.trade()));
            awaitDeposit("chen.trader", winners, "FORFEITED");
            awaitDeposit("lin.trader", waiting, "HELD");

            JsonPath suspended = as("gz.finance1").get(FORFEITED + winners).jsonPath();
            assertThat(suspended.getString("state")).isEqualTo("WAITING");
            assertThat(suspended.getString("waitsFor")).contains("runner-up or relisted");
            claim("gz.finance1", winners, "1000.00", false);
            as("gz.finance1")
                    .post(FORFEITED + winners + "/claim/check")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/same-person"));
            as("sz.finance1").post(FORFEITED + winners + "/claim/check").then().statusCode(403);
            as("chen.trader").get(FORFEITED + winners).then().statusCode(403);
            as("gz.finance2").post(FORFEITED + winners + "/claim/check").then().statusCode(200);

            TradeOpened next = runnerUp(scene, lot, waiting);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(as("gz.finance1")
                            .get(FORFEITED + winners)
                            .jsonPath()
                            .getString("state"))
                    .isEqualTo("DISTRIBUTED"));
            JsonPath done = as("gz.finance1").get(FORFEITED + winners).jsonPath();
            assertThat(done.getString("resale")).isEqualTo(next.trade().toString());
            // 120000 less 5666 against 115000 less 5499.50; commission 11332 against 10999
            assertThat(money(done, "distribution.costs")).isEqualTo(Money.parse("1000.00", "CNY"));
            assertThat(money(done, "distribution.shortfall")).isEqualTo(Money.parse("4833.50", "CNY"));
            assertThat(money(done, "distribution.commission")).isEqualTo(Money.parse("333.00", "CNY"));
            assertThat(money(done, "distribution.rest")).isEqualTo(Money.parse("3833.50", "CNY"));
            assertThat(money(done, "distribution.uncovered").isZero()).isTrue();
            as("gz.finance1")
                    .body(Map.of("costs", Money.cny(1), "ground", "later"))
                    .post(FORFEITED + winners + "/claim")
                    .then()
                    .statusCode(409)
                    .body("state", equalTo("DISTRIBUTED"));
            JsonPath ofTrade = trade("gz.finance1", opened.trade());
            assertThat(ofTrade.getList("payouts.purpose", String.class))
                    .containsExactlyInAnyOrder(
                            "FORFEITED_COSTS",
                            "FORFEITED_TO_SELLER",
                            "SELLER_CENTRE_FEE",
                            "BUYER_CENTRE_FEE",
                            "PLATFORM_FEE");
            assertThat(as("uni.trader")
                            .queryParam("limit", 100)
                            .get("/api/v1/accounts/me/entries")
                            .jsonPath()
                            .getList("items.what", String.class))
                    .contains("FORFEITED_DISTRIBUTED");
            soundLedger();
        }
    }

    @Test
    void whereTheCentreOffersTheLotNoMoreTheConsignorGetsWhatTheCostsLeave() {
        try (Scene scene = new Scene()) {
            TradeOpened opened = scene.opened(SHORT);
            scene.broker.await(TradeDefaulted.class, each -> each.trade().equals(opened.trade()));
            String deposit = as("gz.finance1")
                    .queryParam("state", "WAITING")
                    .queryParam("limit", 100)
                    .get("/api/v1/deposits/forfeited")
                    .jsonPath()
                    .getString("items.find { it.trade == '" + opened.trade() + "' }.deposit");
            as("gz.finance2")
                    .post(FORFEITED + deposit + "/claim/check")
                    .then()
                    .statusCode(409)
                    .body("type", containsString("claim-not-entered"));
            claim("gz.finance1", deposit, "250.00", true);
            as("gz.finance2").post(FORFEITED + deposit + "/claim/check").then().statusCode(200);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(as("gz.finance1")
                            .get(FORFEITED + deposit)
                            .jsonPath()
                            .getString("state"))
                    .isEqualTo("DISTRIBUTED"));
            JsonPath done = as("regulator").get(FORFEITED + deposit).jsonPath();
            assertThat(money(done, "distribution.shortfall")).isEqualTo(Money.parse("9750.00", "CNY"));
            assertThat(money(done, "distribution.uncovered").isZero()).isFalse();
            assertThat(done.getString("resale")).isNull();
            soundLedger();
        }
    }

    private static TradeOpened runnerUp(Scene scene, LotId lot, DepositId waiting) {
        LotAwarded second = new LotAwarded(
                new AwardId(Ids.next()),
                lot,
                Mode.TEST,
                GZ,
                GZ,
                UNIVERSITY,
                LIN,
                waiting,
                LOWER,
                Instant.now().truncatedTo(ChronoUnit.MICROS));
        scene.broker.publish(second);
        TradeOpened next =
                scene.broker.await(TradeOpened.class, each -> each.award().equals(second.award()));
        String hash = trade("lin.trader", next.trade()).getString("confirmationHash");
        sign("uni.approver", next.trade(), hash).then().statusCode(200);
        sign("lin.approver", next.trade(), hash).then().statusCode(200);
        JsonPath signed = trade("lin.trader", next.trade());
        pay("lin.trader", signed.getString("paymentReference"), money(signed, "amountDue"));
        awaitTrade("lin.trader", next.trade(), "FUNDED");
        return next;
    }

    private static void claim(String by, Object deposit, String costs, boolean offeredNoMore) {
        as(by).body(Map.of(
                        "costs",
                        Money.parse(costs, "CNY"),
                        "ground",
                        "Notice, catalogue and hall of the failed sale",
                        "offeredNoMore",
                        offeredNoMore))
                .post(FORFEITED + deposit + "/claim")
                .then()
                .statusCode(200)
                .body("claim.enteredBy", equalTo(by));
    }
}
