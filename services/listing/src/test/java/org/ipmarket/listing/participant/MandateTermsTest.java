package org.ipmarket.listing.participant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.listing.Violation;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.Test;

class MandateTermsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final ParticipantId PRINCIPAL = new ParticipantId(Ids.next());
    private static final ParticipantId AGENT = new ParticipantId(Ids.next());
    private static final AssetId ONE = new AssetId(Ids.next());
    private static final AssetId OTHER = new AssetId(Ids.next());
    private static final int LONGEST = 365;

    @Test
    void anAgentIsEitherAParticipantOrAUser() {
        assertThat(faults(terms(AGENT, null, TODAY, TODAY))).isEmpty();
        assertThat(faults(terms(null, "zhou", TODAY, TODAY))).isEmpty();
        assertThat(faults(terms(AGENT, "zhou", TODAY, TODAY))).containsExactly("agent");
        assertThat(faults(terms(null, null, TODAY, TODAY))).containsExactly("agent");
        assertThat(faults(terms(PRINCIPAL, null, TODAY, TODAY))).containsExactly("agent");
        assertThat(faults(terms(null, " ", TODAY, TODAY))).containsExactly("agentUser");
    }

    @Test
    void itsDatesAreBounded() {
        assertThat(faults(terms(AGENT, null, TODAY, TODAY.minusDays(1)))).containsExactly("until");
        assertThat(faults(terms(AGENT, null, TODAY.minusDays(9), TODAY.minusDays(1))))
                .containsExactly("until");
        assertThat(faults(terms(AGENT, null, TODAY, TODAY.plusDays(LONGEST)))).isEmpty();
        assertThat(faults(terms(AGENT, null, TODAY, TODAY.plusDays(LONGEST + 1))))
                .containsExactly("until");
    }

    @Test
    void itIsInForceFromItsFirstToItsLastDay() {
        MandateTerms terms = terms(AGENT, null, TODAY, TODAY.plusDays(2));
        assertThat(terms.isInForceOn(TODAY.minusDays(1))).isFalse();
        assertThat(terms.isInForceOn(TODAY)).isTrue();
        assertThat(terms.isInForceOn(TODAY.plusDays(2))).isTrue();
        assertThat(terms.isInForceOn(TODAY.plusDays(3))).isFalse();
    }

    @Test
    void itCoversItsScopeAndItsAssetsAlone() {
        MandateTerms one =
                new MandateTerms(AGENT, null, MandateScope.SELL, Set.of(ONE), TODAY, TODAY, UUID.randomUUID());
        assertThat(one.covers(MandateScope.SELL, List.of(ONE))).isTrue();
        assertThat(one.covers(MandateScope.SELL, List.of(ONE, OTHER))).isFalse();
        assertThat(one.covers(MandateScope.BUY, List.of(ONE))).isFalse();
        MandateTerms all = terms(AGENT, null, TODAY, TODAY);
        assertThat(all.covers(MandateScope.SIGN, List.of(ONE, OTHER))).isTrue();
    }

    private static MandateTerms terms(ParticipantId agent, String user, LocalDate from, LocalDate until) {
        return new MandateTerms(agent, user, MandateScope.ALL, null, from, until, UUID.randomUUID());
    }

    private static List<String> faults(MandateTerms terms) {
        return terms.check(PRINCIPAL, TODAY, LONGEST).stream()
                .map(Violation::field)
                .toList();
    }
}
