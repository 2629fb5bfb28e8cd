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
    void runsOnlyForwards() {
        assertThat(TradeState.OPENED.next()).containsExactlyInAnyOrder(TradeState.SIGNED, TradeState.DEFAULTED);
        assertThat(TradeState.SIGNED.next()).containsExactlyInAnyOrder(TradeState.FUNDED, TradeState.DEFAULTED);
        assertThat(TradeState.FUNDED.next()).containsExactly(TradeState.RECORDED);
        assertThat(TradeState.RECORDED.next()).containsExactly(TradeState.COMPLETED);
        assertThat(TradeState.COMPLETED.next()).isEmpty();
        assertThat(TradeState.DEFAULTED.next()).isEmpty();
    }

    @Test
    void anIllegalStepNamesTheStateThatForbidsIt() {
        for (TradeState state : TradeState.values()) {
            for (TradeState wanted : EnumSet.complementOf(copy(state.next()))) {
                assertThatThrownBy(() -> state.to(wanted))
                        .isInstanceOfSatisfying(IllegalTransition.class, refusal -> assertThat(refusal.state())
                                .isEqualTo(state.name()));
            }
        }
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
