package org.ipmarket.settlement.recordal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.ipmarket.messages.WorkingDays;
import org.ipmarket.settlement.recordal.Deadlines.What;
import org.junit.jupiter.api.Test;

/** By the calendar of 2026: from 1 to 7 October nobody works, on Saturday the 10th everybody does. */
class DeadlinesTest {
    private record Year(int year, Collection<LocalDate> holidays, Collection<LocalDate> makeUpDays)
            implements WorkingDays.Year {}

    private final WorkingDays calendar = WorkingDays.of(List.of(new Year(
            2026,
            LocalDate.parse("2026-10-01")
                    .datesUntil(LocalDate.parse("2026-10-08"))
                    .toList(),
            List.of(LocalDate.parse("2026-10-10")))));

    @Test
    void theRequestIsMadeWithinWorkingDaysOfFullPayment() {
        // 28, 29, 30 September, 8, 9, 10 October
        Deadlines.Due due = Deadlines.toFile(Matter.TITLE_CHANGE, LocalDate.parse("2026-09-27"), null, 6, calendar)
                .orElseThrow();
        assertThat(due.what()).isEqualTo(What.FILE);
        assertThat(due.until()).isEqualTo(LocalDate.parse("2026-10-10"));
        assertThat(due.provisional()).isFalse();
        assertThat(Deadlines.toFile(Matter.TITLE_CHANGE, null, null, 6, calendar))
                .isEmpty();
    }

    @Test
    void aLicenceIsFiledWithinThreeMonthsOfItsContract() {
        Deadlines.Due due = Deadlines.toFile(
                        Matter.LICENCE_FILING,
                        LocalDate.parse("2026-06-01"),
                        LocalDate.parse("2026-07-03"),
                        6,
                        calendar)
                .orElseThrow();
        // 3 October is a holiday
        assertThat(due.until()).isEqualTo(LocalDate.parse("2026-10-08"));
        assertThat(due.rule().en()).contains("15");
    }

    @Test
    void theOfficialFeeIsPaidWithinItsMonth() {
        assertThat(Deadlines.toPayFee(LocalDate.parse("2026-09-01"), calendar).until())
                .isEqualTo(LocalDate.parse("2026-10-08"));
        assertThat(Deadlines.toPayFee(LocalDate.parse("2026-01-31"), calendar).until())
                .isEqualTo(LocalDate.parse("2026-03-02"));
    }

    @Test
    void theOfficesOwnDayIsNotMovedAndAFarOneMayBe() {
        assertThat(Deadlines.toCorrect(LocalDate.parse("2026-10-03")).until()).isEqualTo(LocalDate.parse("2026-10-03"));
        assertThat(Deadlines.toCheck(LocalDate.parse("2026-12-30"), 3, calendar).provisional())
                .isTrue();
    }

    @Test
    void whatMayBeAskedForHasNoTime() {
        assertThat(Deadlines.toFile(Matter.TECHNOLOGY_CONTRACT, LocalDate.parse("2026-06-01"), null, 6, calendar))
                .isEmpty();
    }
}
