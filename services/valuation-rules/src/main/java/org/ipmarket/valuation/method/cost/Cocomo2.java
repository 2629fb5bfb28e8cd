package org.ipmarket.valuation.method.cost;

import java.util.EnumSet;
import java.util.Map;

/**
 * The effort to develop a program: COCOMO II, post-architecture, calibration of 2000 (Boehm and others 2000, Software Cost
 * Estimation with COCOMO II; Model Definition Manual 2.1).
 *
 * <pre>
 * PM   = 2.94 · KSLOC^E · product of the effort multipliers,   E = 0.91 + 0.01 · sum of the scale factors
 * TDEV = 3.67 · PM(nominal schedule)^(0.28 + 0.2 (E - 0.91)) · compression of the schedule
 * </pre>
 */
public final class Cocomo2 {
    private static final double A = 2.94;
    private static final double B = 0.91;
    private static final double C = 3.67;
    private static final double D = 0.28;
    private static final double PERCENT = 0.01;
    private static final double SCHEDULE_BY_SCALE = 0.2;
    private static final double[] SCHEDULE = {0.75, 0.85, 1, 1.30, 1.60};

    private Cocomo2() {}

    /**
     * What is not rated is nominal.
     *
     * @param thousandLines of source code, logical, without comments; positive
     */
    public record Project(double thousandLines, Map<ScaleFactor, Rating> scale, Map<CostDriver, Rating> drivers) {
        public Project {
            if (!(thousandLines > 0)) {
                throw new IllegalArgumentException("a program has some lines, not " + thousandLines + " thousand");
            }
            scale = Map.copyOf(scale);
            drivers = Map.copyOf(drivers);
        }

        /**
         * From function points (backfiring).
         *
         * @param linesEach lines of the language for each unadjusted function point, such as a table of the calibration says
         */
        public static Project ofFunctionPoints(
                int unadjusted, double linesEach, Map<ScaleFactor, Rating> scale, Map<CostDriver, Rating> drivers) {
            return new Project(unadjusted * linesEach / 1_000, scale, drivers);
        }
    }

    /** @param personMonths of 152 hours; {@code months}: how long it takes; {@code people}: on average */
    public record Effort(double personMonths, double months, double people) {
        /** @param personMonth what one costs, with overheads */
        public double cost(double personMonth) {
            return personMonths * personMonth;
        }
    }

    public static Effort effort(Project project) {
        double scale = 0;
        for (ScaleFactor factor : ScaleFactor.values()) {
            scale += factor.at(project.scale().getOrDefault(factor, Rating.NOMINAL));
        }
        return effort(project, B + PERCENT * scale);
    }

    static Effort effort(Project project, double exponent) {
        Rating schedule = project.drivers().getOrDefault(CostDriver.REQUIRED_SCHEDULE, Rating.NOMINAL);
        double atNominalSchedule = A * StrictMath.pow(project.thousandLines(), exponent);
        for (CostDriver driver : EnumSet.complementOf(EnumSet.of(CostDriver.REQUIRED_SCHEDULE))) {
            atNominalSchedule *= driver.at(project.drivers().getOrDefault(driver, Rating.NOMINAL));
        }
        double personMonths = atNominalSchedule * CostDriver.REQUIRED_SCHEDULE.at(schedule);
        double months = C
                * StrictMath.pow(atNominalSchedule, D + SCHEDULE_BY_SCALE * (exponent - B))
                * SCHEDULE[schedule.ordinal()];
        return new Effort(personMonths, months, personMonths / months);
    }
}
