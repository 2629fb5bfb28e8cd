package org.ipmarket.valuation.method.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * The regression of Longley (1967), of which NIST certifies the figures (Statistical Reference Datasets, Longley, of higher
 * difficulty): its columns are nearly combinations of each other.
 */
class LongleyTest {
    private static final double NINE_DIGITS_PERCENT = 1e-7;

    /** Employment, then price deflator, national product, unemployed, armed forces, population, year. */
    private static final double[][] DATA = {
        {60323, 83.0, 234289, 2356, 1590, 107608, 1947},
        {61122, 88.5, 259426, 2325, 1456, 108632, 1948},
        {60171, 88.2, 258054, 3682, 1616, 109773, 1949},
        {61187, 89.5, 284599, 3351, 1650, 110929, 1950},
        {63221, 96.2, 328975, 2099, 3099, 112075, 1951},
        {63639, 98.1, 346999, 1932, 3594, 113270, 1952},
        {64989, 99.0, 365385, 1870, 3547, 115094, 1953},
        {63761, 100.0, 363112, 3578, 3350, 116219, 1954},
        {66019, 101.2, 397469, 2904, 3048, 117388, 1955},
        {67857, 104.6, 419180, 2822, 2857, 118734, 1956},
        {68169, 108.4, 442769, 2936, 2798, 120445, 1957},
        {66513, 110.8, 444546, 4681, 2637, 121950, 1958},
        {68655, 112.6, 482704, 3813, 2552, 123366, 1959},
        {69564, 114.2, 502601, 3931, 2514, 125368, 1960},
        {69331, 115.7, 518173, 4806, 2572, 127852, 1961},
        {70551, 116.9, 554894, 4007, 2827, 130081, 1962}
    };

    private static final double[] COEFFICIENTS = {
        -3482258.63459582,
        15.0618722713733,
        -0.358191792925910E-01,
        -2.02022980381683,
        -1.03322686717359,
        -0.511041056535807E-01,
        1829.15146461355
    };
    private static final double[] STANDARD_ERRORS = {
        890420.383607373,
        84.9149257747669,
        0.334910077722432E-01,
        0.488399681651699,
        0.214274163161675,
        0.226073200069370,
        455.478499142212
    };

    @Test
    void nineDigitsAreAsCertified() {
        double[] employment = Arrays.stream(DATA).mapToDouble(row -> row[0]).toArray();
        double[][] rows = Arrays.stream(DATA)
                .map(row -> Arrays.copyOfRange(row, 1, row.length))
                .toArray(double[][]::new);
        LeastSquares.Fit fit = LeastSquares.fit(rows, employment);
        double[] errors = fit.standardErrors();
        double largest = 0;
        for (int i = 0; i < COEFFICIENTS.length; i++) {
            assertThat(fit.coefficients()[i]).isCloseTo(COEFFICIENTS[i], withinPercentage(NINE_DIGITS_PERCENT));
            assertThat(errors[i]).isCloseTo(STANDARD_ERRORS[i], withinPercentage(NINE_DIGITS_PERCENT));
            largest = Math.max(largest, Math.abs(fit.coefficients()[i] / COEFFICIENTS[i] - 1));
        }
        System.out.printf(Locale.ROOT, "Longley: largest relative error of a coefficient %.1e%n", largest);
        assertThat(fit.residualDeviation()).isCloseTo(304.854073561965, withinPercentage(NINE_DIGITS_PERCENT));
        assertThat(fit.determination()).isCloseTo(0.995479004577296, withinPercentage(NINE_DIGITS_PERCENT));
        assertThat(fit.degreesOfFreedom()).isEqualTo(9);
    }
}
