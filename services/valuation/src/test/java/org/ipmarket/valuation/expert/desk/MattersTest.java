package org.ipmarket.valuation.expert.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.Test;

class MattersTest {
    private static final ParticipantId PARTY = ParticipantId.fromString("01900000-0000-7000-8000-000000000011");
    private static final ParticipantId SISTER = ParticipantId.fromString("01900000-0000-7000-8000-000000000012");
    private static final ParticipantId AGENT = ParticipantId.fromString("01900000-0000-7000-8000-000000000013");

    private static ParticipantChanged known(Set<ParticipantId> agents) {
        CentreCode centre = new CentreCode("GZ");
        return new ParticipantChanged(
                PARTY,
                Mode.TEST,
                1,
                ParticipantKind.FIRM,
                centre,
                Standing.QUALIFIED,
                Set.of(centre),
                Set.of(SISTER),
                false,
                agents,
                null);
    }

    @Test
    void agentsHaveTheInterestOfWhomTheyActFor() {
        assertThat(Matters.related(known(Set.of(AGENT)))).containsExactlyInAnyOrder(SISTER, AGENT);
        assertThat(Matters.related(known(null))).containsExactly(SISTER);
    }
}
