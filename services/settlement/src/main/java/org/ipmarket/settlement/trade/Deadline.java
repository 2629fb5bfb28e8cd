package org.ipmarket.settlement.trade;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.ipmarket.messages.Term;
import org.ipmarket.messages.WorkingDays;

/**
 * When a period ends.
 *
 * @param due its end; of working days, the end of the last one in Shanghai
 * @param provisional whether it rests on days whose holidays are not announced, and may still move
 */
public record Deadline(Instant due, boolean provisional) {
    public static Deadline of(Term term, Instant from, WorkingDays calendar) {
        if (term.duration() != null) {
            return new Deadline(from.plus(term.duration()), false);
        }
        WorkingDays.Deadline last = calendar.addWorkingDays(WorkingDays.dayOf(from), term.workingDays());
        return new Deadline(startOf(last.day().plusDays(1)), last.provisional());
    }

    /** When people are reminded: so long before the end; of a period that is not longer than that, half-way. */
    public Instant reminder(Term lead, Instant from, WorkingDays calendar) {
        Instant at = lead.duration() != null ? due.minus(lead.duration()) : before(lead.workingDays(), calendar);
        return at.isAfter(from) ? at : from.plus(Duration.between(from, due).dividedBy(2));
    }

    private Instant before(int workingDays, WorkingDays calendar) {
        LocalDate day = WorkingDays.dayOf(due);
        for (int left = workingDays; left > 0; ) {
            day = day.minusDays(1);
            if (calendar.isWorkingDay(day)) {
                left--;
            }
        }
        return startOf(day);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(WorkingDays.ZONE).toInstant();
    }
}
