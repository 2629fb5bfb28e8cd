package org.ipmarket.valuation.method.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegressionTest {
    /** Brownlee's stack loss (air flow, water temperature, acid, loss), much used for robust regression; many are tied. */
    private static final double[][] STACK_LOSS = {
        {80, 27, 89, 42}, {80, 27, 88, 37}, {75, 25, 90, 37}, {62, 24, 87, 28}, {62, 22, 87, 18}, {62, 23, 87, 18},
        {62, 24, 93, 19}, {62, 24, 93, 20}, {58, 23, 87, 15}, {58, 18, 80, 14}, {58, 18, 89, 14}, {58, 17, 88, 13},
        {58, 18, 82, 11}, {58, 19, 93, 12}, {50, 18, 89, 8}, {50, 18, 86, 7}, {50, 19, 72, 8}, {50, 19, 79, 8},
        {50, 20, 80, 9}, {56, 20, 82, 15}, {70, 20, 91, 15}
    };

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(19);

    /** As R's package quantreg answers in its own example. */
    @Test
    void theMedianOfTheStackLossIsAsPublished() {
        double[][] rows =
                Arrays.stream(STACK_LOSS).map(row -> Arrays.copyOf(row, 3)).toArray(double[][]::new);
        double[] loss = Arrays.stream(STACK_LOSS).mapToDouble(row -> row[3]).toArray();
        QuantileRegression.Fit fit = QuantileRegression.fit(rows, loss, 0.5);
        assertThat(fit.coefficients())
                .containsExactly(new double[] {-39.68985507, 0.83188406, 0.57391304, -0.06086957}, offset(1e-8));
        assertThat(fit.bound()).isCloseTo(fit.loss(), within(1e-6));
    }

    /** Against every line through two of the observations: one of them is best. Half of the samples are full of ties. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.25, 0.5, 0.9})
    void noOtherLineIsBetter(double tau) {
        for (int sample = 0; sample < 60; sample++) {
            boolean tied = sample % 2 == 0;
            int count = 3 + random.nextInt(25);
            double[][] rows = IntStream.range(0, count)
                    .mapToObj(i -> new double[] {tied ? i % 4 : random.nextDouble(-3, 3)})
                    .toArray(double[][]::new);
            rows[0][0] = 9;
            double[] observed = IntStream.range(0, count)
                    .mapToDouble(i -> tied ? random.nextInt(4) : random.nextGaussian())
                    .toArray();
            QuantileRegression.Fit fit = QuantileRegression.fit(rows, observed, tau);
            assertThat(fit.loss()).isCloseTo(best(rows, observed, tau), within(1e-9));
            assertThat(loss(rows, observed, fit.coefficients(), tau)).isCloseTo(fit.loss(), within(1e-9));
            assertThat(fit.bound()).isCloseTo(fit.loss(), within(1e-6));
        }
    }

    @Test
    void aPartOfTheObservationsLiesBelow() {
        int count = 3_000;
        double[][] rows = new double[count][6];
        double[] observed = new double[count];
        for (int i = 0; i < count; i++) {
            rows[i] = new double[] {
                random.nextGaussian(),
                random.nextInt(5),
                random.nextInt(2),
                random.nextDouble(0, 1e6),
                random.nextInt(2),
                random.nextDouble()
            };
            observed[i] =
                    3 + rows[i][0] - 0.5 * rows[i][1] + 1e-6 * rows[i][3] + (1 + rows[i][5]) * random.nextGaussian();
        }
        for (double tau : new double[] {0.05, 0.5, 0.9}) {
            QuantileRegression.Fit fit = QuantileRegression.fit(rows, observed, tau);
            long below = IntStream.range(0, count)
                    .filter(i -> observed[i] < fit.predict(rows[i]) - 1e-9)
                    .count();
            assertThat(below).isBetween((long) (tau * count) - 7, (long) Math.ceil(tau * count));
        }
    }

    @Test
    void leastSquaresFindsALineThatIsThere() {
        double[][] rows =
                random.doubles(50).mapToObj(x -> new double[] {x, x * x}).toArray(double[][]::new);
        double[] observed = Arrays.stream(rows)
                .mapToDouble(row -> 2 - 3 * row[0] + 5 * row[1])
                .toArray();
        LeastSquares.Fit fit = LeastSquares.fit(rows, observed);
        assertThat(fit.coefficients()).containsExactly(new double[] {2, -3, 5}, offset(1e-11));
        assertThat(fit.predict(new double[] {2, 4})).isCloseTo(16, within(1e-10));
        assertThat(fit.determination()).isCloseTo(1, within(1e-12));
        double leverages = Arrays.stream(rows).mapToDouble(fit::leverage).sum();
        assertThat(leverages).isCloseTo(3, within(1e-9));
    }

    @Test
    void whatHasNoAnswerIsRefused() {
        double[][] dependent = {{1, 2}, {2, 4}, {3, 6}, {4, 8}, {5, 10}};
        double[] observed = {1, 2, 3, 4, 5};
        assertThatThrownBy(() -> LeastSquares.fit(dependent, observed))
                .hasMessageContaining("combination of the others");
        assertThatThrownBy(() -> QuantileRegression.fit(dependent, observed, 0.5))
                .hasMessageContaining("combination of the others");
        assertThatThrownBy(() -> LeastSquares.fit(new double[][] {{1}, {2}}, new double[] {1, 2}))
                .hasMessageContaining("too few");
        assertThatThrownBy(() -> LeastSquares.fit(new double[][] {{1}}, observed))
                .hasMessageContaining("do not fit");
        assertThatThrownBy(() -> LeastSquares.fit(new double[][] {{1}, {2, 3}}, new double[] {1, 2}))
                .hasMessageContaining("row 1 has 2 numbers");
        assertThatThrownBy(() -> QuantileRegression.fit(new double[][] {{Double.NaN}}, new double[] {1}, 0.5))
                .hasMessageContaining("no number");
        assertThatThrownBy(() -> QuantileRegression.fit(dependent, observed, 1)).hasMessageContaining("strictly");
    }

    private static double best(double[][] rows, double[] observed, double tau) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < i; k++) {
                double run = rows[i][0] - rows[k][0];
                if (run != 0) {
                    double slope = (observed[i] - observed[k]) / run;
                    double[] line = {observed[i] - slope * rows[i][0], slope};
                    best = Math.min(best, loss(rows, observed, line, tau));
                }
            }
        }
        return best;
    }

    private static double loss(double[][] rows, double[] observed, double[] line, double tau) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            double residual = observed[i] - line[0];
            for (int k = 0; k < rows[i].length; k++) {
                residual -= line[k + 1] * rows[i][k];
            }
            sum += residual > 0 ? tau * residual : (tau - 1) * residual;
        }
        return sum;
    }
}
