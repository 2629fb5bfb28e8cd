package org.ipmarket.settlement.recordal.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ipmarket.settlement.recordal.Matter;
import org.ipmarket.settlement.recordal.OfficeAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcedureTest {
    private static final Instant FILED = Instant.parse("2026-03-02T01:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private final Procedure procedure = Procedure.parse("2:CORRECTION, 3:NOTICE, 5:GAZETTE");

    @Test
    void theOfficeTakesItsDaysAndWaitsForTheCorrection() {
        assertThat(said(1, List.of())).isEmpty();
        assertThat(said(2, List.of()))
                .hasSize(1)
                .first()
                .isInstanceOfSatisfying(OfficeAnswer.CorrectionAsked.class, asked -> assertThat(asked.until())
                        .isAfter(asked.on()));
        // however long it takes
        assertThat(said(100, List.of())).hasSize(1);
        Instant corrected = FILED.plus(Duration.ofDays(10));
        assertThat(said(12, List.of(corrected))).hasSize(1);
        assertThat(said(13, List.of(corrected))).hasSize(2).last().isInstanceOf(OfficeAnswer.NoticeIssued.class);
        assertThat(said(17, List.of(corrected))).hasSize(2);
        assertThat(said(18, List.of(corrected))).hasSize(3).last().isInstanceOf(OfficeAnswer.Gazetted.class);
        assertThat(said(18, List.of(corrected)))
                .extracting(OfficeAnswer::sequence)
                .containsExactly(1, 2, 3);
    }

    @Test
    void aRefusalIsTheLastWord() {
        Procedure refusing = Procedure.parse("1:REFUSAL,1:NOTICE");
        assertThat(refusing.answers(FILED, List.of(), FILED.plus(Duration.ofDays(9)), DAY, "N"))
                .hasSize(1)
                .first()
                .isInstanceOf(OfficeAnswer.Refused.class);
    }

    @Test
    void chanceIsDecidedByTheIdAndCoversEveryAnswer() {
        List<Procedure> plans = new java.util.Random(7)
                .longs(600)
                .mapToObj(bits -> Procedure.byChance(new UUID(bits, bits * 31), Matter.TITLE_CHANGE))
                .toList();
        assertThat(plans.stream()
                        .flatMap(plan -> plan.plan().stream())
                        .map(Procedure.Planned::answer)
                        .distinct())
                .containsExactlyInAnyOrder(Procedure.Answer.values());
        UUID id = new UUID(4, 2);
        assertThat(Procedure.byChance(id, Matter.TITLE_CHANGE)).isEqualTo(Procedure.byChance(id, Matter.TITLE_CHANGE));
        assertThat(Procedure.parse(procedure.text())).isEqualTo(procedure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NOTICE", "2:", "2:NOTHING", "1000:NOTICE", "-1:NOTICE", "1:NOTICE;2:GAZETTE"})
    void whatIsNoPlanIsRefused(String text) {
        assertThatThrownBy(() -> Procedure.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<OfficeAnswer> said(int days, List<Instant> corrected) {
        return procedure.answers(FILED, corrected, FILED.plus(Duration.ofDays(days)), DAY, "N");
    }
}
