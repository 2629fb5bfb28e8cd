package org.ipmarket.settlement.recordal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.settlement.recordal.Hearing.KNOWN;
import static org.ipmarket.settlement.recordal.Hearing.TAKEN;
import static org.ipmarket.settlement.recordal.Hearing.WAITS;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class HearingTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final OfficeAnswer FIRST = new OfficeAnswer.CorrectionAsked(1, "1", DAY, DAY, "a seal is missing");
    private static final OfficeAnswer SECOND = new OfficeAnswer.CorrectionAsked(2, "2", DAY, DAY, "another is missing");
    private static final OfficeAnswer NOTICE = new OfficeAnswer.NoticeIssued(3, "3", DAY);
    private static final OfficeAnswer GAZETTE = new OfficeAnswer.Gazetted(4, "42-10", DAY);
    private static final OfficeAnswer REFUSAL = new OfficeAnswer.Refused(3, "3", DAY, "not the owner");
    private static final List<OfficeAnswer> ALL = List.of(FIRST, SECOND, NOTICE, GAZETTE);

    private static Hearing of(CaseState state, int corrections, OfficeAnswer answer) {
        return Hearing.of(Matter.TITLE_CHANGE, state, false, corrections, answer, ALL);
    }

    @Test
    void whatTheOfficeSaysFirstIsTaken() {
        assertThat(of(CaseState.FILED, 0, FIRST)).isEqualTo(TAKEN);
        assertThat(of(CaseState.CORRECTED, 1, SECOND)).isEqualTo(TAKEN);
        assertThat(of(CaseState.CORRECTED, 2, NOTICE)).isEqualTo(TAKEN);
        assertThat(of(CaseState.CORRECTION_ASKED, 0, REFUSAL)).isEqualTo(TAKEN);
        assertThat(of(CaseState.RECORDED, 2, GAZETTE)).isEqualTo(TAKEN);
    }

    @Test
    void whatAPersonHasEnteredAndAnotherCheckedIsKnown() {
        assertThat(of(CaseState.RECORDED, 2, NOTICE)).isEqualTo(KNOWN);
        assertThat(of(CaseState.GAZETTED, 2, NOTICE)).isEqualTo(KNOWN);
        assertThat(of(CaseState.GAZETTED, 2, GAZETTE)).isEqualTo(KNOWN);
        assertThat(of(CaseState.REFUSED, 0, REFUSAL)).isEqualTo(KNOWN);
        assertThat(of(CaseState.CORRECTION_ASKED, 0, FIRST)).isEqualTo(KNOWN);
        assertThat(of(CaseState.CORRECTED, 1, FIRST)).isEqualTo(KNOWN);
        assertThat(of(CaseState.RECORDED, 2, SECOND)).isEqualTo(KNOWN);
    }

    @Test
    void whatDoesNotFollowYetWaits() {
        assertThat(of(CaseState.CORRECTION_ASKED, 0, SECOND)).isEqualTo(WAITS);
        assertThat(of(CaseState.NOTICE_ISSUED, 2, GAZETTE)).isEqualTo(WAITS);
        // the second person may not find the notice that was entered by hand: then the office's is heard
        assertThat(of(CaseState.NOTICE_ISSUED, 2, NOTICE)).isEqualTo(WAITS);
        assertThat(of(CaseState.FILED, 2, NOTICE)).isEqualTo(TAKEN);
    }

    @Test
    void whatIsEnteredAndNotCheckedIsNotOverwritten() {
        for (OfficeAnswer answer : ALL) {
            for (CaseState state : CaseState.values()) {
                assertThat(Hearing.of(Matter.TITLE_CHANGE, state, true, 0, answer, ALL))
                        .isEqualTo(WAITS);
            }
        }
    }
}
