package org.ipmarket.settlement.licence;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A period for which royalties are owed. Periods follow the calendar; the first and the last may be shorter.
 *
 * @param number from 1
 * @param from first day
 * @param until first day after it
 * @param wholeDays how many days the whole month, quarter or year has
 */
public record RoyaltyPeriod(int number, LocalDate from, LocalDate until, int wholeDays) {
    /** How long a period is. */
    public enum Length {
        MONTH(1),
        QUARTER(3),
        YEAR(12);

        private final int months;

        Length(int months) {
            this.months = months;
        }

        /** The first day of the month, quarter or year in which a day lies. */
        LocalDate begin(LocalDate day) {
            int month = (day.getMonthValue() - 1) / months * months + 1;
            return LocalDate.of(day.getYear(), month, 1);
        }
    }

    public int days() {
        return (int) ChronoUnit.DAYS.between(from, until);
    }

    public boolean isWhole() {
        return days() == wholeDays;
    }

    /**
     * The periods that have ended before a day, oldest first.
     *
     * @param after only those with a higher number
     * @param limit at most so many
     */
    public static List<RoyaltyPeriod> ended(RoyaltyTerms terms, LocalDate today, int after, int limit) {
        List<RoyaltyPeriod> ended = new ArrayList<>();
        LocalDate from = terms.from();
        for (int number = 1;
                ended.size() < limit && (terms.until() == null || from.isBefore(terms.until()));
                number++) {
            LocalDate begin = terms.period().begin(from);
            LocalDate end = begin.plusMonths(terms.period().months);
            LocalDate until = terms.until() != null && terms.until().isBefore(end) ? terms.until() : end;
            if (until.isAfter(today)) {
                break;
            }
            if (number > after) {
                ended.add(new RoyaltyPeriod(number, from, until, (int) ChronoUnit.DAYS.between(begin, end)));
            }
            from = until;
        }
        return ended;
    }
}
