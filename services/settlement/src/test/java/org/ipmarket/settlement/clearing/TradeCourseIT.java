package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.ipmarket.settlement.Scene.CHEN;
import static org.ipmarket.settlement.Scene.GZ;
import static org.ipmarket.settlement.Scene.HE;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.money;
import static org.ipmarket.settlement.Scene.soundLedger;
import static org.ipmarket.settlement.clearing.TradeDesk.LONG;
import static org.ipmarket.settlement.clearing.TradeDesk.PATIENCE;
import static org.ipmarket.settlement.clearing.TradeDesk.halves;
import static org.ipmarket.settlement.clearing.TradeDesk.terms;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.FreezeGround;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.Term;
import org.ipmarket.messages.event.CalendarChanged;
import org.ipmarket.messages.event.ExportCleared;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.event.TradeCureGranted;
import org.ipmarket.messages.event.TradeFrozen;
import org.ipmarket.messages.event.TradeLifted;
import org.ipmarket.messages.event.TradeOpened;
import org.ipmarket.messages.event.TradeReminded;
import org.ipmarket.messages.event.TradeUnwound;
import org.ipmarket.settlement.Scene;
import org.junit.jupiter.api.Test;

/** What may come between the opening of a trade and its end: clocks, instalments, freezes, exports, pledges, and the way back. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class TradeCourseIT {
    private static final Term SOON = Term.of(Duration.ofSeconds(3));

    @Test
    void aLapseFreezesTradeAndMoneyUntilTheRegisterShowsTheRightRestored() {
        try (Scene scene = new Scene()) {
            TradeDesk desk = TradeDesk.opened(scene, terms(Map.of("cureBegins", SOON, "cure", LONG, "filing", LONG)));
            desk.signBoth();
            desk.pay(1);
            Instant dueBefore = TradeDesk.due(desk.await("FUNDED"));
            scene.broker.publish(Scene.asset(desk.asset, LegalStatus.LAPSED, 2));
            TradeFrozen frozen =
                    scene.broker.await(TradeFrozen.class, each -> each.trade().equals(desk.id), PATIENCE);
            assertThat(frozen.ground()).isEqualTo(FreezeGround.LAPSED);
            assertThat(frozen.from()).isEqualTo("FUNDED");
            assertThat(frozen.parties()).containsExactlyInAnyOrder(Scene.UNIVERSITY, CHEN);
            // no right is recorded, so no money moves; and nobody but the register lifts it
            assertThat(desk.enterRecordal().statusCode()).isEqualTo(409);
            desk.lift().then().statusCode(409).body("type", equalTo("/problems/obstacle-stands"));
            askWhoMayPay(desk);

            // nobody set a period: that of the rules began by itself
            scene.broker.await(TradeCureGranted.class, each -> each.trade().equals(desk.id), PATIENCE);
            JsonPath curing = desk.await("CURING");
            assertThat(curing.getString("course.deadline.clock")).isEqualTo("TO_CURE");
            scene.broker.publish(Scene.asset(desk.asset, LegalStatus.IN_FORCE, 3));
            TradeLifted lifted =
                    scene.broker.await(TradeLifted.class, each -> each.trade().equals(desk.id), PATIENCE);
            JsonPath back = desk.await("FUNDED");
            assertThat(TradeDesk.due(back))
                    .isEqualTo(dueBefore.plus(Duration.between(frozen.frozenAt(), lifted.liftedAt())));
            desk.record();
            desk.await("COMPLETED");
            soundLedger();
        }
    }

    private static void askWhoMayPay(TradeDesk desk) {
        assertThat(desk.read().getString("course.annuity.askedAt")).isNotNull();
        desk.done(desk.post("uni.approver", "/annuity-answers", Map.of("mayPay", "SELLER")));
        desk.done(desk.post("uni.approver", "/annuity-answers", Map.of("mayPay", "EITHER")));
        JsonPath answered = desk.done(desk.post("chen.approver", "/annuity-answers", Map.of("mayPay", "BUYER")));
        assertThat(answered.getList("course.annuity.answers.answer")).containsExactlyInAnyOrder("EITHER", "BUYER");
    }

    @Test
    void anAwardThatIsUndoneByAFinalDecisionGivesTheBuyerEverythingBack() {
        try (Scene scene = new Scene()) {
            TradeOpened opened = scene.funded();
            JsonPath trade = Scene.trade("gz.manager", opened.trade());
            String path = "/api/v1/trades/" + opened.trade();
            as("gz.manager")
                    .body(Map.of("reason", "a suit over the title"))
                    .post(path + "/freeze")
                    .then()
                    .statusCode(200);
            as("gz.manager")
                    .body(Map.of("reason", "mine"))
                    .post(path + "/lift")
                    .then()
                    .statusCode(403);
            Map<String, String> decision = Map.of("kind", "FINAL_DECISION", "document", "(2026)粤民终1号");
            String entry = as("gz.recordal1")
                    .body(decision)
                    .post(path + "/entries")
                    .jsonPath()
                    .getString("course.entries[0].id");
            as("gz.recordal1")
                    .body("{}")
                    .post(path + "/entries/" + entry + "/check")
                    .then()
                    .statusCode(403);
            as("gz.recordal2")
                    .body("{}")
                    .post(path + "/entries/" + entry + "/check")
                    .then()
                    .statusCode(200);

            TradeUnwound unwound =
                    scene.broker.await(TradeUnwound.class, each -> each.trade().equals(opened.trade()), PATIENCE);
            assertThat(unwound.basis()).isEqualTo(TradeUnwound.Basis.FINAL_DECISION);
            // price, commission and the deposit that had counted towards them
            assertThat(unwound.refunded()).isEqualTo(Scene.PRICE.plus(money(trade, "buyerCommission")));
            List<Map<String, Object>> payouts =
                    Scene.awaitTrade("gz.finance1", opened.trade(), "UNWOUND").getList("payouts");
            assertThat(payouts).hasSize(2).allSatisfy(payout -> assertThat(payout)
                    .containsEntry("purpose", "BUYER_REFUND")
                    .containsEntry("to", CHEN.toString())
                    .containsEntry("state", "CONFIRMED"));
            soundLedger();
        }
    }

    @Test
    void anExportIsAwaitedRefusedAndClearedAfterAll() {
        try (Scene scene = new Scene()) {
            scene.broker.publish(new ParticipantChanged(
                    HE,
                    Mode.TEST,
                    2,
                    ParticipantKind.FIRM,
                    GZ,
                    Standing.REGISTERED,
                    Set.of(),
                    Set.of(),
                    true,
                    null,
                    null));
            await().atMost(PATIENCE).until(() -> TradeDesk.opened(scene, null, HE, "he")
                    .read()
                    .getString("course.export")
                    .equals("AWAITED"));
            TradeDesk desk = TradeDesk.opened(scene, null, HE, "he");
            desk.done(desk.sign("uni.approver"));
            desk.done(Scene.sign("he.jing", desk.id, desk.read().getString("confirmationHash")));
            JsonPath confirmed = desk.await("CONFIRMED");
            assertThat(confirmed.getString("course.deadline.clock")).isEqualTo("TO_CLEAR_EXPORT");
            assertThat(confirmed.getString("course.deadline.source")).contains("Regulations");
            assertThat(confirmed.getList("course.waitsFor.who")).containsExactly("AUTHORITY");

            desk.entered("gz.recordal1", "gz.recordal2", Map.of("kind", "EXPORT_DECISION", "outcome", "REFUSED"));
            assertThat(scene.broker
                            .await(TradeFrozen.class, each -> each.trade().equals(desk.id), PATIENCE)
                            .ground())
                    .isEqualTo(FreezeGround.EXPORT_REFUSED);
            desk.lift().then().statusCode(409).body("type", equalTo("/problems/obstacle-stands"));
            scene.broker.publish(
                    new ExportCleared(desk.deal.deal(), Mode.TEST, GZ, Scene.UNIVERSITY, HE, "许可证 1", Instant.now()));
            desk.await("SIGNED");
            assertThat(desk.read().getString("course.exportDecision")).isEqualTo("许可证 1");
        }
    }

    @Test
    void thePledgeeIsPaidFirstAndTheRestOfThePriceByInstalments() {
        try (Scene scene = new Scene()) {
            TradeDesk desk = TradeDesk.opened(
                    scene,
                    terms(Map.of("instalments", halves(LONG, LONG), "recordalAfter", 1, "outsidePayment", true)));
            desk.signBoth();
            desk.entered(
                    "gz.finance1",
                    "gz.finance2",
                    Map.of(
                            "kind",
                            "PLEDGEE",
                            "amount",
                            Map.of("amount", "60000.00", "currency", "CNY"),
                            "account",
                            Map.of("holder", "珠江银行", "number", "SIM0000000000006222")));
            desk.file().then().statusCode(409).body("state", equalTo("SIGNED"));
            desk.pay(1);
            // half of 125666.00; commissions of 11332.00 first, then the pledgee
            desk.record();
            JsonPath recorded = desk.read();
            assertThat(paid(recorded, "PLEDGEE")).containsExactly("51501.00");
            assertThat(paid(recorded, "SELLER_PROCEEDS")).isEmpty();
            desk.pay(2);
            JsonPath done = desk.await("COMPLETED");
            assertThat(paid(done, "PLEDGEE")).containsExactlyInAnyOrder("51501.00", "8499.00");
            assertThat(paid(done, "SELLER_PROCEEDS")).containsExactly("54334.00");
            soundLedger();
        }
    }

    private static List<String> paid(JsonPath trade, String purpose) {
        return trade.getList("payouts.findAll { it.purpose == '" + purpose + "' }.amount.amount", String.class);
    }

    @Test
    void theSellersPartMayBePaidOutsideWhereTheRulesPermitIt() {
        try (Scene scene = new Scene()) {
            Map<String, Object> whole = Map.of(
                    "kind",
                    "OUTSIDE_PAYMENT",
                    "instalment",
                    1,
                    "amount",
                    Map.of("amount", "114334.00", "currency", "CNY"));
            TradeDesk forbidden = TradeDesk.opened(scene, null);
            forbidden.signBoth();
            forbidden
                    .enter("gz.finance1", whole)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/outside-payment-not-permitted"));

            TradeDesk desk = TradeDesk.opened(scene, terms(Map.of("outsidePayment", true)));
            desk.signBoth();
            desk.enter(
                            "gz.finance1",
                            Map.of(
                                    "kind",
                                    "OUTSIDE_PAYMENT",
                                    "instalment",
                                    1,
                                    "amount",
                                    Map.of("amount", "114334.01", "currency", "CNY")))
                    .then()
                    .statusCode(422);
            JsonPath proved = desk.entered("gz.finance1", "gz.finance2", whole);
            assertThat(TradeDesk.due(proved, 1)).isEqualTo(Money.parse("11332.00", "CNY"));
            desk.pay(1);
            desk.await("FUNDED");
            desk.record();
            JsonPath done = desk.await("COMPLETED");
            assertThat(paid(done, "SELLER_PROCEEDS")).isEmpty();
            assertThat(paid(done, "PLATFORM_FEE")).containsExactly("2833.00");
            soundLedger();
        }
    }

    @Test
    void thePartiesSignTheInstalmentsThatTheyHaveAgreedOn() {
        try (Scene scene = new Scene()) {
            TradeDesk desk = TradeDesk.opened(scene, null);
            String hash = desk.read().getString("confirmationHash");
            plan(desk, "100000.00", "25666.01").then().statusCode(422);
            JsonPath planned = desk.done(plan(desk, "100000.00", "25666.00"));
            assertThat(planned.getString("confirmationHash")).isNotEqualTo(hash);
            assertThat(as("chen.trader").get(desk.path("/confirmation")).asString())
                    .contains("分期付款", "第2期", "贰万伍仟陆佰陆拾陆元");
            desk.signBoth();
            plan(desk, "125666.00", "0.00").then().statusCode(409).body("state", equalTo("SIGNED"));
            assertThat(desk.read().getList("course.instalments.due", String.class))
                    .hasSize(2)
                    .doesNotContainNull();
            assertThat(desk.read().getString("course.instalments[0].reference"))
                    .isEqualTo(desk.read().getString("paymentReference"));
        }
    }

    private static Response plan(TradeDesk desk, String first, String second) {
        return as("gz.manager")
                .body(Map.of(
                        "instalments",
                        List.of(
                                Map.of(
                                        "amount",
                                        Map.of("amount", first, "currency", "CNY"),
                                        "within",
                                        Map.of("workingDays", 5)),
                                Map.of(
                                        "amount",
                                        Map.of("amount", second, "currency", "CNY"),
                                        "within",
                                        Map.of("workingDays", 25)))))
                .put(desk.path("/instalments"));
    }

    @Test
    void peopleAreRemindedOnceAndToldOnceWhatIsOverdue() {
        try (Scene scene = new Scene()) {
            TradeDesk desk = TradeDesk.opened(scene, terms(Map.of("filing", Term.of(Duration.ofSeconds(6)))));
            desk.signBoth();
            desk.pay(1);
            scene.broker.await(TradeReminded.class, each -> each.trade().equals(desk.id) && each.overdue(), PATIENCE);
            assertThat(scene.broker.told(TradeReminded.class))
                    .filteredOn(
                            each -> each.trade().equals(desk.id) && each.state().equals("FUNDED"))
                    .extracting(TradeReminded::overdue)
                    .containsExactly(false, true);
            assertThat(overdueOf("FUNDED")).contains(desk.id.toString());
            assertThat(overdueOf("FILED")).doesNotContain(desk.id.toString());
            assertThat(desk.read().getBoolean("course.deadline.overdue")).isTrue();
            as("gz.manager")
                    .queryParam("state", "NONE")
                    .get("/api/v1/trades")
                    .then()
                    .statusCode(400);
            desk.record();
            desk.await("COMPLETED");
        }
    }

    private static List<String> overdueOf(String state) {
        return as("gz.manager")
                .queryParam("limit", 100)
                .queryParam("state", state)
                .queryParam("overdue", true)
                .queryParam("centre", "SZ")
                .get("/api/v1/trades")
                .jsonPath()
                .getList("items.id", String.class);
    }

    @Test
    void workingDaysAreProvisionalUntilTheYearIsAnnounced() {
        try (Scene scene = new Scene()) {
            TradeDesk desk = TradeDesk.opened(scene, terms(Map.of("confirmation", Term.workingDays(1_500))));
            JsonPath before = desk.read();
            assertThat(before.getBoolean("course.deadline.provisional")).isTrue();
            int year = LocalDate.now(ZoneOffset.UTC).getYear() + 1;
            // another number of days than in a run before, which the market may remember
            List<LocalDate> days = LocalDate.of(year, 1, 1)
                    .datesUntil(LocalDate.of(year, 2, 1).plusDays(new Random().nextInt(300)))
                    .toList();
            scene.broker.publish(new CalendarChanged(
                    Mode.TEST,
                    "CN",
                    System.currentTimeMillis(),
                    List.of(new CalendarChanged.Year(year, days, List.of()))));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(TradeDesk.due(desk.read())).isAfter(TradeDesk.due(before)));
        }
    }
}
