package org.ipmarket.valuation.method.normal;

/**
 * The standard normal distribution. Not by a library: {@code org.hipparchus.special.Erf} stands on {@code FastMath}, of which a later version
 * may come to other bits, and a stored estimate must be computed again to the cent. The tests hold the two against each other.
 */
public final class Normal {
    private static final double SQRT_TWO_PI = 2.506628274631000502;

    /** Hart's rational function up to here, a continued fraction beyond. */
    private static final double FAR = 7.07106781186547;

    private static final double NOTHING_BEYOND = 38;

    private static final double[] HART_NUMERATOR = {
        3.52624965998911e-02,
        0.700383064443688,
        6.37396220353165,
        33.912866078383,
        112.079291497871,
        221.213596169931,
        220.206867912376
    };
    private static final double[] HART_DENOMINATOR = {
        8.83883476483184e-02,
        1.75566716318264,
        16.064177579207,
        86.7807322029461,
        296.564248779674,
        637.333633378831,
        793.826512519948,
        440.413735824752
    };

    private static final double CENTRAL = 0.425;
    private static final double CENTRAL_SQUARED = 0.180625;
    private static final double FAR_TAIL = 5;
    private static final double TAIL_SHIFT = 1.6;

    private static final double[] CENTRAL_NUMERATOR = {
        2.5090809287301226727e+3,
        3.3430575583588128105e+4,
        6.7265770927008700853e+4,
        4.5921953931549871457e+4,
        1.3731693765509461125e+4,
        1.9715909503065514427e+3,
        1.3314166789178437745e+2,
        3.3871328727963666080e0
    };
    private static final double[] CENTRAL_DENOMINATOR = {
        5.2264952788528545610e+3,
        2.8729085735721942674e+4,
        3.9307895800092710610e+4,
        2.1213794301586595867e+4,
        5.3941960214247511077e+3,
        6.8718700749205790830e+2,
        4.2313330701600911252e+1,
        1
    };
    private static final double[] TAIL_NUMERATOR = {
        7.74545014278341407640e-4,
        2.27238449892691845833e-2,
        2.41780725177450611770e-1,
        1.27045825245236838258e0,
        3.64784832476320460504e0,
        5.76949722146069140550e0,
        4.63033784615654529590e0,
        1.42343711074968357734e0
    };
    private static final double[] TAIL_DENOMINATOR = {
        1.05075007164441684324e-9,
        5.47593808499534494600e-4,
        1.51986665636164571966e-2,
        1.48103976427480074590e-1,
        6.89767334985100004550e-1,
        1.67638483018380384940e0,
        2.05319162663775882187e0,
        1
    };
    private static final double[] FAR_TAIL_NUMERATOR = {
        2.01033439929228813265e-7,
        2.71155556874348757815e-5,
        1.24266094738807843860e-3,
        2.65321895265761230930e-2,
        2.96560571828504891230e-1,
        1.78482653991729133580e0,
        5.46378491116411436990e0,
        6.65790464350110377720e0
    };
    private static final double[] FAR_TAIL_DENOMINATOR = {
        2.04426310338993978564e-15,
        1.42151175831644588870e-7,
        1.84631831751005468180e-5,
        7.86869131145613259100e-4,
        1.48753612908506148525e-2,
        1.36929880922735805310e-1,
        5.99832206555887937690e-1,
        1
    };

    private Normal() {}

    public static double density(double x) {
        return StrictMath.exp(-x * x / 2) / SQRT_TWO_PI;
    }

    /** P(Z ≤ x), to about 15 digits (Hart 1968 in the form of West 2005, Better approximations to cumulative normal functions). */
    public static double cumulative(double x) {
        double distance = Math.abs(x);
        double tail;
        if (distance > NOTHING_BEYOND) {
            tail = 0;
        } else {
            double exponential = StrictMath.exp(-distance * distance / 2);
            tail = distance < FAR
                    ? exponential * polynomial(HART_NUMERATOR, distance) / polynomial(HART_DENOMINATOR, distance)
                    : exponential / (SQRT_TWO_PI * fraction(distance));
        }
        return x > 0 ? 1 - tail : tail;
    }

    /**
     * The x with P(Z ≤ x) = p, to about 16 digits (Wichura 1988, algorithm AS 241, PPND16).
     *
     * @param p strictly between 0 and 1
     */
    public static double quantile(double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("a probability lies strictly between 0 and 1, not at " + p);
        }
        double q = p - 0.5;
        if (Math.abs(q) <= CENTRAL) {
            double r = CENTRAL_SQUARED - q * q;
            return q * polynomial(CENTRAL_NUMERATOR, r) / polynomial(CENTRAL_DENOMINATOR, r);
        }
        double r = Math.sqrt(-StrictMath.log(q < 0 ? p : 1 - p));
        double distance = r <= FAR_TAIL
                ? polynomial(TAIL_NUMERATOR, r - TAIL_SHIFT) / polynomial(TAIL_DENOMINATOR, r - TAIL_SHIFT)
                : polynomial(FAR_TAIL_NUMERATOR, r - FAR_TAIL) / polynomial(FAR_TAIL_DENOMINATOR, r - FAR_TAIL);
        return q < 0 ? -distance : distance;
    }

    private static double polynomial(double[] highestFirst, double x) {
        double value = 0;
        for (double coefficient : highestFirst) {
            value = value * x + coefficient;
        }
        return value;
    }

    private static double fraction(double x) {
        double value = x + 0.65;
        for (int i = 4; i >= 1; i--) {
            value = x + i / value;
        }
        return value;
    }
}
