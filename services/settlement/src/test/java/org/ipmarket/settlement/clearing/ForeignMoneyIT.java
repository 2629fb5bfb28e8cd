package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.ipmarket.settlement.Scene.CHEN;
import static org.ipmarket.settlement.Scene.SZ;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.key;
import static org.ipmarket.settlement.Scene.soundLedger;
import static org.ipmarket.settlement.clearing.TradeDesk.LONG;
import static org.ipmarket.settlement.clearing.TradeDesk.PATIENCE;
import static org.ipmarket.settlement.clearing.TradeDesk.halves;
import static org.ipmarket.settlement.clearing.TradeDesk.terms;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
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
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.SettlementTerms;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.Term;
import org.ipmarket.messages.event.ExportCleared;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.event.TradeReminded;
import org.ipmarket.messages.event.TradeUnwound;
import org.ipmarket.settlement.OwnDatabase;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.store.ConversionRepository;
import org.ipmarket.settlement.store.TradeRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dollars that wait for the bank: after the recordal, when the buyer's time has run out, and when the sale is undone. */
@QuarkusTest
@TestProfile(ForeignMoneyIT.Alone.class)
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class ForeignMoneyIT {
    /** Its refunds go to the buyer's account, and after other tests that is one that no simulated link reaches. */
    public static class Alone extends OwnDatabase {}

    @Inject
    MarketClock clock;

    @Inject
    ConversionRepository conversions;

    @Inject
    TradeRepository trades;

    private final Scene scene = new Scene();
    private final String advice = key().substring(0, 8);

    @BeforeEach
    void chenIsAbroad() {
        chen(true);
        // other people's yuan: the bank pays out before its statement shows the conversion's own
        TradeDesk other = TradeDesk.opened(scene, null, Scene.LIN, "lin");
        other.signBoth();
        other.pay(1);
    }

    @AfterEach
    void chenIsAtHome() {
        chen(false);
        scene.close();
    }

    @Test
    void anInstalmentThatIsConvertedAfterTheRecordalIsHandedOn() {
        TradeDesk desk = signed(terms(Map.of("instalments", halves(LONG, LONG), "recordalAfter", 1, "export", LONG)));
        // half of 125666.00
        paid(desk, 1, "8850.00");
        converted(desk, "1", "8850.00", "62833.00", "7.0997740");
        desk.await("PART_FUNDED");
        desk.record();
        desk.await("RECORDED");
        paid(desk, 2, "8850.00");

        desk.done(desk.freeze());
        enter(desk, "2", "8850.00", "62833.00", "7.0997740")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/trade-state"), "state", equalTo("FROZEN"));
        desk.done(desk.lift());
        converted(desk, "2", "8850.00", "62833.00", "7.0997740");
        JsonPath done = desk.await("COMPLETED");
        // 62833.00 less both commissions of 11332.00, then the whole of the second
        assertThat(amounts(done, "SELLER_PROCEEDS")).containsExactlyInAnyOrder("51501.00", "62833.00");
        soundLedger();
    }

    @Test
    void whoseMoneyWaitsForTheBankIsNotInDefaultBeforeItIsConverted() {
        TradeDesk desk = signed(terms(Map.of("payment", Term.of(Duration.ofSeconds(8)), "export", LONG)));
        paid(desk, 1, "10000.00");
        scene.broker.await(TradeReminded.class, each -> each.trade().equals(desk.id) && each.overdue(), PATIENCE);
        assertThat(desk.state()).isEqualTo("SIGNED");
        converted(desk, "1", "4000.00", "28400.00", "7.1");
        assertThat(desk.state()).isEqualTo("SIGNED");
        // all of it, and it was too little
        converted(desk, "2", "6000.00", "42600.00", "7.1");
        JsonPath ended = desk.await("DEFAULTED");
        assertThat(amounts(ended, "BUYER_REFUND")).containsExactly("71000.00");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(desk.read().getList("payouts.state"))
                .containsExactly("CONFIRMED"));
        soundLedger();
    }

    @Test
    void whatWaitsForTheBankGoesBackWhenTheSaleIsUndone() {
        TradeDesk desk = signed(terms(Map.of("export", LONG)));
        paid(desk, 1, "17699.44");
        converted(desk, "1", "10000.00", "71000.00", "7.1");
        desk.done(desk.freeze());
        desk.done(desk.agreeToUnwind("uni.approver"));
        desk.done(desk.agreeToUnwind("chen.approver"));
        JsonPath unwound = desk.await("UNWOUND");
        assertThat(unwound.getList("payouts.collect { it.to + ' ' + it.amount.amount + ' ' + it.amount.currency }"))
                .containsExactlyInAnyOrder(CHEN + " 71000.00 CNY", CHEN + " 7699.44 USD");
        assertThat(scene.broker
                        .await(TradeUnwound.class, each -> each.trade().equals(desk.id), PATIENCE)
                        .refunded())
                .isEqualTo(Money.parse("71000.00", "CNY"));
        soundLedger();
    }

    @Test
    void whatIsMoreThanWasDueGoesBackWhenAllIsBought() {
        TradeDesk desk = signed(terms(Map.of("export", LONG)));
        paid(desk, 1, "18000.00");
        converted(desk, "1", "17699.44", "125666.00", "7.0999986");
        JsonPath funded = desk.await("FUNDED");
        assertThat(amounts(funded, "BUYER_REFUND")).containsExactly("300.56");
        desk.record();
        desk.await("COMPLETED");
        soundLedger();
    }

    private static List<String> amounts(JsonPath trade, String purpose) {
        return trade.getList("payouts.findAll { it.purpose == '" + purpose + "' }.amount.amount", String.class);
    }

    /** The buyer pays in dollars; the export is cleared. */
    private TradeDesk signed(SettlementTerms terms) {
        TradeDesk desk = TradeDesk.opened(scene, terms);
        await().atMost(PATIENCE).untilAsserted(() -> as("chen.trader")
                .body(Map.of("currency", "USD"))
                .put(desk.path("/currency"))
                .then()
                .statusCode(200));
        desk.signBoth();
        scene.broker.publish(new ExportCleared(
                desk.deal.deal(), Mode.TEST, Scene.GZ, Scene.UNIVERSITY, CHEN, "许可证 1", Instant.now()));
        desk.await("SIGNED");
        return desk;
    }

    private void paid(TradeDesk desk, int number, String dollars) {
        String reference = desk.read().getString("course.instalments[" + (number - 1) + "].reference");
        Scene.pay("chen.trader", reference, Money.parse(dollars, "USD"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(waits(desk)).containsExactly(Money.parse(dollars, "USD")));
    }

    private List<Money> waits(TradeDesk desk) {
        return QuarkusTransaction.requiringNew()
                .call(() -> conversions.escrows(trades.findById(desk.id.value())).stream()
                        .filter(money -> money.currencyCode().equals("USD"))
                        .toList());
    }

    private void converted(TradeDesk desk, String number, String sold, String bought, String rate) {
        Response entered = enter(desk, number, sold, bought, rate);
        assertThat(entered.statusCode()).as(entered.asString()).isEqualTo(201);
        as("gz.finance2")
                .body(Map.of("accepted", true))
                .post("/api/v1/bank/conversions/" + entered.jsonPath().getString("id") + "/check")
                .then()
                .statusCode(200);
    }

    private Response enter(TradeDesk desk, String number, String sold, String bought, String rate) {
        Map<String, Object> body = new HashMap<>();
        body.put("trade", desk.id.toString());
        body.put("sold", Money.parse(sold, "USD"));
        body.put("bought", Money.parse(bought, "CNY"));
        body.put("rate", rate);
        body.put("adviceNumber", "FX" + advice + number);
        body.put("dealtOn", clock.today().toString());
        body.put("valueOn", clock.today().toString());
        return as("gz.finance1").header("Idempotency-Key", key()).body(body).post("/api/v1/bank/conversions");
    }

    private void chen(boolean outside) {
        scene.broker.publish(new ParticipantChanged(
                CHEN,
                Mode.TEST,
                System.currentTimeMillis(),
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
