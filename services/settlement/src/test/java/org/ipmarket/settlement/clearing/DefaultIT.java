package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.ipmarket.settlement.Scene.SZ;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.awaitDeposit;
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
import java.util.Map;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.event.DepositForfeited;
import org.ipmarket.messages.event.DepositReleased;
import org.ipmarket.messages.event.TradeDefaulted;
import org.ipmarket.messages.event.TradeDefaulted.Side;
import org.ipmarket.messages.event.TradeOpened;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.Scene.Periods;
import org.junit.jupiter.api.Test;

/** What happens when a side does not do its part in time. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class DefaultIT {
    private static final Periods SHORT = new Periods(Duration.ofSeconds(2), Duration.ofSeconds(2));
    private static final Periods SHORT_TO_PAY = new Periods(Duration.ofMinutes(5), Duration.ofSeconds(2));
    private static final Periods TIME_TO_SIGN = new Periods(Duration.ofSeconds(5), Duration.ofSeconds(30));

    @Test
    void aWinnerWhoDoesNotSignLosesItsDepositAndMayNotBidOnTheRelisting() {
        try (Scene scene = new Scene()) {
            TradeOpened opened = scene.opened(SHORT);
            TradeDefaulted defaulted = scene.broker.await(
                    TradeDefaulted.class, each -> each.trade().equals(opened.trade()));
            assertThat(defaulted.side()).isEqualTo(Side.BUYER);
            DepositForfeited forfeited = scene.broker.await(
                    DepositForfeited.class, each -> opened.trade().equals(each.trade()));
            assertThat(forfeited.amount()).isEqualTo(Scene.DEPOSIT);
            JsonPath trade = trade("uni.trader", opened.trade());
            assertThat(trade.getString("state")).isEqualTo("DEFAULTED");
            sign("chen.approver", opened.trade(), trade.getString("confirmationHash"))
                    .then()
                    .statusCode(409)
                    .body("state", equalTo("DEFAULTED"));

            LotId relisted = scene.announce(
                    Scene.newOffer(), Periods.LONG, new OfferId(opened.lot().value()));
            LotId again = scene.announce(Scene.newOffer(), Periods.LONG, new OfferId(relisted.value()));
            for (LotId lot : new LotId[] {opened.lot(), relisted, again}) {
                String answer = as("chen.trader")
                        .header("Idempotency-Key", Scene.key())
                        .body(Map.of("lot", lot.toString(), "buyerCentre", "SZ"))
                        .post("/api/v1/deposits")
                        .jsonPath()
                        .getString("type");
                assertThat(answer).isIn("/problems/defaulter-may-not-bid", "/problems/lot-ended");
            }
            soundLedger();
        }
    }

    @Test
    void aBuyerWhoSignedGetsItsDepositBackIfTheSellerDidNot() {
        try (Scene scene = new Scene()) {
            TradeOpened opened = scene.opened(TIME_TO_SIGN);
            JsonPath trade = trade("chen.trader", opened.trade());
            sign("chen.approver", opened.trade(), trade.getString("confirmationHash"))
                    .then()
                    .statusCode(200);
            TradeDefaulted defaulted = scene.broker.await(
                    TradeDefaulted.class, each -> each.trade().equals(opened.trade()));
            assertThat(defaulted.side()).isEqualTo(Side.SELLER);
            assertThat(scene.broker
                            .await(DepositReleased.class, each -> each.lot().equals(opened.lot()))
                            .amount())
                    .isEqualTo(Scene.DEPOSIT);
            soundLedger();
        }
    }

    @Test
    void aBuyerWhoDoesNotPayLosesWhatHadCountedTowardsThePrice() {
        try (Scene scene = new Scene()) {
            TradeOpened opened = scene.signed(SHORT_TO_PAY);
            JsonPath signed = trade("chen.trader", opened.trade());
            TradeDefaulted defaulted = scene.broker.await(
                    TradeDefaulted.class, each -> each.trade().equals(opened.trade()));
            assertThat(defaulted.side()).isEqualTo(Side.BUYER);
            awaitTrade("chen.trader", opened.trade(), "DEFAULTED");
            DepositForfeited forfeited = scene.broker.await(
                    DepositForfeited.class, each -> opened.trade().equals(each.trade()));
            assertThat(forfeited.amount()).isEqualTo(Scene.DEPOSIT);
            awaitDeposit("chen.trader", forfeited.deposit(), "FORFEITED");
            // who pays after that gets it back
            pay("chen.trader", signed.getString("paymentReference"), money(signed, "amountDue"));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(Scene.bankLines(signed.getString("paymentReference")))
                            .containsExactly("RETURNED"));
            assertThat(as("sz.finance1")
                            .get("/api/v1/deposits/" + forfeited.deposit())
                            .statusCode())
                    .isEqualTo(200);
            soundLedger();
        }
    }

    @Test
    void aPaymentInTimeIsNeverTakenForLate() {
        try (Scene scene = new Scene()) {
            TradeOpened opened = scene.signed(new Periods(Duration.ofMinutes(5), Duration.ofSeconds(4)));
            JsonPath signed = trade("chen.trader", opened.trade());
            pay("chen.trader", signed.getString("paymentReference"), money(signed, "amountDue"));
            awaitTrade("chen.trader", opened.trade(), "FUNDED");
            await().during(Duration.ofSeconds(5)).atMost(Duration.ofSeconds(8)).until(() -> trade(
                            "chen.trader", opened.trade())
                    .getString("state")
                    .equals("FUNDED"));
            assertThat(SZ.value()).isEqualTo(opened.buyerCentre().value());
        }
    }
}
