package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.awaitTrade;
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
import java.util.List;
import java.util.Map;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.DealConcluded;
import org.ipmarket.messages.event.DepositForfeited;
import org.ipmarket.messages.event.TradeCompleted;
import org.ipmarket.messages.event.TradeDefaulted;
import org.ipmarket.messages.event.TradeDefaulted.Side;
import org.ipmarket.messages.event.TradeOpened;
import org.ipmarket.messages.event.TradeRecorded;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.Scene.Periods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A negotiated deal goes the way of a sale, without a lot and without a deposit. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class DealTradeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void aDealIsSignedPaidRecordedAndHandedOn() {
        try (Scene scene = new Scene()) {
            DealConcluded deal = concluded(scene, Periods.LONG);
            TradeOpened opened = opened(scene, deal);
            assertThat(opened.lot()).isEqualTo(LotId.of(deal.deal()));
            TradeId trade = opened.trade();

            JsonPath before = trade("uni.approver", trade);
            assertThat(before.getString("way")).isEqualTo("DEAL");
            assertThat(money(before, "depositApplied")).isEqualTo(Money.cny(0));
            // 100000 at 5 %, 20000 at 3.33 %, on top of the whole price
            assertThat(money(before, "amountDue")).isEqualTo(Money.parse("125666.00", "CNY"));
            as("chen.trader")
                    .get("/api/v1/trades/" + trade + "/confirmation")
                    .then()
                    .statusCode(200)
                    .body(allOf(
                            containsString("协议许可成交确认书"),
                            containsString("GZ-T-2026-0007"),
                            containsString("光学仪器"),
                            not(containsString("保证金"))));

            signBoth(trade);
            pay("chen.trader", before.getString("paymentReference"), money(before, "amountDue"));
            awaitTrade("chen.trader", trade, "FUNDED");
            soundLedger();
            record(trade, before);
            TradeRecorded recorded =
                    scene.broker.await(TradeRecorded.class, each -> each.trade().equals(trade), PATIENCE);
            assertThat(recorded.award()).isEqualTo(deal.award());
            assertThat(recorded.assets()).isEqualTo(deal.assets());

            JsonPath done = awaitTrade("gz.finance1", trade, "COMPLETED");
            scene.broker.await(TradeCompleted.class, each -> each.trade().equals(trade), PATIENCE);
            List<Map<String, Object>> payouts = done.getList("payouts");
            assertThat(payouts)
                    .extracting(
                            payout -> payout.get("purpose") + " " + ((Map<?, ?>) payout.get("amount")).get("amount"))
                    .containsExactlyInAnyOrder(
                            "SELLER_PROCEEDS 114334.00",
                            "SELLER_CENTRE_FEE 4532.80",
                            "BUYER_CENTRE_FEE 3966.20",
                            "PLATFORM_FEE 2833.00");
            soundLedger();
        }
    }

    @Test
    void aBuyerInDefaultHasNothingToLoseAndGetsBackWhatItPaysTooLate() {
        try (Scene scene = new Scene()) {
            TradeOpened opened =
                    opened(scene, concluded(scene, new Periods(Duration.ofMinutes(5), Duration.ofSeconds(2))));
            JsonPath trade = trade("chen.trader", opened.trade());
            signBoth(opened.trade());
            TradeDefaulted defaulted = scene.broker.await(
                    TradeDefaulted.class, each -> each.trade().equals(opened.trade()), PATIENCE);
            assertThat(defaulted.side()).isEqualTo(Side.BUYER);
            assertThat(scene.broker.told(DepositForfeited.class))
                    .filteredOn(each -> opened.trade().equals(each.trade()))
                    .isEmpty();
            String reference = trade.getString("paymentReference");
            pay("chen.trader", reference, money(trade, "amountDue"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(Scene.bankLines(reference)).containsExactly("RETURNED"));
            soundLedger();
        }
    }

    @Test
    void aDealThatNobodySignsEnds() {
        try (Scene scene = new Scene()) {
            TradeOpened opened =
                    opened(scene, concluded(scene, new Periods(Duration.ofSeconds(2), Duration.ofSeconds(2))));
            TradeDefaulted defaulted = scene.broker.await(
                    TradeDefaulted.class, each -> each.trade().equals(opened.trade()), PATIENCE);
            assertThat(defaulted.side()).isEqualTo(Side.BUYER);
            assertThat(trade("uni.trader", opened.trade()).getString("state")).isEqualTo("DEFAULTED");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void assetAndDealInAnyOrderAndTwiceOpenOneTrade(boolean inOrder) {
        try (Scene scene = new Scene()) {
            AssetId asset = new AssetId(Ids.next());
            DealConcluded deal = Scene.deal(Scene.newOffer(), asset, Periods.LONG);
            if (inOrder) {
                scene.broker.publish(Scene.asset(asset, LegalStatus.IN_FORCE, 1));
            }
            scene.broker.publish(deal);
            scene.broker.publish(deal);
            if (!inOrder) {
                scene.broker.publish(Scene.asset(asset, LegalStatus.IN_FORCE, 1));
            }
            opened(scene, deal);
            TradeOpened next = opened(scene, concluded(scene, Periods.LONG));
            assertThat(next.award()).isNotEqualTo(deal.award());
            assertThat(scene.broker.told(TradeOpened.class))
                    .filteredOn(each -> each.award().equals(deal.award()))
                    .hasSize(1);
        }
    }

    private static DealConcluded concluded(Scene scene, Periods periods) {
        AssetId asset = new AssetId(Ids.next());
        scene.broker.publish(Scene.asset(asset, LegalStatus.IN_FORCE, 1));
        DealConcluded deal = Scene.deal(Scene.newOffer(), asset, periods);
        scene.broker.publish(deal);
        return deal;
    }

    private static TradeOpened opened(Scene scene, DealConcluded deal) {
        return scene.broker.await(TradeOpened.class, each -> each.award().equals(deal.award()), PATIENCE);
    }

    private static void signBoth(TradeId trade) {
        String hash = trade("chen.approver", trade).getString("confirmationHash");
        sign("uni.approver", trade, hash).then().statusCode(200);
        sign("chen.approver", trade, hash).then().statusCode(200).body("state", equalTo("SIGNED"));
    }

    private static void record(TradeId trade, JsonPath opened) {
        String path = "/api/v1/trades/" + trade + "/recordal";
        as("gz.recordal1")
                .body(Map.of(
                        "registration",
                        "备案 2026-0007",
                        "effectiveOn",
                        opened.getString("openedAt").substring(0, 10)))
                .post(path)
                .then()
                .statusCode(200);
        as("gz.recordal2").body("{}").post(path + "/check").then().statusCode(200);
    }
}
