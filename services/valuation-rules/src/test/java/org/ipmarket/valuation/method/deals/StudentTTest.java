package org.ipmarket.valuation.method.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {
    /** From the printed tables of the t distribution. */
    @ParameterizedTest
    @CsvSource({
        "2, 0.975, 4.302653",
        "4, 0.95, 2.131847",
        "4, 0.05, -2.131847",
        "10, 0.995, 3.169273",
        "20, 0.95, 1.724718"
    })
    void quantilesAreTheTables(int degrees, double p, double expected) {
        StudentT errors = new StudentT(degrees);
        assertThat(errors.quantile(p)).isCloseTo(expected, within(5e-7));
        assertThat(errors.below(errors.quantile(p))).isCloseTo(p, within(1e-14));
    }

    /** With two degrees F(t) = ½(1 + t/√(2+t²)), which is 1/(2t²) far out. */
    @Test
    void farTailsKeepTheirDigits() {
        StudentT errors = new StudentT(2);
        assertThat(errors.below(-1e6)).isCloseTo(5e-13, Percentage.withPercentage(1e-8));
        assertThat(errors.below(-1.5)).isCloseTo(0.5 * (1 - 1.5 / Math.sqrt(4.25)), within(1e-15));
        assertThat(errors.below(0.3)).isCloseTo(0.5 * (1 + 0.3 / Math.sqrt(2.09)), within(1e-15));
    }

    /** Also where the sum and the rest of the series meet, at t² = ν. */
    @ParameterizedTest
    @CsvSource({"4, -2", "6, -2.4495", "10, -0.7", "20, 3"})
    void theDensityIsTheSlope(int degrees, double t) {
        StudentT errors = new StudentT(degrees);
        double step = 1e-5;
        double slope = (errors.below(t + step) - errors.below(t - step)) / (2 * step);
        assertThat(errors.density(t)).isCloseTo(slope, within(1e-9));
    }

    @Test
    void oddDegreesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new StudentT(3));
    }
}
