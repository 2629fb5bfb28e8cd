package org.ipmarket.valuation.method.cost;

import java.util.Map;

/**
 * The size of a program by what it does for its users: counted functions, weighed by kind and complexity (Albrecht 1979;
 * IFPUG, Function Point Counting Practices Manual; ISO/IEC 20926 for the unadjusted count).
 */
public final class FunctionPoints {
    private static final int CHARACTERISTICS = 14;
    private static final int MOST_INFLUENCE = 5;
    private static final double LEAST_ADJUSTMENT = 0.65;
    private static final double EACH_DEGREE = 0.01;

    private FunctionPoints() {}

    /** What is counted. */
    public enum Function {
        EXTERNAL_INPUT(3, 4, 6),
        EXTERNAL_OUTPUT(4, 5, 7),
        EXTERNAL_INQUIRY(3, 4, 6),
        INTERNAL_LOGICAL_FILE(7, 10, 15),
        EXTERNAL_INTERFACE_FILE(5, 7, 10);

        private final int low;
        private final int average;
        private final int high;

        Function(int low, int average, int high) {
            this.low = low;
            this.average = average;
            this.high = high;
        }
    }

    /** How many functions of one kind, by complexity. */
    public record Count(int low, int average, int high) {
        public Count {
            if (low < 0 || average < 0 || high < 0) {
                throw new IllegalArgumentException("a count is not negative: " + low + ", " + average + ", " + high);
            }
        }
    }

    public static int unadjusted(Map<Function, Count> counts) {
        int points = 0;
        for (Map.Entry<Function, Count> each : counts.entrySet()) {
            Function function = each.getKey();
            Count count = each.getValue();
            points += function.low * count.low() + function.average * count.average() + function.high * count.high();
        }
        return points;
    }

    /**
     * The value adjustment factor, 0.65 + 0.01 · sum of the degrees of influence of the 14 general system characteristics.
     *
     * @param degrees each from 0 (none) to 5 (strong throughout)
     */
    public static double adjustment(int... degrees) {
        if (degrees.length != CHARACTERISTICS) {
            throw new IllegalArgumentException(
                    "there are " + CHARACTERISTICS + " characteristics, not " + degrees.length);
        }
        int sum = 0;
        for (int degree : degrees) {
            if (degree < 0 || degree > MOST_INFLUENCE) {
                throw new IllegalArgumentException("a degree of influence lies between 0 and 5, not at " + degree);
            }
            sum += degree;
        }
        return LEAST_ADJUSTMENT + EACH_DEGREE * sum;
    }
}
