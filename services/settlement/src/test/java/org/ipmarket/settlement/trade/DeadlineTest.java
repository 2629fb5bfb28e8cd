package org.ipmarket.settlement.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.ipmarket.messages.Term;
import org.ipmarket.messages.WorkingDays;
import org.ipmarket.messages.event.CalendarChanged;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    /** 2026-10-01 to 08 are free, Saturday the 10th is worked. */
    private static final WorkingDays CALENDAR = WorkingDays.of(List.of(new CalendarChanged.Year(
            2026,
            LocalDate.parse("2026-10-01")
                    .datesUntil(LocalDate.parse("2026-10-09"))
                    .toList(),
            List.of(LocalDate.parse("2026-10-10")))));

    @Test
    void workingDaysEndWithTheLastOneInShanghai() {
        // Wednesday evening in Shanghai: the day is not counted, and the next working days are 9, 10, 12 October
        Instant from = Instant.parse("2026-09-30T12:00:00Z");
        Deadline end = Deadline.of(Term.workingDays(3), from, CALENDAR);
        assertThat(end.due()).isEqualTo(Instant.parse("2026-10-12T16:00:00Z"));
        assertThat(end.provisional()).isFalse();
        // two working days before the 13th: Monday the 12th, Saturday the 10th
        assertThat(end.reminder(Term.workingDays(2), from, CALENDAR)).isEqualTo(Instant.parse("2026-10-09T16:00:00Z"));
    }

    @Test
    void aYearThatIsNotAnnouncedIsProvisional() {
        Deadline end = Deadline.of(Term.workingDays(5), Instant.parse("2026-12-30T02:00:00Z"), CALENDAR);
        assertThat(end.provisional()).isTrue();
        WorkingDays none = WorkingDays.of(List.of());
        Deadline unknown = Deadline.of(Term.workingDays(1), Instant.parse("2026-09-30T02:00:00Z"), none);
        assertThat(unknown).isEqualTo(new Deadline(Instant.parse("2026-10-01T16:00:00Z"), true));
    }

    @Test
    void aDurationNeedsNoCalendarAndAShortOneIsRemindedOfHalfWay() {
        Instant from = Instant.parse("2026-10-01T00:00:00Z");
        Deadline end = Deadline.of(Term.of(Duration.ofSeconds(4)), from, CALENDAR);
        assertThat(end).isEqualTo(new Deadline(from.plusSeconds(4), false));
        assertThat(end.reminder(Term.workingDays(2), from, CALENDAR)).isEqualTo(from.plusSeconds(2));
        assertThat(end.reminder(Term.of(Duration.ofSeconds(1)), from, CALENDAR)).isEqualTo(from.plusSeconds(3));
    }
}
