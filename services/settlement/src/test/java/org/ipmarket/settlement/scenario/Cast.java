package org.ipmarket.settlement.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.settlement.Scene.CHEN;
import static org.ipmarket.settlement.Scene.DEPOSIT;
import static org.ipmarket.settlement.Scene.LIN;
import static org.ipmarket.settlement.Scene.as;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.bank.simulator.SimulatedBank;
import org.ipmarket.settlement.recordal.Matter;
import org.ipmarket.settlement.recordal.Paper;
import org.ipmarket.settlement.recordal.RecordalScene;
import org.ipmarket.settlement.store.Trade;

/** The bidders, the seller and the staff of its centre at the API, and those who pay at the bank. */
@Singleton
final class Cast {
    private static final Map<ParticipantId, String> LOGINS = Map.of(CHEN, "chen", LIN, "lin");

    private final SimulatedBank bank;
    private final MarketClock clock;

    Cast(SimulatedBank bank, MarketClock clock) {
        this.bank = bank;
        this.clock = clock;
    }

    /** Announced and paid. */
    DepositId givesDeposit(ParticipantId giver, LotId lot) {
        Response answer = as(LOGINS.get(giver) + ".trader")
                .header("Idempotency-Key", Scene.key())
                .body(Map.of("lot", lot.toString(), "buyerCentre", giver.equals(CHEN) ? "SZ" : "GZ"))
                .post("/api/v1/deposits");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        pays(giver, DEPOSIT, answer.jsonPath().getString("bankReference"));
        return DepositId.fromString(answer.jsonPath().getString("id"));
    }

    void bothSign(Trade trade) {
        buyerSigns(trade);
        sellerSigns(trade);
    }

    void buyerSigns(Trade trade) {
        answered(Scene.sign(LOGINS.get(trade.buyer()) + ".approver", trade.id(), trade.confirmationHash()));
    }

    void sellerSigns(Trade trade) {
        answered(Scene.sign("uni.approver", trade.id(), trade.confirmationHash()));
    }

    void buyerPays(Trade trade) {
        pays(trade.buyer(), trade.sums().amountDue(), trade.paymentReference());
    }

    void pays(ParticipantId payer, Money amount, String reference) {
        QuarkusTransaction.requiringNew().run(() -> bank.receive(payer.toString(), amount, reference));
    }

    /** The centre lets the buyer pay in parts, the first within 8 days, the second within 20; gives what they are paid under. */
    List<String> agreesToInstalments(Trade trade, Money first, Money second) {
        answered(as("gz.manager")
                .body(Map.of(
                        "instalments",
                        List.of(
                                Map.of("amount", first, "within", Map.of("duration", "PT192H")),
                                Map.of("amount", second, "within", Map.of("duration", "PT480H")))))
                .put("/api/v1/trades/" + trade.id() + "/instalments"));
        return Scene.trade("gz.manager", trade.id()).getList("course.instalments.reference");
    }

    /** One enters that the office has recorded it, another checks that. */
    void recordalEnters(Trade trade) {
        String path = "/api/v1/trades/" + trade.id() + "/recordal";
        String day = LocalDate.ofInstant(clock.now(), ZoneOffset.UTC).toString();
        answered(as("gz.recordal1")
                .body(Map.of("registration", "手续合格通知书 " + trade.id(), "effectiveOn", day))
                .post(path));
        answered(as("gz.recordal2").body("{}").post(path + "/check"));
    }

    /** Filed with its papers, and refused by the office as its paper says: the trade stands still. */
    void officeRefuses(Trade trade) {
        LocalDate today = clock.today();
        RecordalScene.accepted("uni.trader", trade.id(), Matter.TITLE_CHANGE, today, Paper.CONTRACT, Paper.CHANGE_FORM);
        answered(RecordalScene.byHand("gz.recordal1", trade.id(), Matter.TITLE_CHANGE, today));
        answered(RecordalScene.said(trade.id(), Matter.TITLE_CHANGE, "REFUSAL", Paper.REFUSAL, today));
    }

    /** The trade goes on, and its case is begun again. */
    void recordalFilesAnew(Trade trade) {
        answered(about(trade, "gz.manager", "/lift", "the office will take better papers"));
        answered(RecordalScene.act(
                "gz.recordal1", trade.id(), Matter.TITLE_CHANGE, "/renewal", Map.of("reason", "filed anew")));
    }

    void bothAgreeToUndo(Trade trade, String reason) {
        answered(about(trade, "uni.approver", "/unwinding", reason));
        answered(about(trade, LOGINS.get(trade.buyer()) + ".approver", "/unwinding", reason));
    }

    /** One claims the centre's costs of a default, another checks them. */
    void financeClaims(DepositId deposit, String costs) {
        String path = "/api/v1/deposits/forfeited/" + deposit + "/claim";
        answered(as("gz.finance1")
                .body(Map.of("costs", Money.parse(costs, "CNY"), "ground", "Costs of the failed sale"))
                .post(path));
        answered(as("gz.finance2").post(path + "/check"));
    }

    private static Response about(Trade trade, String user, String deed, String reason) {
        return as(user).header("Idempotency-Key", Scene.key())
                .body(Map.of("reason", reason))
                .post("/api/v1/trades/" + trade.id() + deed);
    }

    private static void answered(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isLessThan(300);
    }
}
