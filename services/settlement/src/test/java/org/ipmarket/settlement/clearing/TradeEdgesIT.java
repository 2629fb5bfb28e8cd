package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.settlement.clearing.TradeDesk.LONG;
import static org.ipmarket.settlement.clearing.TradeDesk.halves;
import static org.ipmarket.settlement.clearing.TradeDesk.terms;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.Term;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.trade.TradeDeed;
import org.ipmarket.settlement.trade.TradeState;
import org.junit.jupiter.api.Test;

/**
 * Drives every edge of the trade's state machine through the API, and asks in every state for every deed that it forbids. An edge, a
 * state or a deed that is added to the table without a driver here fails the test.
 */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class TradeEdgesIT {
    private static final Term AT_ONCE = Term.of(Duration.ofSeconds(1));
    private static final Set<TradeDeed> NOBODYS_TO_ASK_FOR = EnumSet.of(TradeDeed.CONFIRM, TradeDeed.RUN_OUT);
    /** What people ask for; the bank's and the clock's deeds are nobody's. */
    private static final Map<TradeDeed, Function<TradeDesk, Response>> CALLS = new EnumMap<>(Map.of(
            TradeDeed.SIGN, desk -> desk.sign("chen.approver"),
            TradeDeed.CONTRACT, desk -> desk.signContract("chen.approver"),
            TradeDeed.PAY,
                    desk -> desk.enter(
                            "gz.finance1",
                            Map.of(
                                    "kind",
                                    "OUTSIDE_PAYMENT",
                                    "instalment",
                                    1,
                                    "amount",
                                    Map.of("amount", "1.00", "currency", "CNY"))),
            TradeDeed.FILE, TradeDesk::file,
            TradeDeed.RETURN, TradeDesk::giveBack,
            TradeDeed.RECORD, TradeDesk::enterRecordal,
            TradeDeed.FREEZE, TradeDesk::freeze,
            TradeDeed.CURE, TradeDesk::cure,
            TradeDeed.LIFT, TradeDesk::lift,
            TradeDeed.UNWIND, desk -> desk.agreeToUnwind("chen.approver")));

    private final Set<String> driven = new TreeSet<>();
    private final Set<TradeState> refusedIn = new HashSet<>();

    @Test
    void everyEdgeIsDrivenAndEveryOtherMoveRefused() {
        try (Scene scene = new Scene()) {
            // those that run out go on by themselves meanwhile
            List<TradeDesk> overdue = overdue(scene);
            everyStateFrozenAndLifted(scene);
            paidInFullFiledAndUndone(scene);
            recordedBeforeItIsPaidInFull(scene);
            undoneByClause(scene);
            overdue.forEach(desk -> {
                desk.await("DEFAULTED");
                refuses(desk, TradeState.DEFAULTED);
                drove(desk);
            });
            Scene.soundLedger();
        }
        Set<String> table = new TreeSet<>();
        for (TradeState state : TradeState.values()) {
            state.next().keySet().forEach(next -> table.add(state + " > " + next));
        }
        assertThat(driven).isEqualTo(table);
        assertThat(refusedIn).containsExactlyInAnyOrder(TradeState.values());
        assertThat(CALLS.keySet()).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(NOBODYS_TO_ASK_FOR)));
    }

    private void everyStateFrozenAndLifted(Scene scene) {
        TradeDesk desk = TradeDesk.opened(
                scene, terms(Map.of("contract", LONG, "instalments", halves(LONG, LONG), "recordalAfter", 1)));
        stands(desk, TradeState.OPENED);
        desk.signBoth();
        stands(desk, TradeState.CONFIRMED);
        desk.done(desk.signContract("uni.approver"));
        desk.done(desk.signContract("chen.approver"));
        stands(desk, TradeState.SIGNED);
        desk.pay(1);
        stands(desk, TradeState.PART_FUNDED);
        desk.done(desk.file());
        stands(desk, TradeState.FILED);
        desk.done(desk.giveBack());
        desk.done(desk.file());
        desk.record();
        stands(desk, TradeState.RECORDED);
        desk.pay(2);
        desk.await("COMPLETED");
        refuses(desk, TradeState.COMPLETED);
        drove(desk);
    }

    /** Freezes and lifts it twice, the second time from a period to cure. */
    private void stands(TradeDesk desk, TradeState state) {
        refuses(desk, state);
        desk.done(desk.freeze());
        refuses(desk, TradeState.FROZEN);
        assertThat(desk.done(desk.lift()).getString("state")).isEqualTo(state.name());
        desk.done(desk.freeze());
        desk.done(desk.cure());
        refuses(desk, TradeState.CURING);
        assertThat(desk.done(desk.lift()).getString("state")).isEqualTo(state.name());
    }

    private void paidInFullFiledAndUndone(Scene scene) {
        TradeDesk desk = TradeDesk.opened(scene, null);
        desk.signBoth();
        desk.pay(1);
        stands(desk, TradeState.FUNDED);
        desk.done(desk.file());
        desk.done(desk.giveBack());
        desk.done(desk.file());
        desk.done(desk.freeze());
        desk.done(desk.agreeToUnwind("uni.approver"));
        desk.done(desk.agreeToUnwind("chen.approver"));
        refuses(desk, TradeState.UNWINDING);
        desk.await("UNWOUND");
        refuses(desk, TradeState.UNWOUND);
        drove(desk);
    }

    private void recordedBeforeItIsPaidInFull(Scene scene) {
        TradeDesk before =
                TradeDesk.opened(scene, terms(Map.of("instalments", halves(LONG, LONG), "recordalAfter", 1)));
        TradeDesk after = TradeDesk.opened(scene, terms(Map.of("instalments", halves(LONG, LONG))));
        before.signBoth();
        after.signBoth();
        before.pay(1);
        before.record();
        after.pay(1);
        after.pay(2);
        after.record();
        before.pay(2);
        before.await("COMPLETED");
        after.await("COMPLETED");
        drove(before);
        drove(after);
    }

    private void undoneByClause(Scene scene) {
        TradeDesk desk = TradeDesk.opened(scene, terms(Map.of("cure", AT_ONCE, "unwindClause", true)));
        desk.done(desk.freeze());
        desk.done(desk.cure());
        desk.await("UNWOUND");
        drove(desk);
    }

    private List<TradeDesk> overdue(Scene scene) {
        TradeDesk unsigned = TradeDesk.opened(scene, terms(Map.of("confirmation", AT_ONCE)));
        TradeDesk noContract = TradeDesk.opened(scene, terms(Map.of("contract", AT_ONCE)));
        noContract.signBoth();
        TradeDesk unpaid = TradeDesk.opened(scene, terms(Map.of("payment", AT_ONCE)));
        unpaid.signBoth();
        TradeDesk partPaid =
                TradeDesk.opened(scene, terms(Map.of("instalments", halves(LONG, Term.of(Duration.ofSeconds(6))))));
        partPaid.signBoth();
        partPaid.pay(1);
        return List.of(unsigned, noContract, unpaid, partPaid);
    }

    /** Asks for every deed that this state forbids. */
    private void refuses(TradeDesk desk, TradeState state) {
        Set<String> accepted = state == TradeState.UNWINDING
                ? Set.of(TradeState.UNWINDING.name(), TradeState.UNWOUND.name())
                : Set.of(state.name());
        CALLS.forEach((deed, call) -> {
            if (!state.deeds().contains(deed)) {
                Response answer = call.apply(desk);
                assertThat(answer.statusCode())
                        .as(state + " " + deed + " " + answer.asString())
                        .isEqualTo(409);
                assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/trade-state");
                assertThat(answer.jsonPath().getString("state")).isIn(accepted);
            }
        });
        refusedIn.add(state);
    }

    /** Takes the edges from what the trade tells of its way. */
    private void drove(TradeDesk desk) {
        List<String> states = desk.read().getList("history.state", String.class);
        for (int i = 1; i < states.size(); i++) {
            if (!states.get(i).equals(states.get(i - 1))) {
                driven.add(states.get(i - 1) + " > " + states.get(i));
            }
        }
    }
}
