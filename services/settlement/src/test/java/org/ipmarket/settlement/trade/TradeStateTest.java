package org.ipmarket.settlement.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.ipmarket.messages.event.TradeDefaulted.Side;
import org.ipmarket.settlement.state.IllegalTransition;
import org.junit.jupiter.api.Test;

class TradeStateTest {
    private static final Instant DUE = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void endsWhereNothingFollows() {
        assertThat(EnumSet.allOf(TradeState.class).stream().filter(TradeState::hasEnded))
                .containsExactly(TradeState.COMPLETED, TradeState.DEFAULTED, TradeState.UNWOUND);
    }

    @Test
    void everyStateCanBeReached() {
        EnumSet<TradeState> reached = EnumSet.of(TradeState.OPENED);
        for (int round = 0; round < TradeState.values().length; round++) {
            EnumSet<TradeState> further = EnumSet.copyOf(reached);
            reached.forEach(state -> further.addAll(state.next().keySet()));
            reached = further;
        }
        assertThat(reached).containsExactlyInAnyOrder(TradeState.values());
    }

    /** What can be frozen can be lifted, to the very state it was frozen in, and nothing else can. */
    @Test
    void isLiftedToWhereItWasFrozen() {
        for (TradeState state : TradeState.values()) {
            boolean canBeFrozen = state.deeds().contains(TradeDeed.FREEZE);
            for (TradeState frozen : EnumSet.of(TradeState.FROZEN, TradeState.CURING)) {
                if (canBeFrozen) {
                    assertThat(frozen.toLifted(state)).isEqualTo(state);
                } else {
                    assertThatThrownBy(() -> frozen.toLifted(
                                    state == TradeState.CURING || state == TradeState.UNWINDING
                                            ? TradeState.COMPLETED
                                            : state))
                            .isInstanceOf(IllegalTransition.class);
                }
            }
            if (!state.isFrozen()) {
                assertThatThrownBy(() -> state.toLifted(TradeState.OPENED)).isInstanceOf(IllegalTransition.class);
            }
        }
    }

    @Test
    void aForbiddenDeedNamesTheState() {
        for (TradeState state : TradeState.values()) {
            for (TradeDeed deed : TradeDeed.values()) {
                if (!state.deeds().contains(deed)) {
                    assertThatThrownBy(() -> state.requirePermits(deed))
                            .isInstanceOfSatisfying(IllegalTransition.class, refusal -> assertThat(refusal.state())
                                    .isEqualTo(state.name()));
                }
            }
        }
    }

    @Test
    void anIllegalStepNamesTheStateThatForbidsIt() {
        for (TradeState state : TradeState.values()) {
            for (TradeState wanted : EnumSet.complementOf(copy(state.next().keySet()))) {
                assertThatThrownBy(() -> state.to(wanted))
                        .isInstanceOfSatisfying(IllegalTransition.class, refusal -> assertThat(refusal.state())
                                .isEqualTo(state.name()));
            }
        }
    }

    @Test
    void anUndoneSaleIsNeverASaleAgain() {
        for (TradeState state : TradeState.values()) {
            assertThat(state.isUndone()).isEqualTo(TradeState.undone().contains(state));
            if (state.isUndone()) {
                assertThat(state.next().keySet()).allMatch(TradeState::isUndone);
            } else {
                assertThat(state == TradeState.COMPLETED || !state.hasEnded()).isTrue();
            }
        }
        assertThat(TradeState.COMPLETED.isUndone()).isFalse();
    }

    @Test
    void whoSignedIsNeverInDefault() {
        assertThat(Overdue.unsigned(Set.of(Side.BUYER), DUE).side()).isEqualTo(Side.SELLER);
        assertThat(Overdue.unsigned(Set.of(Side.SELLER), DUE).side()).isEqualTo(Side.BUYER);
        assertThat(Overdue.unsigned(Set.of(), DUE).side()).isEqualTo(Side.BUYER);
        assertThat(Overdue.unpaid(DUE).side()).isEqualTo(Side.BUYER);
        assertThatThrownBy(() -> Overdue.unsigned(EnumSet.allOf(Side.class), DUE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static EnumSet<TradeState> copy(Set<TradeState> states) {
        EnumSet<TradeState> copy = EnumSet.noneOf(TradeState.class);
        copy.addAll(states);
        return copy;
    }
}
