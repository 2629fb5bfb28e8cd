package org.ipmarket.settlement.recordal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ipmarket.settlement.recordal.CaseState.CLOSED;
import static org.ipmarket.settlement.recordal.CaseState.COLLECTING;
import static org.ipmarket.settlement.recordal.CaseState.CORRECTED;
import static org.ipmarket.settlement.recordal.CaseState.CORRECTION_ASKED;
import static org.ipmarket.settlement.recordal.CaseState.FILED;
import static org.ipmarket.settlement.recordal.CaseState.GAZETTED;
import static org.ipmarket.settlement.recordal.CaseState.IN_EFFECT;
import static org.ipmarket.settlement.recordal.CaseState.NOTICE_ISSUED;
import static org.ipmarket.settlement.recordal.CaseState.OPENED;
import static org.ipmarket.settlement.recordal.CaseState.RECORDED;
import static org.ipmarket.settlement.recordal.CaseState.REFUSED;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.ipmarket.settlement.state.IllegalTransition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseStateTest {
    private static final Map<CaseState, Set<CaseState>> AT_OFFICE = Map.of(
            OPENED, EnumSet.of(COLLECTING, CLOSED),
            COLLECTING, EnumSet.of(FILED, CLOSED),
            FILED, EnumSet.of(CORRECTION_ASKED, NOTICE_ISSUED, REFUSED, CLOSED),
            CORRECTION_ASKED, EnumSet.of(CORRECTED, REFUSED, CLOSED),
            CORRECTED, EnumSet.of(CORRECTION_ASKED, NOTICE_ISSUED, REFUSED, CLOSED),
            NOTICE_ISSUED, EnumSet.of(RECORDED, FILED, CLOSED),
            RECORDED, EnumSet.of(GAZETTED),
            REFUSED, EnumSet.of(COLLECTING, CLOSED));
    private static final Map<CaseState, Set<CaseState>> BY_CONTRACT = Map.of(
            OPENED, EnumSet.of(COLLECTING, CLOSED),
            COLLECTING, EnumSet.of(IN_EFFECT, CLOSED),
            IN_EFFECT, EnumSet.of(RECORDED, COLLECTING, CLOSED));

    @ParameterizedTest
    @EnumSource(Matter.class)
    void everyEdgeAndNoOther(Matter matter) {
        for (CaseState from : CaseState.values()) {
            Set<CaseState> expected = matter.office().isPresent()
                    ? AT_OFFICE.getOrDefault(from, Set.of())
                    : BY_CONTRACT.getOrDefault(from, Set.of());
            for (CaseState to : CaseState.values()) {
                boolean published = to != GAZETTED || matter.isGazetted();
                if (expected.contains(to) && published) {
                    assertThat(from.to(to, matter)).isEqualTo(to);
                } else {
                    assertThatThrownBy(() -> from.to(to, matter))
                            .as("%s: %s to %s", matter, from, to)
                            .isInstanceOf(IllegalTransition.class)
                            .hasMessageContaining(from.name());
                }
            }
        }
    }
}
