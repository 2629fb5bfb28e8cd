package org.ipmarket.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.ipmarket.settlement.Scene.CHEN;
import static org.ipmarket.settlement.Scene.GZ;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.DepositApplied;
import org.ipmarket.messages.event.DepositHeld;
import org.ipmarket.messages.event.DepositReleased;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.event.TradeCompleted;
import org.ipmarket.messages.event.TradeFunded;
import org.ipmarket.messages.event.TradeOpened;
import org.ipmarket.messages.event.TradeRecorded;
import org.ipmarket.messages.event.TradeSigned;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.TradeId;
import org.junit.jupiter.api.Test;

/** From the announcement to the handing over of title and money, over the API and the broker. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class WholePathIT {
    @Test
    void aSaleFromAnnouncementToCompletion() {
        try (Scene scene = new Scene()) {
            LotId lot = scene.announce(Scene.Periods.LONG);
            DepositId winners = held("chen.trader", lot, SZ);
            DepositId losers = held("lin.trader", lot, GZ);
            DepositHeld told =
                    scene.broker.await(DepositHeld.class, held -> held.deposit().equals(winners));
            assertThat(told.buyerCentre()).isEqualTo(SZ);
            assertThat(told.amount()).isEqualTo(Scene.DEPOSIT);

            LotAwarded award = scene.awarded(lot, CHEN, winners);
            scene.broker.publish(scene.closed(lot, Set.of(winners)));
            scene.broker.publish(award);
            awaitDeposit("lin.trader", losers, "RELEASED");
            assertThat(scene.broker
                            .await(DepositReleased.class, released -> released.deposit()
                                    .equals(losers))
                            .amount())
                    .isEqualTo(Scene.DEPOSIT);
            TradeId trade = scene.broker
                    .await(TradeOpened.class, opened -> opened.award().equals(award.award()))
                    .trade();

            signBoth(scene, trade, winners);
            payAndRecord(scene, trade);

            JsonPath done = awaitTrade("gz.finance1", trade, "COMPLETED");
            assertThat(scene.broker
                            .await(
                                    TradeCompleted.class,
                                    completed -> completed.trade().equals(trade))
                            .price())
                    .isEqualTo(Scene.PRICE);
            checkMoney(done);
            soundLedger();
        }
    }

    private static void signBoth(Scene scene, TradeId trade, DepositId deposit) {
        JsonPath opened = trade("uni.approver", trade);
        assertThat(opened.getString("state")).isEqualTo("OPENED");
        String hash = opened.getString("confirmationHash");
        as("uni.trader")
                .get("/api/v1/trades/" + trade + "/confirmation")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("成交确认书"))
                .body(containsString("人民币壹拾贰万元整"))
                .body(containsString("ZL202310012345.6"))
                .body(containsString("演示"));
        sign("uni.approver", trade, "0".repeat(64))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/document-differs"));
        sign("uni.trader", trade, hash).then().statusCode(403);
        sign("lin.approver", trade, hash).then().statusCode(404);
        sign("uni.approver", trade, hash).then().statusCode(200).body("state", equalTo("OPENED"));
        sign("uni.approver", trade, hash).then().statusCode(409).body("type", equalTo("/problems/already-signed"));
        sign("chen.approver", trade, hash).then().statusCode(200).body("state", equalTo("SIGNED"));
        awaitDeposit("chen.trader", deposit, "APPLIED");
        scene.broker.await(DepositApplied.class, applied -> applied.trade().equals(trade));
        scene.broker.await(TradeSigned.class, signed -> signed.trade().equals(trade));
    }

    private static void payAndRecord(Scene scene, TradeId trade) {
        JsonPath signed = trade("chen.trader", trade);
        // 100000 at 5 %, 20000 at 3.33 %
        assertThat(money(signed, "buyerCommission")).isEqualTo(Money.parse("5666.00", "CNY"));
        assertThat(money(signed, "amountDue")).isEqualTo(Money.parse("115666.00", "CNY"));
        pay("chen.trader", signed.getString("paymentReference"), money(signed, "amountDue"));
        scene.broker.await(TradeFunded.class, funded -> funded.trade().equals(trade));

        Map<String, String> recordal = Map.of(
                "registration",
                "手续合格通知书 2026-0001",
                "effectiveOn",
                signed.getString("openedAt").substring(0, 10));
        String path = "/api/v1/trades/" + trade + "/recordal";
        as("gz.recordal1").body("{}").post(path + "/check").then().statusCode(409);
        as("sz.recordal1").body(recordal).post(path).then().statusCode(403);
        as("gz.finance1").body(recordal).post(path).then().statusCode(403);
        as("gz.recordal1")
                .body(recordal)
                .post(path)
                .then()
                .statusCode(200)
                .body("recordal.enteredBy", equalTo("gz.recordal1"));
        as("gz.recordal1")
                .body("{}")
                .post(path + "/check")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/same-person"));
        as("gz.recordal2")
                .body("{}")
                .post(path + "/check")
                .then()
                .statusCode(200)
                .body("state", equalTo("RECORDED"));
        as("gz.recordal2")
                .body("{}")
                .post(path + "/check")
                .then()
                .statusCode(409)
                .body("state", equalTo("RECORDED"));
        TradeRecorded recorded =
                scene.broker.await(TradeRecorded.class, each -> each.trade().equals(trade));
        assertThat(recorded.registration()).isEqualTo("手续合格通知书 2026-0001");
        assertThat(recorded.assets()).hasSize(1);
    }

    private static void checkMoney(JsonPath trade) {
        List<Map<String, Object>> payouts = trade.getList("payouts");
        assertThat(payouts).hasSize(4).allSatisfy(payout -> assertThat(payout).containsEntry("state", "CONFIRMED"));
        assertThat(payouts)
                .extracting(payout -> payout.get("purpose") + " " + payout.get("to") + " "
                        + ((Map<?, ?>) payout.get("amount")).get("amount"))
                .containsExactlyInAnyOrder(
                        "SELLER_PROCEEDS " + UNIVERSITY + " 114334.00",
                        "SELLER_CENTRE_FEE centre:GZ 4532.80",
                        "BUYER_CENTRE_FEE centre:SZ 3966.20",
                        "PLATFORM_FEE platform 2833.00");
        assertThat(trade.getList("history.state", String.class))
                .containsExactly("OPENED", "SIGNED", "FUNDED", "RECORDED", "COMPLETED");
        // nothing is left to either party, and every movement says why
        assertThat(Pages.<String>all("chen.trader", "/api/v1/accounts/me", "items.trade"))
                .doesNotContain(trade.getString("id"));
        List<Map<String, Object>> entries = Pages.all(
                "uni.trader",
                "/api/v1/accounts/me/entries",
                "items.findAll { it.trade == '" + trade.getString("id") + "' }");
        assertThat(entries).extracting(entry -> entry.get("amount")).containsExactly("114334.00", "-114334.00");
        assertThat(entries).allSatisfy(entry -> assertThat(entry).containsKeys("what", "why", "rule", "lot"));
        for (String list : List.of("/api/v1/bank/statements", "/api/v1/bank/payouts")) {
            assertThat(Pages.<String>all("sz.finance1", list, "items.trade"))
                    .as(list)
                    .contains(trade.getString("id"));
        }
    }
}
