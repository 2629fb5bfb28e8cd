package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.money;
import static org.ipmarket.settlement.clearing.Teller.act;
import static org.ipmarket.settlement.clearing.Teller.number;
import static org.ipmarket.settlement.clearing.Teller.taken;
import static org.ipmarket.settlement.clearing.Teller.upload;
import static org.ipmarket.settlement.clearing.TradeDesk.LONG;
import static org.ipmarket.settlement.clearing.TradeDesk.halves;
import static org.ipmarket.settlement.clearing.TradeDesk.terms;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Money;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.bank.PayoutState;
import org.ipmarket.settlement.bank.file.CamtFile;
import org.ipmarket.settlement.store.Licences;
import org.ipmarket.settlement.store.Payout;
import org.junit.jupiter.api.Test;

/** A licence whose trade stands still after it was recorded: its royalties are owed and taken, and nobody is paid until it goes on. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class FrozenRoyaltiesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    Licences licences;

    @Inject
    Sweeps sweeps;

    @Test
    void royaltiesThatComeMeanwhileWaitUntilTheTradeGoesOn() {
        try (Scene scene = new Scene()) {
            TradeDesk desk = recorded(scene);
            desk.done(desk.freeze());
            // periods end meanwhile
            JsonPath accepted = accepted(desk);
            Scene.pay("chen.trader", accepted.getString("paymentReference"), money(accepted, "due"));
            UUID id = UUID.fromString(awaitStatement(desk, "PAID").getString("id"));
            assertThat(payouts(id)).hasSize(4).allSatisfy(payout -> {
                assertThat(payout.isFrozen()).isTrue();
                assertThat(payout.state()).isEqualTo(PayoutState.WAITING);
            });
            desk.done(desk.lift());
            assertThat(payouts(id)).noneMatch(Payout::isFrozen);
            awaitStatement(desk, "PAID_ON");
            Scene.soundLedger();
        }
    }

    @Test
    void aPaymentThatComesBackMeanwhileAndWhatIsSentAnewWaitToo() {
        try (Scene scene = new Scene();
                Teller teller = new Teller()) {
            TradeDesk desk = recorded(scene);
            JsonPath accepted = accepted(desk);
            Scene.pay("chen.trader", accepted.getString("paymentReference"), money(accepted, "due"));
            UUID statement = UUID.fromString(awaitStatement(desk, "PAID_ON").getString("id"));
            desk.done(desk.freeze());

            Payout paid = payouts(statement).stream()
                    .filter(payout -> payout.purpose() == Payout.Purpose.ROYALTY)
                    .findFirst()
                    .orElseThrow();
            String number = number();
            teller.openAccount(number);
            taken(upload(new CamtFile(8, number, "CNY", "0.00")
                    .returned(paid.amount().amount(), "R1", paid.id().toString().replace("-", ""), "AC04", "账户已销户")
                    .bytes()));
            Payout bounced = payout(statement, paid.id());
            assertThat(bounced.state()).isEqualTo(PayoutState.BOUNCED);
            assertThat(bounced.isFrozen()).isTrue();

            UUID anew = UUID.fromString(act(
                            "gz.finance1",
                            "payouts/" + paid.id() + "/replacement",
                            Map.of("number", paid.to().number(), "why", "账户已恢复"),
                            201)
                    .getString("id"));
            sweeps.bank();
            assertThat(payout(statement, anew).state()).isEqualTo(PayoutState.WAITING);
            desk.done(desk.lift());
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(payout(statement, anew).state()).isEqualTo(PayoutState.CONFIRMED));
            Scene.soundLedger();
        }
    }

    /** With royalties agreed, and not completed while the second half is not paid. */
    private static TradeDesk recorded(Scene scene) {
        TradeDesk desk = TradeDesk.opened(scene, terms(Map.of("instalments", halves(LONG, LONG), "recordalAfter", 1)));
        desk.signBoth();
        agreeOnRoyalties(desk);
        desk.pay(1);
        desk.record();
        return desk;
    }

    /** The statement of the first period, stated and accepted. */
    private static JsonPath accepted(TradeDesk desk) {
        awaitStatement(desk, "AWAITED");
        as("chen.trader")
                .body(Map.of("gross", Money.cny(150_000_00)))
                .post(statement(desk))
                .then()
                .statusCode(200);
        return as("uni.approver")
                .body(Map.of("edition", 1))
                .post(statement(desk) + "/acceptance")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Payout payout(UUID statement, UUID id) {
        return payouts(statement).stream()
                .filter(payout -> payout.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<Payout> payouts(UUID statement) {
        return QuarkusTransaction.requiringNew().call(() -> licences.payouts(statement));
    }

    private static void agreeOnRoyalties(TradeDesk desk) {
        LocalDate today = LocalDate.now(MarketClock.ZONE);
        String words = as("uni.approver")
                .body(Map.of(
                        "rateBasisPoints",
                        250,
                        "minimum",
                        Money.cny(2_000_00),
                        "period",
                        "QUARTER",
                        "from",
                        today.minusMonths(4).toString(),
                        "statementWorkingDays",
                        10))
                .post(desk.path("/royalties/terms"))
                .then()
                .statusCode(200)
                .extract()
                .path("words");
        as("chen.approver")
                .body(Map.of("terms", words))
                .post(desk.path("/royalties/terms/acceptance"))
                .then()
                .statusCode(200);
    }

    private static String statement(TradeDesk desk) {
        return desk.path("/royalties/statements/1");
    }

    private static JsonPath awaitStatement(TradeDesk desk, String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        as("uni.trader").get(statement(desk)).jsonPath().getString("state"))
                .isEqualTo(state));
        return as("uni.trader").get(statement(desk)).jsonPath();
    }
}
