package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.calendar.CalendarFile;
import org.ipmarket.listing.calendar.CalendarYear;
import org.ipmarket.listing.centre.CentrePresence;
import org.ipmarket.listing.store.CalendarYearRow;
import org.ipmarket.listing.store.CalendarYears;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.WorkingDays;
import org.ipmarket.messages.event.CalendarChanged;
import org.ipmarket.messages.id.CentreCode;

/**
 * The calendars by which centres count working days: what comes with the market, and over it what operators have
 * loaded. What is kept in memory is compared with the database's at each use, so every replica counts by what was
 * loaded last.
 */
@ApplicationScoped
public class Calendars {
    private final CalendarYears years;
    private final Centres centres;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    Calendars(CalendarYears years, Centres centres) {
        this.years = years;
        this.centres = centres;
    }

    /** @param stamp of the database's rows that it was made of */
    private record Kept(long stamp, WorkingDays days) {}

    /** An announced year; {@code version} is 0 for one that comes with the market. */
    public record Announced(CalendarYear year, long version) {}

    /** Working days of a centre; 404 where there is no such centre. */
    @Transactional
    public WorkingDays of(Mode mode, CentreCode centre) {
        return days(mode, centres.find(mode, centre).orElseThrow(() -> Problems.notFound("centre", centre)).calendar);
    }

    /** Working days of a calendar; 404 where there is none of that code. */
    @Transactional
    public WorkingDays days(Mode mode, String calendar) {
        long stamp = years.stamp(mode, calendar);
        String key = mode.wire() + ":" + calendar;
        Kept found = kept.get(key);
        if (found == null || found.stamp() != stamp) {
            found = new Kept(stamp, fresh(mode, calendar));
            kept.put(key, found);
        }
        return found.days();
    }

    /** Past the memory: also what the present transaction has loaded. */
    WorkingDays fresh(Mode mode, String calendar) {
        Collection<Announced> announced = announced(mode, calendar).values();
        return WorkingDays.of(announced.stream().map(Announced::year).toList());
    }

    /** The announced years in their order; 404 where there is no such calendar. */
    @Transactional
    public SortedMap<Integer, Announced> announced(Mode mode, String calendar) {
        SortedMap<Integer, Announced> announced = new TreeMap<>();
        if (calendar.equals(CentrePresence.DEFAULT_CALENDAR)) {
            CalendarFile.chinaYears().forEach(year -> announced.put(year.year(), new Announced(year, 0)));
        }
        for (CalendarYearRow row : years.of(mode, calendar)) {
            announced.put(row.year, new Announced(row.announced(), row.version));
        }
        if (announced.isEmpty()) {
            throw Problems.notFound("calendar", calendar);
        }
        return announced;
    }

    /** The calendar as it is told; its version rises with every year that comes with the market or is loaded. */
    CalendarChanged told(Mode mode, String calendar) {
        SortedMap<Integer, Announced> announced = announced(mode, calendar);
        long own = calendar.equals(CentrePresence.DEFAULT_CALENDAR)
                ? CalendarFile.chinaYears().size()
                : 0;
        return new CalendarChanged(
                mode,
                calendar,
                own + announced.values().stream().mapToLong(Announced::version).sum(),
                announced.values().stream()
                        .map(Announced::year)
                        .map(year -> new CalendarChanged.Year(year.year(), year.holidays(), year.makeUpDays()))
                        .toList());
    }

    @Transactional
    public boolean exists(Mode mode, String calendar) {
        return codes(mode).contains(calendar);
    }

    @Transactional
    public List<String> codes(Mode mode) {
        return Stream.concat(Stream.of(CentrePresence.DEFAULT_CALENDAR), years.codes(mode).stream())
                .distinct()
                .sorted()
                .toList();
    }
}
