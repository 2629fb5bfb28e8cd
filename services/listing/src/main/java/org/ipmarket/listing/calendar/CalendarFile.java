package org.ipmarket.listing.calendar;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.ipmarket.listing.Violation;
import org.ipmarket.messages.WorkingDays;

/** Reads and checks the file of holidays and make-up days. */
public final class CalendarFile {
    private CalendarFile() {}

    record Content(
            int version,
            String source,
            Map<Integer, String> notices,
            int firstYear,
            int lastYear,
            List<String> holidays,
            List<String> makeUpDays) {}

    /** The calendar that comes with the market. */
    public static WorkingDays china() {
        return WorkingDays.of(chinaYears());
    }

    /** Its years, each with the notices that announced it. */
    public static List<CalendarYear> chinaYears() {
        try (InputStream in = CalendarFile.class.getResourceAsStream("/calendar/china.json")) {
            return read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses duplicates, overlaps, days outside the years, make-up days on weekdays, years without their notice. */
    static List<CalendarYear> read(byte[] json) throws IOException {
        Content c = new ObjectMapper().readValue(json, Content.class);
        if (c.version() != 1
                || c.source() == null
                || c.notices() == null
                || c.holidays() == null
                || c.makeUpDays() == null) {
            throw new IllegalArgumentException("Not a calendar of version 1 with its source");
        }
        List<LocalDate> holidays = days(c, c.holidays());
        List<LocalDate> makeUp = days(c, c.makeUpDays());
        return IntStream.rangeClosed(c.firstYear(), c.lastYear())
                .mapToObj(year -> year(c, year, holidays, makeUp))
                .toList();
    }

    private static CalendarYear year(Content c, int year, List<LocalDate> holidays, List<LocalDate> makeUp) {
        CalendarYear read = new CalendarYear(
                year,
                new CalendarYear.Source(c.notices().get(year), null),
                holidays.stream().filter(day -> day.getYear() == year).toList(),
                makeUp.stream().filter(day -> day.getYear() == year).toList());
        for (Violation wrong : read.check()) {
            throw new IllegalArgumentException(year + ": " + wrong.field() + ": " + wrong.message());
        }
        return read;
    }

    private static List<LocalDate> days(Content c, List<String> texts) {
        Set<LocalDate> seen = new HashSet<>();
        for (String text : texts) {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < c.firstYear() || day.getYear() > c.lastYear()) {
                throw new IllegalArgumentException("Outside the years: " + day);
            }
            if (!seen.add(day)) {
                throw new IllegalArgumentException("Twice: " + day);
            }
        }
        return seen.stream().sorted().toList();
    }
}
