package org.ipmarket.valuation.method.normal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTest {
    private static final int PIECES = 20_000;

    @Test
    void agreesWithTheErrorFunctionOfALibrary() {
        for (double x = -8; x <= 8; x += 1.0 / 64) {
            assertThat(Normal.cumulative(x)).isCloseTo(Erf.erfc(-x / Math.sqrt(2)) / 2, within(2e-15));
        }
        assertThat(Normal.cumulative(-40)).isZero();
        assertThat(Normal.cumulative(40)).isOne();
    }

    @Test
    void aTailKeepsItsDigits() {
        assertThat(Normal.cumulative(-10)).isCloseTo(7.619853024160527e-24, withinPercentage(1e-5));
        assertThat(Normal.cumulative(-20)).isCloseTo(2.753624118606234e-89, withinPercentage(1e-5));
    }

    @Test
    void quantilesUndoIt() {
        for (double p = 1e-300; p < 1e-3; p *= 7) {
            assertThat(Normal.cumulative(Normal.quantile(p))).isCloseTo(p, withinPercentage(1e-4));
        }
        for (double p = 0.001; p < 1; p += 0.001) {
            assertThat(Normal.quantile(p)).isCloseTo(Math.sqrt(2) * Erf.erfInv(2 * p - 1), within(1e-13));
        }
        assertThat(Normal.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-14));
        assertThatThrownBy(() -> Normal.quantile(0)).hasMessageContaining("strictly between 0 and 1");
        assertThatThrownBy(() -> Normal.quantile(1)).hasMessageContaining("strictly between 0 and 1");
    }

    /** The known closed forms, and where X and Y are one, or opposite. */
    @ParameterizedTest
    @ValueSource(doubles = {-1, -0.999, -0.7, -0.2, 0, 0.1, 0.5, 0.9, 0.9999, 1})
    void twoOfThemInTheKnownCases(double correlation) {
        assertThat(BivariateNormal.cumulative(0, 0, correlation))
                .isCloseTo(0.25 + Math.asin(correlation) / (2 * Math.PI), within(1e-14));
        assertThat(BivariateNormal.cumulative(0.3, 40, correlation)).isCloseTo(Normal.cumulative(0.3), within(1e-12));
        assertThat(BivariateNormal.cumulative(-0.4, 0.7, 1)).isCloseTo(Normal.cumulative(-0.4), within(1e-6));
        assertThat(BivariateNormal.cumulative(-0.4, 0.7, -1))
                .isCloseTo(Normal.cumulative(-0.4) - Normal.cumulative(-0.7), within(1e-6));
        assertThatThrownBy(() -> BivariateNormal.cumulative(0, 0, 1.1)).hasMessageContaining("between -1 and 1");
    }

    /** Against the definition: the density of X times the chance of Y given X, summed by Simpson's rule. */
    @ParameterizedTest
    @ValueSource(doubles = {-0.95, -0.5, 0.3, 0.8, 0.97})
    void twoOfThemByTheDefinition(double correlation) {
        for (double a = -2; a <= 2; a += 0.8) {
            for (double b = -2; b <= 2; b += 0.8) {
                assertThat(BivariateNormal.cumulative(a, b, correlation))
                        .isCloseTo(summed(a, b, correlation), within(1e-10));
            }
        }
    }

    private static double summed(double a, double b, double correlation) {
        double from = -10;
        double step = (a - from) / PIECES;
        double rest = Math.sqrt(1 - correlation * correlation);
        double sum = 0;
        for (int i = 0; i <= PIECES; i++) {
            double x = from + i * step;
            double weight = i == 0 || i == PIECES ? 1 : 2 + 2 * (i % 2);
            sum += weight * Normal.density(x) * Normal.cumulative((b - correlation * x) / rest);
        }
        return sum * step / 3;
    }
}
