package org.ipmarket.messages;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Working days of a calendar. The first day of a period is not counted; a last day that is no working day rolls to the next one (Civil Code
 * 200-204). A result that rests on days whose holidays are not announced is provisional: there only weekends are free.
 */
public final class WorkingDays {
    /** Where a day begins and ends. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final int BOUND = 10_000;
    /** The notice for a year may move days in the last week of the year before. */
    private static final MonthDay SURE_UNTIL = MonthDay.of(12, 24);

    private final Set<Integer> years;
    private final Set<LocalDate> holidays;
    private final Set<LocalDate> makeUpDays;

    private WorkingDays(Set<Integer> years, Set<LocalDate> holidays, Set<LocalDate> makeUpDays) {
        this.years = Set.copyOf(years);
        this.holidays = Set.copyOf(holidays);
        this.makeUpDays = Set.copyOf(makeUpDays);
    }

    /** The announced days of one year. */
    public interface Year {
        int year();

        /** Days off, whether on a weekday or at a weekend. */
        Collection<LocalDate> holidays();

        /** Saturdays and Sundays on which people work. */
        Collection<LocalDate> makeUpDays();
    }

    /** By the announced years; every other year is provisional. */
    public static WorkingDays of(Collection<? extends Year> announced) {
        Set<Integer> years = new HashSet<>();
        Set<LocalDate> holidays = new HashSet<>();
        Set<LocalDate> makeUpDays = new HashSet<>();
        for (Year each : announced) {
            years.add(each.year());
            holidays.addAll(each.holidays());
            makeUpDays.addAll(each.makeUpDays());
        }
        return new WorkingDays(years, holidays, makeUpDays);
    }

    /** A day, and whether it may still move. */
    public record Deadline(LocalDate day, boolean provisional) {}

    /** A number of working days, and whether it may still change. */
    public record Count(int days, boolean provisional) {}

    /** The day in Shanghai at an instant. */
    public static LocalDate dayOf(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    public boolean isWorkingDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return makeUpDays.contains(day) || !weekend && !holidays.contains(day);
    }

    /** Whether the holidays around this day are not announced (or older than the data). */
    public boolean isProvisional(LocalDate day) {
        return !years.contains(day.getYear())
                || (MonthDay.from(day).isAfter(SURE_UNTIL) && !years.contains(day.getYear() + 1));
    }

    private boolean isProvisional(LocalDate from, LocalDate to) {
        return isProvisional(from)
                || isProvisional(to)
                || IntStream.rangeClosed(from.getYear(), to.getYear()).anyMatch(year -> !years.contains(year));
    }

    /** The n-th working day after {@code start}, which is not counted. */
    public Deadline addWorkingDays(LocalDate start, int n) {
        bounded(n);
        LocalDate day = start;
        for (int left = n; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return new Deadline(day, isProvisional(start, day));
    }

    /** The last day of a period of calendar days. */
    public Deadline addDays(LocalDate start, int n) {
        bounded(n);
        LocalDate day = start.plusDays(n);
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return new Deadline(day, isProvisional(start, day));
    }

    /** Working days after {@code from} up to and with {@code to}. */
    public Count between(LocalDate from, LocalDate to) {
        if (to.isBefore(from) || to.isAfter(from.plusDays(2L * BOUND))) {
            throw new IllegalArgumentException(
                    "The second day must be from 0 to " + 2 * BOUND + " days after the first");
        }
        int days = (int) from.plusDays(1)
                .datesUntil(to.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
        return new Count(days, isProvisional(from, to));
    }

    private static void bounded(int n) {
        if (n < 1 || n > BOUND) {
            throw new IllegalArgumentException("A period has from 1 to " + BOUND + " days");
        }
    }
}
