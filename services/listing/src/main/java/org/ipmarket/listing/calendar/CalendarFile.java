package org.ipmarket.listing.calendar;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads and checks the file of holidays and make-up days. */
public final class CalendarFile {
    private CalendarFile() {}

    record Content(
            int version, String source, int firstYear, int lastYear, List<String> holidays, List<String> makeUpDays) {}

    /** The calendar that comes with the market. */
    public static WorkingDays china() {
        try (InputStream in = CalendarFile.class.getResourceAsStream("/calendar/china.json")) {
            return read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses duplicates, overlaps, days outside the years, make-up days on weekdays. */
    static WorkingDays read(byte[] json) throws IOException {
        Content c = new ObjectMapper().readValue(json, Content.class);
        if (c.version() != 1 || c.source() == null || c.holidays() == null || c.makeUpDays() == null) {
            throw new IllegalArgumentException("Not a calendar of version 1 with its source");
        }
        Set<LocalDate> holidays = days(c, c.holidays());
        Set<LocalDate> makeUp = days(c, c.makeUpDays());
        for (LocalDate day : makeUp) {
            if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
                throw new IllegalArgumentException("Make-up day on a weekday: " + day);
            }
            if (holidays.contains(day)) {
                throw new IllegalArgumentException("Holiday and make-up day: " + day);
            }
        }
        return new WorkingDays(c.firstYear(), c.lastYear(), holidays, makeUp);
    }

    private static Set<LocalDate> days(Content c, List<String> texts) {
        Set<LocalDate> days = new HashSet<>();
        for (String text : texts) {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < c.firstYear() || day.getYear() > c.lastYear()) {
                throw new IllegalArgumentException("Outside the years: " + day);
            }
            if (!days.add(day)) {
                throw new IllegalArgumentException("Twice: " + day);
            }
        }
        return days;
    }
}
