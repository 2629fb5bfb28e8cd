package org.ipmarket.valuation.expert.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.messages.Mode;
import org.ipmarket.valuation.expert.store.OpinionRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpinionAccessTest {
    private static OpinionRepository.Seen seen(String username, Role role) {
        return OpinionAccess.seen(new Caller("subject", username, "cli", null, null, null, Mode.TEST, Set.of(role)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"MARKET_ADMIN", "REGULATOR"},
            mode = EnumSource.Mode.EXCLUDE)
    void aLoginWithoutANameOfItsOwnSeesNotAll(Role role) {
        assertThat(seen(null, role).all()).isFalse();
    }

    @Test
    void whoSupervisesSeesAll() {
        assertThat(seen(null, Role.REGULATOR).all()).isTrue();
        assertThat(seen("admin", Role.MARKET_ADMIN).all()).isTrue();
        assertThat(seen("expert", Role.APPRAISER).username()).isEqualTo("expert");
    }
}
