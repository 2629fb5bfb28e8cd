package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.ipmarket.messages.Mode;

/** The loaded years of calendars. */
@ApplicationScoped
public class CalendarYears implements PanacheRepositoryBase<CalendarYearRow, String> {
    public Optional<CalendarYearRow> find(Mode mode, String calendar, int year) {
        return findByIdOptional(CalendarYearRow.idOf(mode, calendar, year));
    }

    public Optional<CalendarYearRow> lock(Mode mode, String calendar, int year) {
        return findByIdOptional(CalendarYearRow.idOf(mode, calendar, year), LockModeType.PESSIMISTIC_WRITE);
    }

    public List<CalendarYearRow> of(Mode mode, String calendar) {
        return find("mode = ?1 and calendar = ?2 order by year", mode, calendar).list();
    }

    /** Grows with every change of the calendar; 0 where nothing was loaded. */
    public long stamp(Mode mode, String calendar) {
        return getEntityManager()
                .createQuery(
                        "select coalesce(sum(y.version), 0) from CalendarYearRow y where y.mode = :mode and y.calendar = :calendar",
                        Long.class)
                .setParameter("mode", mode)
                .setParameter("calendar", calendar)
                .getSingleResult();
    }

    /** Codes of calendars with a loaded year, in their order. */
    public List<String> codes(Mode mode) {
        return getEntityManager()
                .createQuery(
                        "select distinct y.calendar from CalendarYearRow y where y.mode = :mode order by y.calendar",
                        String.class)
                .setParameter("mode", mode)
                .getResultList();
    }
}
