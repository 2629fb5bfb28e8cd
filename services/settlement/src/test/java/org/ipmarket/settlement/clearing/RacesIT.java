package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ipmarket.settlement.Scene.CHEN;
import static org.ipmarket.settlement.Scene.DEPOSIT;
import static org.ipmarket.settlement.Scene.GZ;
import static org.ipmarket.settlement.Scene.SZ;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.awaitDeposit;
import static org.ipmarket.settlement.Scene.deposit;
import static org.ipmarket.settlement.Scene.held;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.BidderLeft;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.event.TradeOpened;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.bank.PayoutState;
import org.ipmarket.settlement.bank.simulator.SimulatedBank;
import org.ipmarket.settlement.store.PayoutRepository;
import org.junit.jupiter.api.Test;

/** Two at once on one thing: exactly one of them happens. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class RacesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    BiddingsWord biddingsWord;

    @Inject
    SimulatedBank bank;

    @Inject
    PayoutRepository payouts;

    @Test
    void aDepositIsEitherReleasedOrAppliedNeverBoth() throws Exception {
        try (Scene scene = new Scene()) {
            for (int i = 0; i < 8; i++) {
                TradeOpened opened = scene.opened(Scene.Periods.LONG);
                JsonPath trade = trade("chen.trader", opened.trade());
                String hash = trade.getString("confirmationHash");
                DepositId deposit = scene.broker.told(org.ipmarket.messages.event.DepositHeld.class).stream()
                        .filter(held -> held.lot().equals(opened.lot()))
                        .findFirst()
                        .orElseThrow()
                        .deposit();
                sign("uni.approver", opened.trade(), hash).then().statusCode(200);
                List<Object> outcomes = atOnce(
                        () -> sign("chen.approver", opened.trade(), hash).statusCode(),
                        () -> releasedByMistake(deposit),
                        () -> releasedByMistake(deposit));
                assertThat(outcomes).containsExactly(200, false, false);
                awaitDeposit("chen.trader", deposit, "APPLIED");
                assertThat(refunds(deposit)).isZero();
            }
            soundLedger();
        }
    }

    @Test
    void leavingTwiceAndClosingGivesBackOnce() throws Exception {
        try (Scene scene = new Scene()) {
            for (int i = 0; i < 8; i++) {
                LotId lot = scene.announce(Scene.Periods.LONG);
                DepositId deposit = held("chen.trader", lot, SZ);
                BidderLeft left = new BidderLeft(lot, Mode.TEST, GZ, deposit, CHEN, Instant.now());
                atOnce(
                        () -> scene.broker.publish(left),
                        () -> scene.broker.publish(scene.closed(lot, Set.of())),
                        () -> as("chen.trader")
                                .post("/api/v1/deposits/" + deposit + "/release-request")
                                .statusCode(),
                        () -> scene.broker.publish(left));
                awaitDeposit("chen.trader", deposit, "RELEASED");
                assertThat(refunds(deposit)).isEqualTo(1);
            }
            soundLedger();
        }
    }

    @Test
    void moneyThatComesWhileTheLotClosesIsHeldAndReleasedOrReturned() throws Exception {
        try (Scene scene = new Scene()) {
            List<Object> suspense = chens("SUSPENSE");
            for (int i = 0; i < 8; i++) {
                LotId lot = scene.announce(Scene.Periods.LONG);
                JsonPath announced = deposit("chen.trader", lot, SZ);
                String reference = announced.getString("bankReference");
                atOnce(
                        () -> QuarkusTransaction.requiringNew()
                                .call(() -> bank.receive(CHEN.toString(), DEPOSIT, reference)),
                        () -> scene.broker.publish(scene.closed(lot, Set.of())));
                await().atMost(PATIENCE)
                        .until(
                                () -> as("chen.trader")
                                        .get("/api/v1/deposits/" + announced.getString("id"))
                                        .jsonPath()
                                        .getString("state"),
                                state -> state.equals("RELEASED") || state.equals("EXPIRED"));
            }
            await().atMost(PATIENCE).until(() -> QuarkusTransaction.requiringNew()
                    .call(() -> payouts.count(
                                    "state in ?1 and toNumber like 'SIM%'",
                                    List.of(
                                            PayoutState.WAITING,
                                            PayoutState.RELEASED,
                                            PayoutState.ORDERED,
                                            PayoutState.UNKNOWN))
                            == 0));
            assertThat(chens("REFUND")).isEmpty();
            assertThat(chens("SUSPENSE")).isEqualTo(suspense);
            soundLedger();
        }
    }

    private static List<Object> chens(String purpose) {
        return as("chen.trader")
                .queryParam("limit", 100)
                .get("/api/v1/accounts/me")
                .jsonPath()
                .getList("items.findAll { it.purpose == '" + purpose + "' }");
    }

    @Test
    void twoAnnouncementsAtOnceMakeOneDeposit() throws Exception {
        try (Scene scene = new Scene()) {
            LotId lot = scene.announce(Scene.Periods.LONG);
            Callable<Object> announce = () -> as("chen.trader")
                    .header("Idempotency-Key", Scene.key())
                    .body(Map.of("lot", lot.toString(), "buyerCentre", "SZ"))
                    .post("/api/v1/deposits")
                    .statusCode();
            List<Object> outcomes = atOnce(announce, announce, announce, announce);
            assertThat(outcomes).containsOnlyOnce(201).contains(409);
        }
    }

    @Test
    void aRepeatedRequestGetsTheFirstAnswer() throws Exception {
        try (Scene scene = new Scene()) {
            LotId lot = scene.announce(Scene.Periods.LONG);
            String key = Scene.key();
            Callable<Object> announce = () -> {
                var answer = as("chen.trader")
                        .header("Idempotency-Key", key)
                        .body(Map.of("lot", lot.toString(), "buyerCentre", "SZ"))
                        .post("/api/v1/deposits");
                return answer.statusCode() + " " + answer.jsonPath().getString("id");
            };
            List<Object> outcomes = atOnce(announce, announce, announce, announce);
            assertThat(Set.copyOf(outcomes)).hasSize(1);
            assertThat(outcomes.getFirst().toString()).startsWith("201 ");
        }
    }

    @Test
    void anAwardToldUnderTwoIdsAtOnceOpensOneTrade() throws Exception {
        try (Scene scene = new Scene()) {
            LotId lot = scene.announce(Scene.Periods.LONG);
            DepositId deposit = held("chen.trader", lot, SZ);
            LotAwarded award = scene.awarded(lot, CHEN, deposit);
            atOnce(() -> scene.broker.publish(award), () -> scene.broker.publish(award));
            TradeOpened opened =
                    scene.broker.await(TradeOpened.class, each -> each.award().equals(award.award()), PATIENCE);
            await().atMost(PATIENCE).until(() -> scene.broker.waiting("settlement.inbox") == 0);
            assertThat(scene.broker.told(TradeOpened.class))
                    .filteredOn(each -> each.award().equals(award.award()))
                    .containsExactly(opened);
        }
    }

    /** What a fault in bidding would do; the trade's deposit must not go. */
    private boolean releasedByMistake(DepositId deposit) {
        try {
            QuarkusTransaction.requiringNew().run(() -> biddingsWord.bidderLeft(deposit));
            return refunds(deposit) > 0;
        } catch (IllegalStateException refused) {
            return false;
        }
    }

    private long refunds(DepositId deposit) {
        return QuarkusTransaction.requiringNew().call(() -> payouts.count("deposit", deposit.value()));
    }

    @SafeVarargs
    private static List<Object> atOnce(Callable<Object>... tasks) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(tasks.length)) {
            List<Object> results = new ArrayList<>();
            for (Future<Object> each : threads.invokeAll(List.of(tasks))) {
                results.add(each.get());
            }
            return results;
        }
    }
}
