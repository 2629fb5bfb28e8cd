package org.ipmarket.messages.event;

import java.time.LocalDate;
import java.util.List;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.WorkingDays;

/**
 * A calendar as it now is: whoever counts working days of a centre counts by it. A year that is not in it is not announced, and what
 * rests on it is provisional.
 *
 * @param calendar its code, such as {@code CN}
 * @param years the announced ones
 */
@EventType(
        name = "calendar.changed",
        aggregate = "calendar",
        by = "listing",
        kind = EventType.Kind.STATE,
        visibility = EventType.Visibility.PUBLIC)
public record CalendarChanged(Mode mode, String calendar, long version, List<Year> years) implements StateEvent {
    /** The announced days of a year. */
    public record Year(int year, List<LocalDate> holidays, List<LocalDate> makeUpDays) implements WorkingDays.Year {}

    /** As {@link #subject} of a calendar. */
    public static String subjectOf(Mode mode, String calendar) {
        return mode.wire() + ":" + calendar;
    }

    @Override
    public String subject() {
        return subjectOf(mode, calendar);
    }
}
