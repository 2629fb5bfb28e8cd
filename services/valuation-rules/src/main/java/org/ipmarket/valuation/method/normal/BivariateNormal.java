package org.ipmarket.valuation.method.normal;

import org.hipparchus.analysis.integration.gauss.LegendreRuleFactory;
import org.hipparchus.util.Pair;

/**
 * Two standard normal variables with a correlation. By Plackett's identity (1954, A reduction formula for normal multivariate
 * integrals; with the substitution of Drezner and Wesolowsky 1990)
 *
 * <pre>P(X ≤ a, Y ≤ b) = Φ(a)Φ(b) + 1/2π ∫ from 0 to asin ρ of exp(-(a² + b² - 2ab sin θ) / (2 cos² θ)) dθ</pre>
 *
 * integrated by Gauss and Legendre over pieces that shrink towards asin ρ, where the integrand is steep when ρ is near 1.
 */
public final class BivariateNormal {
    private static final int POINTS = 20;
    private static final int PIECES = 12;
    private static final double[] NODES;
    private static final double[] WEIGHTS;

    static {
        Pair<double[], double[]> rule = new LegendreRuleFactory().getRule(POINTS);
        NODES = rule.getFirst();
        WEIGHTS = rule.getSecond();
    }

    private BivariateNormal() {}

    /** @param correlation from -1 to 1 */
    public static double cumulative(double a, double b, double correlation) {
        if (!(correlation >= -1 && correlation <= 1)) {
            throw new IllegalArgumentException("a correlation lies between -1 and 1, not at " + correlation);
        }
        double product = Normal.cumulative(a) * Normal.cumulative(b);
        if (correlation == 0) {
            return product;
        }
        double end = StrictMath.asin(correlation);
        double from = 0;
        double left = end;
        double sum = 0;
        for (int piece = 0; piece < PIECES; piece++) {
            double width = piece == PIECES - 1 ? left : left / 2;
            sum += integral(a, b, from, width);
            from += width;
            left -= width;
        }
        return Math.clamp(product + sum / (2 * StrictMath.PI), 0, 1);
    }

    private static double integral(double a, double b, double from, double width) {
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            double angle = from + width * (1 + NODES[i]) / 2;
            double sine = StrictMath.sin(angle);
            double cosineSquared = (1 - sine) * (1 + sine);
            sum += WEIGHTS[i] * StrictMath.exp(-(a * a + b * b - 2 * a * b * sine) / (2 * cosineSquared));
        }
        return sum * width / 2;
    }
}
