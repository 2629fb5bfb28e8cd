package org.ipmarket.valuation.method.indicator;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The time of protection: from filing to the first day without it.
 *
 * @param filed the first day; {@code ends}: the first day without protection, extensions included, later than {@code filed}
 */
public record Term(LocalDate filed, LocalDate ends) {
    public Term {
        if (!filed.isBefore(ends)) {
            throw new IllegalArgumentException("protection from " + filed + " cannot end on " + ends);
        }
    }

    /** Whole days of protection from a day on; 0 where it has ended. */
    public long daysLeft(LocalDate day) {
        return Math.max(0, ChronoUnit.DAYS.between(day, ends));
    }

    /** What is left on a day as a share of the whole, 0 to 1. */
    public double shareLeft(LocalDate day) {
        return Math.min(1, daysLeft(day) / (double) ChronoUnit.DAYS.between(filed, ends));
    }

    /**
     * Days from filing to grant. A short one goes with value (Régibeau and Rockett 2010, "Innovation cycles and learning at the patent office",
     * Journal of Industrial Economics 58; Harhoff and Wagner 2009, "The duration of patent examination at the European Patent Office",
     * Management Science 55).
     */
    public static long grantLag(LocalDate filed, LocalDate granted) {
        if (granted.isBefore(filed)) {
            throw new IllegalArgumentException("granted on " + granted + ", before it was filed on " + filed);
        }
        return ChronoUnit.DAYS.between(filed, granted);
    }
}
