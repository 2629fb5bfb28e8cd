package org.ipmarket.listing.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ipmarket.listing.Violation;
import org.ipmarket.messages.WorkingDays;

/**
 * The announced days of a year of a calendar.
 *
 * @param holidays days off, whether on a weekday or at a weekend
 * @param makeUpDays Saturdays and Sundays on which people work
 */
public record CalendarYear(int year, Source source, List<LocalDate> holidays, List<LocalDate> makeUpDays)
        implements WorkingDays.Year {
    public static final int FIRST = 1990;
    public static final int LAST = 2100;
    static final int LONGEST_TEXT = 500;

    /**
     * Who announced them.
     *
     * @param notice such as the number of the State Council's notice
     * @param url where it can be read, or null
     */
    public record Source(String notice, String url) {}

    public CalendarYear {
        holidays = List.copyOf(holidays);
        makeUpDays = List.copyOf(makeUpDays);
    }

    /** Everything that is wrong: days of another year, twice, make-up days on weekdays, days that are both. */
    public List<Violation> check() {
        List<Violation> found = new ArrayList<>();
        if (year < FIRST || year > LAST) {
            found.add(new Violation("year", "must lie between " + FIRST + " and " + LAST));
        }
        if (bad(source.notice()) || (source.url() != null && (bad(source.url()) || !isWeb(source.url())))) {
            found.add(new Violation(
                    "source",
                    "names the notice, and its http(s) address where it has one, each of 1 to " + LONGEST_TEXT
                            + " characters"));
        }
        if (holidays.isEmpty()) {
            found.add(new Violation("holidays", "a year has holidays"));
        }
        Set<LocalDate> off = days("holidays", holidays, found);
        for (LocalDate day : days("makeUpDays", makeUpDays, found)) {
            if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
                found.add(new Violation("makeUpDays", "Make-up day on a weekday: " + day));
            }
            if (off.contains(day)) {
                found.add(new Violation("makeUpDays", "Holiday and make-up day: " + day));
            }
        }
        return found;
    }

    private static boolean bad(String text) {
        return text == null || text.isBlank() || text.length() > LONGEST_TEXT;
    }

    private static boolean isWeb(String url) {
        return url.startsWith("https://") || url.startsWith("http://");
    }

    private Set<LocalDate> days(String field, List<LocalDate> listed, List<Violation> found) {
        Set<LocalDate> days = new HashSet<>();
        for (LocalDate day : listed) {
            if (day.getYear() != year) {
                found.add(new Violation(field, "Outside the year: " + day));
            }
            if (!days.add(day)) {
                found.add(new Violation(field, "Twice: " + day));
            }
        }
        return days;
    }
}
