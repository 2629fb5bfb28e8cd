package org.ipmarket.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.ipmarket.settlement.Scene.CHEN;
import static org.ipmarket.settlement.Scene.SZ;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.awaitTrade;
import static org.ipmarket.settlement.Scene.key;
import static org.ipmarket.settlement.Scene.pay;
import static org.ipmarket.settlement.Scene.sign;
import static org.ipmarket.settlement.Scene.trade;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.event.DealConcluded;
import org.ipmarket.messages.event.ExportCleared;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.event.TradeOpened;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.bank.simulator.SimulatedBank;
import org.ipmarket.settlement.store.LedgerReport;
import org.junit.jupiter.api.Test;

/** A buyer abroad pays in dollars, the bank converts them, and the trade goes on in yuan. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class ConversionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    MarketClock clock;

    @Inject
    SimulatedBank bank;

    @Inject
    LedgerReport report;

    @Test
    void dollarsBecomeYuanByTheBanksAdvice() {
        long version = System.currentTimeMillis();
        try (Scene scene = new Scene()) {
            chen(scene, version, true);
            try {
                TradeId trade = signedDeal(scene);
                String reference = trade("chen.trader", trade).getString("paymentReference");
                agree(trade);
                // 125666.00 is due; two conversions buy it
                pay("chen.trader", reference, Money.parse("10000.00", "USD"));
                pay("chen.trader", reference, Money.parse("7699.44", "USD"));
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(Pages.<String>all(
                                "chen.trader",
                                "/api/v1/accounts/me",
                                "items.findAll { it.trade == '" + trade + "' }.balance.amount"))
                        .containsExactly("17699.44"));
                String number = "FX" + version;
                entered(trade, number + "A", "10000.00", "71000.00", "7.1");
                assertThat(trade("chen.trader", trade).getString("state")).isEqualTo("SIGNED");
                refuse(enter(trade, number + "B", "7699.44", "54700.00", "7.1"), 422, "invalid-advice");
                refuse(enter(trade, number + "B", "7699.45", "54666.00", "7.0999877"), 409, "not-enough-escrow");
                refuse(enter(trade, number + "B", "7699.44", "54666.01", "7.0999969"), 422, "more-than-due");
                entered(trade, number + "B", "7699.44", "54666.00", "7.0999969");
                awaitTrade("chen.trader", trade, "FUNDED");
                refuse(enter(trade, number + "A", "1.00", "7.10", "7.1"), 409, "advice-known");
                legs(trade, number);
            } finally {
                chen(scene, version + 1, false);
            }
        }
    }

    private static void agree(TradeId trade) {
        String path = "/api/v1/trades/" + trade + "/currency";
        await().atMost(PATIENCE).untilAsserted(() -> as("chen.trader")
                .get(path)
                .then()
                .statusCode(200)
                .body("crossBorder", equalTo(true), "permitted", hasItem("MOP"), "pays", equalTo("CNY")));
        as("chen.trader").body(Map.of("currency", "JPY")).put(path).then().statusCode(422);
        as("chen.trader")
                .body(Map.of("currency", "USD"))
                .put(path)
                .then()
                .statusCode(200)
                .body("pays", equalTo("USD"));
    }

    /** One enters it, another checks it. */
    private void entered(TradeId trade, String number, String sold, String bought, String rate) {
        Response entered = enter(trade, number, sold, bought, rate);
        assertThat(entered.statusCode()).as(entered.asString()).isEqualTo(201);
        String check = "/api/v1/bank/conversions/" + entered.jsonPath().getString("id") + "/check";
        as("gz.finance1").body(Map.of("accepted", true)).post(check).then().statusCode(403);
        as("sz.finance1").body(Map.of("accepted", true)).post(check).then().statusCode(403);
        as("gz.finance2").body(Map.of("accepted", false)).post(check).then().statusCode(422);
        as("gz.finance2")
                .body(Map.of("accepted", true))
                .post(check)
                .then()
                .statusCode(200)
                .body("state", equalTo("CHECKED"), "rate", equalTo(rate), "adviceNumber", equalTo(number));
        as("gz.finance2").body(Map.of("accepted", true)).post(check).then().statusCode(409);
    }

    private Response enter(TradeId trade, String number, String sold, String bought, String rate) {
        Map<String, Object> body = new HashMap<>();
        body.put("trade", trade.toString());
        body.put("sold", Money.parse(sold, "USD"));
        body.put("bought", Money.parse(bought, "CNY"));
        body.put("rate", rate);
        body.put("adviceNumber", number);
        body.put("dealtOn", clock.today().toString());
        body.put("valueOn", clock.today().toString());
        return as("gz.finance1").header("Idempotency-Key", key()).body(body).post("/api/v1/bank/conversions");
    }

    private static void refuse(Response answer, int status, String problem) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/" + problem);
    }

    /** The leg that came evens the clearing account out; each currency is sound by itself. */
    private void legs(TradeId trade, String number) {
        io.quarkus.narayana.jta.QuarkusTransaction.requiringNew()
                .run(() -> bank.receive("bank", Money.parse("71000.00", "CNY"), "conversion " + number + "A"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(Pages.<String>all(
                        "gz.finance1",
                        "/api/v1/bank/statements",
                        "items.findAll { it.trade == '" + trade + "' && it.remark?.contains('" + number
                                + "A') }.state"))
                .containsExactly("MATCHED"));
        for (String currency : List.of("CNY", "USD")) {
            LedgerReport.Checks checks = io.quarkus.narayana.jta.QuarkusTransaction.requiringNew()
                    .call(() -> report.checks(Mode.TEST, currency));
            assertThat(checks.unbalanced()).isZero();
            assertThat(checks.driftedAccounts()).isZero();
            assertThat(checks.moneyIn()).isEqualTo(checks.moneyHeld().plus(checks.moneyOut()));
        }
    }

    private static TradeId signedDeal(Scene scene) {
        AssetId asset = new AssetId(Ids.next());
        scene.broker.publish(Scene.asset(asset, LegalStatus.IN_FORCE, 1));
        DealConcluded deal = Scene.deal(Scene.newOffer(), asset, Scene.Periods.LONG);
        scene.broker.publish(deal);
        TradeId trade = scene.broker
                .await(TradeOpened.class, each -> each.award().equals(deal.award()), PATIENCE)
                .trade();
        JsonPath opened = trade("chen.approver", trade);
        sign("uni.approver", trade, opened.getString("confirmationHash")).then().statusCode(200);
        sign("chen.approver", trade, opened.getString("confirmationHash"))
                .then()
                .statusCode(200);
        // the buyer is abroad: nothing is paid before the exporter may deliver
        scene.broker.publish(
                new ExportCleared(deal.deal(), Mode.TEST, Scene.GZ, Scene.UNIVERSITY, CHEN, "许可证 1", Instant.now()));
        awaitTrade("chen.approver", trade, "SIGNED");
        return trade;
    }

    private static void chen(Scene scene, long version, boolean outside) {
        scene.broker.publish(new ParticipantChanged(
                CHEN,
                Mode.TEST,
                version,
                ParticipantKind.FIRM,
                SZ,
                Standing.QUALIFIED,
                Set.of(SZ),
                Set.of(),
                outside,
                null,
                null));
    }
}
