package org.ipmarket.settlement.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.awaitTrade;
import static org.ipmarket.settlement.Scene.key;
import static org.ipmarket.settlement.Scene.money;
import static org.ipmarket.settlement.Scene.sign;
import static org.ipmarket.settlement.Scene.soundLedger;
import static org.ipmarket.settlement.Scene.trade;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.SettlementTerms;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.Term;
import org.ipmarket.messages.event.TradeOpened;
import org.ipmarket.messages.event.TradeRecorded;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.bank.simulator.SimulatedBank;
import org.junit.jupiter.api.Test;

/** Notice and payment make an open licence at once (Patent Law 51): nobody signs, nobody enters or checks, nothing is held back. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class OpenLicenceIT {
    private static final int LICENSEES = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    SimulatedBank bank;

    @Test
    void manyLicenseesOnOneOfferEachHaveTheirLicenceWhenTheyHavePaid() {
        try (Scene scene = new Scene()) {
            LotId lot = OpenLicences.offered(scene);
            List<TradeOpened> trades = new ArrayList<>();
            for (int i = 0; i < LICENSEES; i++) {
                ParticipantId licensee = new ParticipantId(Ids.next());
                scene.participant(licensee, Scene.GZ, Standing.QUALIFIED, Set.of(Scene.GZ), 1);
                trades.add(OpenLicences.noticed(scene, lot, depositFor(licensee, lot), licensee, Scene.GZ));
            }
            for (TradeOpened trade : trades) {
                JsonPath noticed = awaitTrade("gz.manager", trade.trade(), "SIGNED");
                assertThat(noticed.getList("signatures")).isEmpty();
                // 30000 at 5 %
                assertThat(money(noticed, "amountDue")).isEqualTo(Money.parse("31500.00", "CNY"));
                sign("uni.approver", trade.trade(), noticed.getString("confirmationHash"))
                        .then()
                        .statusCode(409)
                        .body("state", equalTo("SIGNED"));
                String reference = noticed.getString("paymentReference");
                QuarkusTransaction.requiringNew()
                        .run(() -> bank.receive(trade.buyer().toString(), Money.parse("31500.00", "CNY"), reference));
            }
            Money proceeds = Money.cny(0);
            for (TradeOpened trade : trades) {
                TradeRecorded recorded = scene.broker.await(
                        TradeRecorded.class, each -> each.trade().equals(trade.trade()), PATIENCE);
                assertThat(recorded.registration()).isEqualTo("NOTICE-" + trade.award());
                JsonPath done = awaitTrade("gz.manager", trade.trade(), "COMPLETED");
                assertThat(done.getList("history.state", String.class))
                        .containsExactly("OPENED", "SIGNED", "FUNDED", "RECORDED", "COMPLETED");
                proceeds = proceeds.plus(Money.parse(
                        done.getString("payouts.find { it.purpose == 'SELLER_PROCEEDS' }.amount.amount"), "CNY"));
            }
            assertThat(proceeds).isEqualTo(Money.cny(28_500_00L * LICENSEES));
            // what proves it is still to be filed, the money did not wait
            JsonPath file = as("gz.recordal1")
                    .get("/api/v1/trades/" + trades.getFirst().trade() + "/recordal")
                    .jsonPath();
            assertThat(file.getString("completes[0].act")).isEqualTo("NOTICE_AND_PAYMENT");
            assertThat(file.getString("cases.find { it.matter == 'OPEN_LICENCE' }.state"))
                    .isEqualTo("RECORDED");
            assertThat(file.getString("cases.find { it.matter == 'LICENCE_FILING' }.part"))
                    .isEqualTo("OWED");
            soundLedger();
        }
    }

    @Test
    void withoutPaymentThereIsNoLicence() {
        try (Scene scene = new Scene()) {
            LotId lot = OpenLicences.offered(scene);
            TradeOpened opened = OpenLicences.noticed(scene, lot, "chen.trader", Scene.CHEN, Scene.SZ);
            awaitTrade("chen.trader", opened.trade(), "SIGNED");
            as("gz.recordal1")
                    .body(Map.of(
                            "registration",
                            "1",
                            "effectiveOn",
                            trade("chen.trader", opened.trade())
                                    .getString("openedAt")
                                    .substring(0, 10)))
                    .post("/api/v1/trades/" + opened.trade() + "/recordal")
                    .then()
                    .statusCode(409)
                    .body("state", equalTo("SIGNED"));
        }
    }

    @Test
    void nobodyIsSaidToHaveSignedWhereAContractIsToFollow() {
        try (Scene scene = new Scene()) {
            Term hour = Term.of(Duration.ofHours(1));
            SettlementTerms contract = new SettlementTerms(
                    null, hour, null, null, null, null, null, null, null, null, null, null, null, null, null);
            LotId lot = OpenLicences.offered(scene, Scene.rules(Scene.Periods.LONG, contract));
            TradeOpened opened = OpenLicences.noticed(scene, lot, "chen.trader", Scene.CHEN, Scene.SZ);
            JsonPath waits = awaitTrade("gz.manager", opened.trade(), "CONFIRMED");
            assertThat(waits.getString("history[-1].why"))
                    .isEqualTo("The licensee's notice and the office's announcement stand for the signatures"
                            + " (Patent Law 51). The contract is to be signed.");
        }
    }

    /** The centre announces it for a participant of its own, whose users are not logged in here. */
    private static DepositId depositFor(ParticipantId licensee, LotId lot) {
        JsonPath announced = org.awaitility.Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> as("gz.manager")
                                .header("On-Behalf-Of", licensee.toString())
                                .header("Idempotency-Key", key())
                                .body(Map.of("lot", lot.toString(), "buyerCentre", "GZ"))
                                .post("/api/v1/deposits"),
                        answer -> answer.statusCode() == 201)
                .jsonPath();
        assertThat(announced.getString("state")).isEqualTo("HELD");
        return DepositId.fromString(announced.getString("id"));
    }
}
