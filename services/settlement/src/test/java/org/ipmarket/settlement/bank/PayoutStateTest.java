package org.ipmarket.settlement.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.UUID;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.settlement.state.IllegalTransition;
import org.junit.jupiter.api.Test;

/** The table of a payout's states, edge by edge, and how it is named to a bank. */
class PayoutStateTest {
    @Test
    void onlyTheEdgesOfTheTableArePermitted() {
        for (PayoutState from : PayoutState.values()) {
            for (PayoutState to : PayoutState.values()) {
                if (from.next().contains(to)) {
                    assertThat(from.to(to)).isEqualTo(to);
                } else {
                    assertThatThrownBy(() -> from.to(to))
                            .isInstanceOf(IllegalTransition.class)
                            .hasMessageContaining(from.name());
                }
            }
        }
    }

    @Test
    void whatWasPaidOrMayHaveBeenPaidIsNeverGivenAnewUnderAnotherId() {
        for (PayoutState state : PayoutState.values()) {
            // only what has failed may be replaced, and what has failed never becomes an order again
            if (state.hasFailed()) {
                assertThat(state.next())
                        .doesNotContain(
                                PayoutState.WAITING, PayoutState.RELEASED, PayoutState.ORDERED, PayoutState.UNKNOWN);
            }
        }
        assertThat(PayoutState.CONFIRMED.next()).isEqualTo(EnumSet.of(PayoutState.BOUNCED));
        assertThat(PayoutState.BOUNCED.next()).isEmpty();
    }

    @Test
    void aReferenceSurvivesWhatABankDoesToIt() {
        UUID id = Ids.next();
        String reference = PayoutReference.of(id);
        assertThat(reference).hasSize(32);
        for (String text : new String[] {
            reference,
            reference.toUpperCase(),
            "REF:" + reference + "/退款",
            "付款 " + id,
            "2026-03-" + reference,
            "退汇," + reference + ",账号错"
        }) {
            assertThat(PayoutReference.find(text)).as(text).contains(id);
        }
        assertThat(PayoutReference.find(null)).isEmpty();
        assertThat(PayoutReference.find("6222020000000000001")).isEmpty();
        assertThat(PayoutReference.find(reference.substring(1))).isEmpty();
        assertThat(PayoutReference.find("a" + reference)).isEmpty();
    }
}
