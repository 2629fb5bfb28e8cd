package org.ipmarket.settlement.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ipmarket.settlement.deposit.DepositSteps.Step;
import org.ipmarket.settlement.deposit.DepositSteps.Word;
import org.ipmarket.settlement.state.IllegalTransition;
import org.junit.jupiter.api.Test;

class DepositStepsTest {
    @Test
    void whatIsNotInTheTableIsRefused() {
        for (DepositState from : DepositState.values()) {
            for (DepositState to : DepositState.values()) {
                boolean permitted =
                        DepositSteps.TABLE.stream().anyMatch(step -> step.from() == from && step.to() == to);
                if (permitted) {
                    assertThat(from.to(to)).isEqualTo(to);
                } else {
                    assertThatThrownBy(() -> from.to(to))
                            .isInstanceOf(IllegalTransition.class)
                            .hasMessageContaining(from.name());
                }
            }
        }
        assertThat(DepositSteps.TABLE.stream().map(step -> step.from() + ">" + step.to()))
                .doesNotHaveDuplicates();
    }

    /** The second rule of the house: nobody can bid on money that is gone. */
    @Test
    void moneyThatBidsMayStandOnGoesBackOnBiddingsWordOnly() {
        assertThat(DepositSteps.TABLE)
                .filteredOn(step -> step.to() == DepositState.RELEASED)
                .extracting(Step::word)
                .containsOnly(Word.BIDDING);
    }
}
