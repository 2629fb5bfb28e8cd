package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Set;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.TradeDefaulted.Side;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.Test;

/** What a token is worth that has more, or less, than the logins of the realm have. */
class TradeAccessTest {
    private static final CentreCode GZ = new CentreCode("GZ");

    private final ParticipantId seller = new ParticipantId(Ids.next());
    private final ParticipantId buyer = new ParticipantId(Ids.next());

    @Test
    void onlyThePartiesHaveASideToSignFor() {
        assertThat(TradeAccess.sideOf(seller, seller, buyer)).contains(Side.SELLER);
        assertThat(TradeAccess.sideOf(buyer, seller, buyer)).contains(Side.BUYER);
        assertThat(TradeAccess.sideOf(new ParticipantId(Ids.next()), seller, buyer))
                .isEmpty();
    }

    @Test
    void aRoleOfACentreWithoutACentreOpensNothing() {
        assertThat(TradeAccess.requireOwnCentre(caller(GZ), Role.FINANCE)).isEqualTo(GZ);
        assertThat(TradeAccess.requireMoney(caller(GZ))).isEqualTo(GZ);
        refused(() -> TradeAccess.requireOwnCentre(caller(null), Role.FINANCE));
        refused(() -> TradeAccess.requireMoney(caller(null)));
        refused(() -> TradeAccess.requireStaff(caller(null)));
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(HttpProblem.class, problem -> assertThat(problem.getStatusCode())
                        .isEqualTo(403));
    }

    private static Caller caller(CentreCode centre) {
        return new Caller("subject", "somebody", "client", null, centre, null, Mode.TEST, Set.of(Role.FINANCE));
    }
}
