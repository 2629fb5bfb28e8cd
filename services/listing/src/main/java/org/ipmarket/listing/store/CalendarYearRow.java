package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ipmarket.listing.calendar.CalendarYear;
import org.ipmarket.messages.Mode;

/** A year of a calendar that an operator has loaded. */
@Entity
@Table(name = "calendar_year")
public class CalendarYearRow {
    /** Mode, calendar and year: {@code test:CN:2027}. */
    @Id
    public String id;

    public Mode mode;
    public String calendar;
    public int year;
    public long version;
    public String notice;
    public String url;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<LocalDate> holidays;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<LocalDate> makeUpDays;

    public String loadedBy;
    public Instant loadedAt;

    public static String idOf(Mode mode, String calendar, int year) {
        return mode.wire() + ":" + calendar + ":" + year;
    }

    public CalendarYear announced() {
        return new CalendarYear(year, new CalendarYear.Source(notice, url), holidays, makeUpDays);
    }
}
