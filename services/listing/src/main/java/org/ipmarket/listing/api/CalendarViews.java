package org.ipmarket.listing.api;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.SortedMap;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.calendar.CalendarYear;
import org.ipmarket.listing.register.Calendars.Announced;
import org.ipmarket.messages.WorkingDays;

/** Calendars as they are shown. */
final class CalendarViews {
    private static final String RULE = "Civil Code 200 to 204";

    private CalendarViews() {}

    /**
     * A calendar.
     *
     * @param nextYear the first year after the last announced one: what falls into it is provisional
     */
    public record Calendar(String code, List<YearSeen> years, int nextYear) {
        static Calendar of(String code, SortedMap<Integer, Announced> announced) {
            return new Calendar(
                    code,
                    announced.values().stream()
                            .map(each -> new YearSeen(
                                    each.year().year(),
                                    each.version(),
                                    each.year().source()))
                            .toList(),
                    announced.lastKey() + 1);
        }
    }

    /** An announced year; version 0 is that of the file that comes with the market. */
    public record YearSeen(int year, long version, CalendarYear.Source source) {}

    /**
     * A year.
     *
     * @param announced whether its days are known; if not, only weekends are free and every deadline in it is provisional
     * @param workingDays how many it has, as far as known
     */
    public record Year(
            String calendar,
            int year,
            boolean announced,
            long version,
            CalendarYear.Source source,
            List<LocalDate> holidays,
            List<LocalDate> makeUpDays,
            long workingDays) {
        static Year of(String calendar, int year, Announced announced, WorkingDays days) {
            long working = LocalDate.of(year, 1, 1)
                    .datesUntil(LocalDate.of(year + 1, 1, 1))
                    .filter(days::isWorkingDay)
                    .count();
            return announced == null
                    ? new Year(calendar, year, false, 0, null, List.of(), List.of(), working)
                    : new Year(
                            calendar,
                            year,
                            true,
                            announced.version(),
                            announced.year().source(),
                            announced.year().holidays(),
                            announced.year().makeUpDays(),
                            working);
        }
    }

    /**
     * The end of a period. The first day is not counted; a last day that is no working day rolls to the next one.
     *
     * @param provisional whether it may still move, as days that it rests on are not announced
     * @param rule by which it was counted
     * @param sources who announced the years that it rests on
     */
    public record Deadline(
            String calendar,
            LocalDate from,
            Integer workingDays,
            Integer days,
            LocalDate day,
            boolean provisional,
            String rule,
            List<String> sources) {
        static Deadline of(
                String calendar,
                LocalDate from,
                Integer workingDays,
                Integer days,
                WorkingDays.Deadline end,
                SortedMap<Integer, Announced> announced) {
            List<String> sources = announced.subMap(from.getYear(), end.day().getYear() + 1).values().stream()
                    .map(each -> each.year().source().notice())
                    .toList();
            return new Deadline(calendar, from, workingDays, days, end.day(), end.provisional(), RULE, sources);
        }
    }

    static LocalDate day(String field, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= CalendarYear.FIRST && day.getYear() <= CalendarYear.LAST) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // falls through to the refusal
        }
        throw Problems.unprocessable(
                "invalid-day",
                field,
                "A day is written like 2026-10-01, from " + CalendarYear.FIRST + " to " + CalendarYear.LAST + ".");
    }
}
