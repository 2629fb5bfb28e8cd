package org.ipmarket.listing.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.messages.Standing.QUALIFIED;
import static org.ipmarket.messages.Standing.REGISTERED;
import static org.ipmarket.messages.Standing.SUSPENDED;

import org.ipmarket.messages.Standing;
import org.junit.jupiter.api.Test;

class StandingMachineTest {
    @Test
    void nobodyBecomesMerelyRegisteredAgainAndNobodyIsSuspendedTwice() {
        for (Standing from : Standing.values()) {
            assertThat(StandingMachine.permits(from, REGISTERED)).isFalse();
            assertThat(StandingMachine.permits(from, QUALIFIED)).isTrue();
            assertThat(StandingMachine.permits(from, SUSPENDED)).isEqualTo(from != SUSPENDED);
        }
    }
}
