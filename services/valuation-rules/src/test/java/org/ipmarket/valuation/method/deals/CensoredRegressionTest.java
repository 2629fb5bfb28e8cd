package org.ipmarket.valuation.method.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ipmarket.valuation.method.deals.CensoredRegression.Fit;
import org.ipmarket.valuation.method.deals.CensoredRegression.Row;
import org.junit.jupiter.api.Test;

class CensoredRegressionTest {
    private static final int LOTS = 400;
    private static final int DEGREES = 4;
    private static final int[] LINE = {Encoding.FREE, Encoding.FREE};

    private final SplittableRandom random = new SplittableRandom(7);
    private final Row[] rows = new Row[LOTS];
    private final double[] logAmounts = new double[LOTS];
    private final boolean[] sold = new boolean[LOTS];

    /** y = 2 + 0.5 x and errors of scale 0.3; below a reserve of 1.9 + 0.5 x at random a lot goes unsold. */
    private void line() {
        for (int i = 0; i < LOTS; i++) {
            double x = random.nextGaussian();
            double price = 2 + 0.5 * x + 0.3 * random.nextGaussian();
            double reserve = 1.9 + 0.5 * x + 0.3 * random.nextGaussian();
            rows[i] = new Row(new int[] {0, 1}, new double[] {1, x}, -1);
            sold[i] = price >= reserve;
            logAmounts[i] = sold[i] ? price : reserve;
        }
    }

    private Fit fit(int[] groups, int groupCount) {
        CensoredRegression regression = new CensoredRegression(rows, logAmounts, sold, groups, groupCount, 0);
        boolean[] all = new boolean[LOTS];
        Arrays.fill(all, true);
        Fit fit = regression.fit(all, regression.start(DEGREES), true);
        assertThat(fit.converged()).isTrue();
        return fit;
    }

    private double logLikelihood(double intercept, double slope, double scale) {
        StudentT errors = new StudentT(DEGREES);
        double sum = 0;
        for (int i = 0; i < LOTS; i++) {
            double z = (logAmounts[i] - intercept - slope * rows[i].values()[1]) / scale;
            sum += Math.log(sold[i] ? errors.density(z) / scale : errors.below(z));
        }
        return sum;
    }

    /** The scale but for the two coefficients taken off the 400 lots. */
    @Test
    void theFitIsWhereTheLikelihoodIsGreatest() {
        line();
        Fit fit = fit(LINE, 0);
        double intercept = fit.coefficients()[0];
        double slope = fit.coefficients()[1];
        double scale = fit.scales()[0];
        double greatest = logLikelihood(intercept, slope, scale);
        assertThat(fit.logLikelihood()).isCloseTo(greatest, within(1e-9));
        for (double step : new double[] {-0.003, 0.003}) {
            assertThat(logLikelihood(intercept + step, slope, scale)).isLessThan(greatest);
            assertThat(logLikelihood(intercept, slope + step, scale)).isLessThan(greatest);
            assertThat(logLikelihood(intercept, slope, scale + step)).isLessThan(greatest);
        }
        assertThat(slope).isCloseTo(0.5, within(0.05));
    }

    @Test
    void aDealAtAThousandTimesThePriceHardlyMovesIt() {
        line();
        Fit before = fit(LINE, 0);
        sold[0] = true;
        logAmounts[0] += Math.log(1000);
        Fit after = fit(LINE, 0);
        assertThat(after.coefficients()[0]).isCloseTo(before.coefficients()[0], within(0.01));
        assertThat(after.coefficients()[1]).isCloseTo(before.coefficients()[1], within(0.01));
    }

    /** Ten levels, of which the last has one lot only, at a price far off. */
    @Test
    void aLevelSeenOnceStaysNearTheOthers() {
        int levels = 10;
        double[] effects = new double[levels];
        for (int level = 0; level < levels - 1; level++) {
            effects[level] = 0.4 * random.nextGaussian();
        }
        for (int i = 0; i < LOTS; i++) {
            int level = i == 0 ? levels - 1 : i % (levels - 1);
            rows[i] = new Row(new int[] {0, 1 + level}, new double[] {1, 1}, -1);
            sold[i] = true;
            logAmounts[i] = 2 + (i == 0 ? 1 : effects[level]) + 0.3 * random.nextGaussian();
        }
        logAmounts[0] = 3;
        int[] groups = new int[1 + levels];
        groups[0] = Encoding.FREE;
        Fit fit = fit(groups, 1);
        for (int level = 0; level < levels - 1; level++) {
            assertThat(fit.coefficients()[0] + fit.coefficients()[1 + level])
                    .isCloseTo(2 + effects[level], within(0.2));
        }
        double once = fit.coefficients()[0] + fit.coefficients()[levels];
        assertThat(once).isBetween(fit.coefficients()[0], 2.95);
        assertThat(Math.sqrt(fit.variances()[0])).isBetween(0.2, 0.8);
    }
}
