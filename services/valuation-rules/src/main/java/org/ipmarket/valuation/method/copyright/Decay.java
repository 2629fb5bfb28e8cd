package org.ipmarket.valuation.method.copyright;

import java.util.Arrays;

/**
 * How a work's income falls with its age: fast at first, then by a steady part each year (Kosyuk and Stoikov 2022, Valuation of
 * Music Catalogs, arXiv:2209.09719, on how royalties of songs fall from release on).
 *
 * @param byYear part that is lost in the first, second, … year after release; below 1, and negative where it grows
 * @param afterwards part that is lost in each later year
 */
public record Decay(double[] byYear, double afterwards) {
    private static final int OLDEST = 500;

    public Decay {
        byYear = byYear.clone();
        if (!(afterwards < 1) || Arrays.stream(byYear).anyMatch(part -> !(part < 1))) {
            throw new IllegalArgumentException("less than all is lost in a year");
        }
    }

    /** The same part each year, whatever the age. */
    public static Decay steady(double part) {
        return new Decay(new double[0], part);
    }

    /**
     * What is left of a yearly income when the work has aged.
     *
     * @param from age in years, not negative; a part of a year loses its part, in proportion of logarithms
     */
    double remaining(double from, double to) {
        if (!(from >= 0 && from <= to && to <= OLDEST)) {
            throw new IllegalArgumentException("ages rise from 0 to " + OLDEST + ": " + from + ", " + to);
        }
        double left = 1;
        double age = from;
        while (age < to) {
            int year = (int) age;
            double next = Math.min(to, year + 1.0);
            double lost = year < byYear.length ? byYear[year] : afterwards;
            left *= StrictMath.pow(1 - lost, next - age);
            age = next;
        }
        return left;
    }
}
