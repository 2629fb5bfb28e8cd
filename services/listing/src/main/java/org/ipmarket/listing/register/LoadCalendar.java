package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hibernate.exception.ConstraintViolationException;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.calendar.CalendarYear;
import org.ipmarket.listing.store.CalendarYearRow;
import org.ipmarket.listing.store.CalendarYears;
import org.ipmarket.messages.MarketClock;

/** Loads the announced days of a year of a calendar. */
@ApplicationScoped
public class LoadCalendar {
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,8})?");
    private static final int MOST_CALENDARS = 50;

    private final CalendarYears years;
    private final Calendars calendars;
    private final Event<CalendarLoaded> loaded;
    private final Outbox outbox;
    private final Audit audit;
    private final MarketClock clock;

    LoadCalendar(
            CalendarYears years,
            Calendars calendars,
            Event<CalendarLoaded> loaded,
            Outbox outbox,
            Audit audit,
            MarketClock clock) {
        this.years = years;
        this.calendars = calendars;
        this.loaded = loaded;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param created whether no operator had loaded this year before */
    public record Put(CalendarYearRow year, boolean created) {}

    /** The first year of an unknown code sets up its calendar. {@code ifMatch} is needed where the year was loaded before. */
    @Transactional
    public Put put(Caller caller, String calendar, String ifMatch, Supplier<CalendarYear> stated) {
        caller.requireAny(Role.MARKET_ADMIN);
        CalendarYear year = stated.get();
        Refusals.throwIfAny("invalid-calendar", year.check());
        Optional<CalendarYearRow> found = years.lock(caller.mode(), calendar, year.year());
        found.ifPresent(row -> ETags.requireMatch(ifMatch, row.version));
        if (found.isEmpty()) {
            checkCode(caller, calendar);
        }
        CalendarYear before = found.map(CalendarYearRow::announced).orElse(null);
        CalendarYearRow row = found.orElseGet(CalendarYearRow::new);
        take(caller, row, calendar, year);
        try {
            years.persistAndFlush(row);
        } catch (ConstraintViolationException e) {
            throw Problems.conflict("calendar-year-exists", "The year has just been loaded by another.");
        }
        audit.record("calendar.load", "calendar", row.id, before, year);
        outbox.tell(calendars.told(caller.mode(), calendar));
        loaded.fire(new CalendarLoaded(caller.mode(), calendar, year.year(), calendars.fresh(caller.mode(), calendar)));
        return new Put(row, found.isEmpty());
    }

    private void checkCode(Caller caller, String calendar) {
        if (!CODE.matcher(calendar).matches()) {
            throw Problems.unprocessable(
                    "invalid-calendar", "code", "A calendar's code is like CN, HK or CN-GD.", Map.of("accepted", "CN"));
        }
        List<String> codes = calendars.codes(caller.mode());
        if (!codes.contains(calendar) && codes.size() >= MOST_CALENDARS) {
            throw Problems.conflict("too-many-calendars", "There are " + MOST_CALENDARS + " calendars already.");
        }
    }

    private void take(Caller caller, CalendarYearRow row, String calendar, CalendarYear year) {
        row.id = CalendarYearRow.idOf(caller.mode(), calendar, year.year());
        row.mode = caller.mode();
        row.calendar = calendar;
        row.year = year.year();
        row.version++;
        row.notice = year.source().notice();
        row.url = year.source().url();
        row.holidays = year.holidays().stream().sorted().toList();
        row.makeUpDays = year.makeUpDays().stream().sorted().toList();
        row.loadedBy = caller.username();
        row.loadedAt = clock.now();
    }
}
