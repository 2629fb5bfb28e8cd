package org.ipmarket.valuation.method.deals;

/**
 * Student's t with an even number of degrees of freedom, whose distribution function needs square roots only and is so the same
 * on every machine (Abramowitz and Stegun 1964, 26.7.4). With x = ν/(ν+t²) the mass below a negative t is
 * ½(1 - √(1-x) Σ<sub>k&lt;ν/2</sub> c<sub>k</sub> x<sup>k</sup>), c<sub>k</sub> = (2k-1)!!/(2k)!!; as the whole series is 1/√(1-x), far
 * out it is ½ √(1-x) times what is left of the series, which loses no digits.
 *
 * <p>Not {@code org.hipparchus.distribution.continuous.TDistribution}: it takes a continued fraction of the incomplete beta function and logarithms
 * for each call, where a fit calls millions of times, and its bits hang on the library's version.
 */
final class StudentT {
    private static final double SERIES_BELOW = 0.5;
    private static final double NEGLIGIBLE = 1e-18;
    private static final int BISECTIONS = 200;

    private final int degrees;
    private final double atZero;

    StudentT(int degrees) {
        if (degrees < 2 || degrees % 2 != 0) {
            throw new IllegalArgumentException("the degrees of freedom are even and positive: " + degrees);
        }
        this.degrees = degrees;
        double constant = 1 / (2 * Math.sqrt(degrees));
        for (int k = 2; k < degrees; k += 2) {
            constant *= (k + 1.0) / k;
        }
        this.atZero = constant;
    }

    double density(double t) {
        double x = degrees / (degrees + t * t);
        double power = Math.sqrt(x);
        for (int k = 0; k < degrees / 2; k++) {
            power *= x;
        }
        return atZero * power;
    }

    double below(double t) {
        return t > 0 ? 1 - lowerTail(-t) : lowerTail(t);
    }

    private double lowerTail(double t) {
        double square = t * t;
        double x = degrees / (degrees + square);
        double sine = Math.sqrt(square / (degrees + square));
        double term = 1;
        double sum = 0;
        int terms = degrees / 2;
        for (int k = 0; k < terms; k++) {
            sum += term;
            term *= x * (2 * k + 1) / (2 * k + 2);
        }
        if (x > SERIES_BELOW) {
            return 0.5 - 0.5 * sine * sum;
        }
        double rest = 0;
        for (int k = terms; term > NEGLIGIBLE * rest; k++) {
            rest += term;
            term *= x * (2 * k + 1) / (2 * k + 2);
        }
        return 0.5 * sine * rest;
    }

    /** @param p strictly between 0 and 1 */
    double quantile(double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("a quantile lies strictly between 0 and 1: " + p);
        }
        double low = -1;
        while (below(low) > p) {
            low *= 2;
        }
        double high = 1;
        while (below(high) < p) {
            high *= 2;
        }
        for (int i = 0; i < BISECTIONS && low < high; i++) {
            double middle = low + (high - low) / 2;
            if (middle == low || middle == high) {
                break;
            }
            if (below(middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
