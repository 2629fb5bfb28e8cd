package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.ipmarket.settlement.Scene.CHEN;
import static org.ipmarket.settlement.Scene.DEPOSIT;
import static org.ipmarket.settlement.Scene.SZ;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.awaitDeposit;
import static org.ipmarket.settlement.Scene.money;
import static org.ipmarket.settlement.Scene.pay;
import static org.ipmarket.settlement.Scene.soundLedger;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.DepositHeld;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.event.TradeOpened;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.settlement.Scene;
import org.junit.jupiter.api.Test;

/** One payment for several lots: bidding hears of each, and each is decided about alone. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class DepositListIT {
    @Test
    void onePaymentHoldsEveryLotsPartAndAWinTakesItsOwn() {
        try (Scene scene = new Scene()) {
            LotId won = scene.announce(Scene.Periods.LONG);
            LotId lost = scene.announce(Scene.Periods.LONG);
            LotId open = scene.announce(Scene.Periods.LONG);
            JsonPath list = list(won, lost, open).jsonPath();
            assertThat(money(list, "amount")).isEqualTo(Money.parse("30000.00", "CNY"));
            pay(
                    "chen.trader",
                    list.getString("bankReference"),
                    DEPOSIT.plus(DEPOSIT).plus(DEPOSIT));
            DepositId winners = part(list, won);
            for (LotId lot : List.of(won, lost, open)) {
                awaitDeposit("chen.trader", part(list, lot), "HELD");
                DepositHeld held = scene.broker.await(
                        DepositHeld.class, each -> each.deposit().equals(part(list, lot)));
                assertThat(held.lot()).isEqualTo(lot);
                assertThat(held.amount()).isEqualTo(DEPOSIT);
            }
            LotAwarded award = scene.awarded(won, CHEN, winners);
            scene.broker.publish(scene.closed(won, Set.of(winners)));
            scene.broker.publish(award);
            scene.broker.publish(scene.closed(lost, Set.of()));
            scene.broker.await(TradeOpened.class, opened -> opened.award().equals(award.award()));
            awaitDeposit("chen.trader", part(list, lost), "RELEASED");
            awaitDeposit("chen.trader", part(list, open), "HELD");
            JsonPath bound =
                    as("chen.trader").get("/api/v1/deposits/" + winners).jsonPath();
            assertThat(bound.getString("state")).isEqualTo("HELD");
            assertThat(bound.getString("trade")).isNotNull();
            assertThat(bound.getString("list")).isEqualTo(list.getString("id"));
            assertThat(bound.getList("history.state", String.class)).startsWith("ANNOUNCED", "HELD");
            soundLedger();
        }
    }

    @Test
    void thePartOfALotThatHasEndedGoesBackAndASecondPaymentGoesBackWhole() {
        try (Scene scene = new Scene()) {
            LotId ended = scene.announce(Scene.Periods.LONG);
            LotId open = scene.announce(Scene.Periods.LONG);
            JsonPath list = list(ended, open).jsonPath();
            scene.broker.publish(scene.closed(ended, Set.of()));
            awaitDeposit("chen.trader", part(list, ended), "EXPIRED");
            pay("chen.trader", list.getString("bankReference"), DEPOSIT.plus(DEPOSIT));
            awaitDeposit("chen.trader", part(list, open), "HELD");
            pay("chen.trader", list.getString("bankReference"), DEPOSIT.plus(DEPOSIT));
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(as("chen.trader")
                            .get("/api/v1/deposits/" + part(list, open))
                            .jsonPath()
                            .getList("history.why", String.class))
                    .anyMatch(why -> why.contains("came and goes back")));
            assertThat(as("chen.trader")
                            .get("/api/v1/deposits/" + part(list, open))
                            .jsonPath()
                            .getString("state"))
                    .isEqualTo("HELD");
            soundLedger();
        }
    }

    @Test
    void aListIsRefusedWholeAndIsNotForOthers() {
        try (Scene scene = new Scene()) {
            LotId one = scene.announce(Scene.Periods.LONG);
            LotId other = scene.announce(Scene.Periods.LONG);
            announce(one, new LotId(org.ipmarket.messages.id.Ids.next())).then().statusCode(404);
            announce(one).then().statusCode(422);
            JsonPath list = list(one, other).jsonPath();
            announce(one, other).then().statusCode(409).body("type", equalTo("/problems/deposit-exists"));
            as("chen.trader")
                    .get("/api/v1/deposits/lists/" + list.getString("id"))
                    .then()
                    .statusCode(200);
            as("lin.trader")
                    .get("/api/v1/deposits/lists/" + list.getString("id"))
                    .then()
                    .statusCode(404);
        }
    }

    private static Response list(LotId... lots) {
        Response answer = announce(lots);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer;
    }

    private static Response announce(LotId... lots) {
        return as("chen.trader")
                .header("Idempotency-Key", Scene.key())
                .body(Map.of("lots", List.of(lots).stream().map(LotId::toString).toList(), "buyerCentre", SZ.value()))
                .post("/api/v1/deposits/lists");
    }

    private static DepositId part(JsonPath list, LotId lot) {
        return DepositId.fromString(list.getString("deposits.find { it.lot == '" + lot + "' }.id"));
    }
}
