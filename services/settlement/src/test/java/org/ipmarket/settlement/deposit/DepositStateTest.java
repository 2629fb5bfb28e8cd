package org.ipmarket.settlement.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import org.ipmarket.settlement.state.IllegalTransition;
import org.junit.jupiter.api.Test;

class DepositStateTest {
    @Test
    void moneyThatIsGoneNeverComesBackToLife() {
        for (DepositState ended : EnumSet.of(DepositState.RELEASED, DepositState.FORFEITED, DepositState.EXPIRED)) {
            assertThat(ended.next()).isEmpty();
            assertThat(ended.isLive()).isFalse();
            for (DepositState wanted : DepositState.values()) {
                assertThatThrownBy(() -> ended.to(wanted)).isInstanceOf(IllegalTransition.class);
            }
        }
        assertThat(DepositState.APPLIED.next()).containsExactly(DepositState.FORFEITED);
    }

    @Test
    void isHeldOnlyFromTheBanksWordOrARefusedRequest() {
        for (DepositState state : DepositState.values()) {
            assertThat(state.next().contains(DepositState.HELD))
                    .isEqualTo(state == DepositState.ANNOUNCED || state == DepositState.RELEASE_REQUESTED);
        }
    }

    @Test
    void anIllegalStepIsNamed() {
        assertThatThrownBy(() -> DepositState.ANNOUNCED.to(DepositState.RELEASED))
                .isInstanceOf(IllegalTransition.class)
                .hasMessage("The deposit is ANNOUNCED, so it cannot become RELEASED.");
    }
}
