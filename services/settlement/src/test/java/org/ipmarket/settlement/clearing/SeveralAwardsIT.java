package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
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
import java.util.Map;
import java.util.Set;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.BidderLeft;
import org.ipmarket.messages.event.DepositReleased;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.event.TradeDefaulted;
import org.ipmarket.messages.event.TradeOpened;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.Scene.Periods;
import org.junit.jupiter.api.Test;

/** Lots with a runner-up who waits, and lots with several winners: a trade for each award, each with its own deposit. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class SeveralAwardsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Periods SHORT = new Periods(Duration.ofSeconds(2), Duration.ofMinutes(5));

    @Test
    void theRunnerUpsDepositWaitsAndStandsForItsTradeAfterTheDefault() {
        try (Scene scene = new Scene()) {
            LotId lot = scene.announce(SHORT);
            DepositId winner = held("chen.trader", lot, Scene.SZ);
            DepositId runnerUp = held("lin.trader", lot, Scene.SZ);
            scene.broker.publish(scene.closed(lot, Set.of(winner, runnerUp)));
            TradeOpened first = opened(scene, scene.awarded(lot, Scene.CHEN, winner));
            scene.broker.await(TradeDefaulted.class, each -> each.trade().equals(first.trade()));
            awaitDeposit("chen.trader", winner, "FORFEITED");
            awaitDeposit("lin.trader", runnerUp, "HELD");
            TradeOpened second = opened(scene, scene.awarded(lot, Scene.LIN, runnerUp));
            assertThat(second.trade()).isNotEqualTo(first.trade());
            assertThat(second.lot()).isEqualTo(lot);
            as("lin.trader")
                    .header("Idempotency-Key", Scene.key())
                    .post("/api/v1/deposits/" + runnerUp + "/release-request")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/deposit-bound"));
            soundLedger();
        }
    }

    @Test
    void onceTheWinnerHasPaidBiddingLetsTheRunnerUpGo() {
        try (Scene scene = new Scene()) {
            LotId lot = scene.announce(Periods.LONG);
            DepositId winner = held("chen.trader", lot, Scene.SZ);
            DepositId runnerUp = held("lin.trader", lot, Scene.SZ);
            scene.broker.publish(scene.closed(lot, Set.of(winner, runnerUp)));
            TradeOpened opened = opened(scene, scene.awarded(lot, Scene.CHEN, winner));
            signAndPay(opened, "chen");
            awaitDeposit("lin.trader", runnerUp, "HELD");
            scene.broker.publish(new BidderLeft(lot, Mode.TEST, Scene.GZ, runnerUp, Scene.LIN, Instant.now()));
            DepositReleased released = scene.broker.await(
                    DepositReleased.class, each -> each.deposit().equals(runnerUp), PATIENCE);
            assertThat(released.amount()).isEqualTo(Scene.DEPOSIT);
            awaitDeposit("chen.trader", winner, "APPLIED");
            soundLedger();
        }
    }

    @Test
    void licencesAreTradedOneByOneWhileTheLotIsOpen() {
        try (Scene scene = new Scene()) {
            LotId lot = scene.announce(Periods.LONG);
            DepositId chen = held("chen.trader", lot, Scene.SZ);
            TradeOpened first = opened(scene, scene.awarded(lot, Scene.CHEN, chen));
            signAndPay(first, "chen");
            DepositId lin = held("lin.trader", lot, Scene.SZ);
            TradeOpened second = opened(scene, scene.awarded(lot, Scene.LIN, lin));
            scene.broker.publish(scene.closed(lot, Set.of(chen, lin)));
            await().atMost(PATIENCE).untilAsserted(() -> as("uni.trader")
                    .header("Idempotency-Key", Scene.key())
                    .body(Map.of("lot", lot.toString(), "buyerCentre", "GZ"))
                    .post("/api/v1/deposits")
                    .then()
                    .body("type", equalTo("/problems/lot-ended")));
            awaitTrade("chen.trader", first.trade(), "FUNDED");
            awaitTrade("lin.trader", second.trade(), "OPENED");
            awaitDeposit("chen.trader", chen, "APPLIED");
            awaitDeposit("lin.trader", lin, "HELD");
            signAndPay(second, "lin");
            soundLedger();
        }
    }

    private static TradeOpened opened(Scene scene, LotAwarded award) {
        scene.broker.publish(award);
        return scene.broker.await(TradeOpened.class, each -> each.award().equals(award.award()), PATIENCE);
    }

    private static void signAndPay(TradeOpened opened, String buyer) {
        String trader = buyer + ".trader";
        JsonPath trade = trade(trader, opened.trade());
        String hash = trade.getString("confirmationHash");
        sign("uni.approver", opened.trade(), hash).then().statusCode(200);
        sign(buyer + ".approver", opened.trade(), hash).then().statusCode(200);
        JsonPath signed = trade(trader, opened.trade());
        pay(trader, signed.getString("paymentReference"), money(signed, "amountDue"));
        awaitTrade(trader, opened.trade(), "FUNDED");
    }
}
