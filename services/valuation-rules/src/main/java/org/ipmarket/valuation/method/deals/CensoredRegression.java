package org.ipmarket.valuation.method.deals;

import java.util.Arrays;
import org.ipmarket.valuation.method.linear.Cholesky;

/**
 * Linear regression of log prices with Student t errors, in which a lot that did not sell counts by the probability that its
 * price lies below its reserve, and with partial pooling: the coefficients of a group of columns are draws from a normal
 * distribution about 0 whose variance is learned.
 *
 * <p>Maximised by expectation and maximisation: t errors are normal ones with an unknown precision τ (Lange, Little and Taylor,
 * "Robust statistical modeling using the t distribution", JASA 84, 1989). Given that z lies below c, with f and F the t density and
 * distribution of ν degrees, E[τ] = F<sub>ν+2</sub>(c√((ν+2)/ν))/F(c), E[τz] = -f(c)/F(c), E[τz²] = 1 - c·f(c)/F(c) (in the manner of
 * Arellano-Valle et al., "Student-t censored regression model", Statistical Methods and Applications 21, 2012). The scale is
 * divided by the sum of the precisions and not by the count, which comes to the same point sooner (Liu and Rubin, "ML estimation of
 * the t distribution using EM and its extensions, ECM and ECME", Statistica Sinica 5, 1995, and Liu, Rubin and Wu's parameter expansion, Biometrika
 * 85, 1998). The variance of a group is set by MacKay's fixed point, Σβ²/γ with γ = Σ(1 - Var(β)/variance) the number of its coefficients that the lots determine
 * (Neural Computation 4, 1992); the sum of all γ is taken off the lots by which the scale is divided, without which few lots of many levels seem to
 * fit exactly.
 */
final class CensoredRegression {
    private static final int MOST_ROUNDS = 300;
    private static final double TOLERANCE = 1e-5;
    private static final double FREE_VARIANCE = 100;
    private static final double FIRST_VARIANCE = 0.1;
    private static final double LEAST_VARIANCE = 1e-4;
    private static final double LEAST_SCALE = 1e-3;
    /** However many coefficients the lots determine, this part of them is left to tell the scale. */
    private static final double LEAST_FREE = 0.2;

    /** A kind's scale is that of all lots, as if this many lots of average spread had been seen of it. */
    private static final double SCALE_PRIOR_LOTS = 20;

    private final Row[] rows;
    private final double[] logAmounts;
    private final boolean[] sold;
    private final int[] groups;
    private final int groupCount;
    private final int kinds;

    /** A lot's columns that are not 0, ascending, and its kind (-1: not known). */
    record Row(int[] columns, double[] values, int kind) {
        double times(double[] coefficients) {
            double sum = 0;
            for (int i = 0; i < columns.length; i++) {
                sum += values[i] * coefficients[columns[i]];
            }
            return sum;
        }
    }

    /**
     * @param scales of the errors for each kind, then for all together
     * @param variances of the groups' coefficients
     * @param logLikelihood of the lots, without the pooling
     * @param converged whether the last round moved nothing by more than {@value #TOLERANCE}
     */
    record Fit(
            double[] coefficients,
            double[] scales,
            double[] variances,
            int degrees,
            double logLikelihood,
            boolean converged) {
        Fit withDegrees(int other) {
            return new Fit(coefficients, scales, variances, other, Double.NEGATIVE_INFINITY, false);
        }

        double location(Row row) {
            return row.times(coefficients);
        }

        double scale(Row row) {
            return scales[row.kind() < 0 ? scales.length - 1 : row.kind()];
        }
    }

    CensoredRegression(Row[] rows, double[] logAmounts, boolean[] sold, int[] groups, int groupCount, int kinds) {
        this.rows = rows;
        this.logAmounts = logAmounts;
        this.sold = sold;
        this.groups = groups;
        this.kinds = kinds;
        this.groupCount = groupCount;
    }

    /** From the median of the lots and their spread about it. */
    Fit start(int degrees) {
        double[] sorted = logAmounts.clone();
        Arrays.sort(sorted);
        double[] coefficients = new double[groups.length];
        coefficients[0] = sorted[sorted.length / 2];
        double spread = Math.max(0.1, (sorted[sorted.length * 3 / 4] - sorted[sorted.length / 4]) / 2);
        double[] scales = new double[kinds + 1];
        Arrays.fill(scales, spread);
        double[] variances = new double[groupCount];
        Arrays.fill(variances, FIRST_VARIANCE);
        return new Fit(coefficients, scales, variances, degrees, Double.NEGATIVE_INFINITY, false);
    }

    /**
     * @param used the lots to learn from
     * @param from where to start; its degrees of freedom are kept
     * @param learnPooling whether the groups' variances are learned too, or kept
     */
    Fit fit(boolean[] used, Fit from, boolean learnPooling) {
        return new Run(used, from).untilSettled(learnPooling);
    }

    /** One maximisation, with its working space. */
    private final class Run {
        private final boolean[] used;
        private final int degrees;
        private final StudentT errors;
        private final StudentT wider;
        private final double stretch;
        private final double[] locations = new double[rows.length];
        private final double[] precisions = new double[rows.length];
        private final double[] moments = new double[rows.length];
        private final double[] squares = new double[rows.length];
        private double[] coefficients;
        private final double[] scales;
        private final double[] variances;
        private double logLikelihood;

        Run(boolean[] used, Fit from) {
            this.used = used;
            this.degrees = from.degrees();
            this.errors = new StudentT(degrees);
            this.wider = new StudentT(degrees + 2);
            this.stretch = Math.sqrt((degrees + 2.0) / degrees);
            this.coefficients = from.coefficients();
            this.scales = from.scales().clone();
            this.variances = from.variances().clone();
        }

        Fit untilSettled(boolean learnPooling) {
            int round = 0;
            boolean settled = false;
            while (round < MOST_ROUNDS && !settled) {
                round++;
                expect();
                double[] before = coefficients;
                Cholesky information = maximise();
                double moved = largestMove(before, coefficients);
                double[] determined = determined(information.inverseDiagonal());
                moved = Math.max(moved, rescale(determined));
                if (learnPooling) {
                    moved = Math.max(moved, repool(determined));
                }
                settled = moved < TOLERANCE;
            }
            expect();
            return new Fit(coefficients, scales, variances, degrees, logLikelihood, settled);
        }

        private double scale(int lot) {
            int kind = rows[lot].kind();
            return scales[kind < 0 ? kinds : kind];
        }

        private void expect() {
            logLikelihood = 0;
            for (int i = 0; i < rows.length; i++) {
                if (!used[i]) {
                    continue;
                }
                double scale = scale(i);
                locations[i] = rows[i].times(coefficients);
                double z = (logAmounts[i] - locations[i]) / scale;
                if (sold[i]) {
                    precisions[i] = (degrees + 1) / (degrees + z * z);
                    logLikelihood += StrictMath.log(errors.density(z) / scale);
                } else {
                    double below = errors.below(z);
                    double hazard = errors.density(z) / below;
                    precisions[i] = wider.below(z * stretch) / below;
                    moments[i] = -hazard;
                    squares[i] = 1 - z * hazard;
                    logLikelihood += StrictMath.log(below);
                }
            }
        }

        private Cholesky maximise() {
            int size = groups.length;
            double[][] information = new double[size][];
            for (int i = 0; i < size; i++) {
                information[i] = new double[i + 1];
                information[i][i] = 1 / variance(i);
            }
            information[0][0] = 0;
            double[] right = new double[size];
            for (int i = 0; i < rows.length; i++) {
                if (used[i]) {
                    add(i, information, right);
                }
            }
            Cholesky factor = new Cholesky(information);
            coefficients = factor.solve(right);
            return factor;
        }

        private void add(int lot, double[][] information, double[] right) {
            double scale = scale(lot);
            double weight = precisions[lot] / (scale * scale);
            double target = sold[lot] ? logAmounts[lot] : locations[lot] + scale * moments[lot] / precisions[lot];
            int[] columns = rows[lot].columns();
            double[] values = rows[lot].values();
            for (int a = 0; a < columns.length; a++) {
                double weighted = weight * values[a];
                double[] row = information[columns[a]];
                right[columns[a]] += weighted * target;
                for (int b = 0; b <= a; b++) {
                    row[columns[b]] += weighted * values[b];
                }
            }
        }

        /** For each column how far the lots determine its coefficient, and not the pooling: 0 to 1. */
        private double[] determined(double[] uncertainty) {
            double[] determined = new double[groups.length];
            for (int i = 0; i < determined.length; i++) {
                determined[i] = i == 0 ? 1 : 1 - uncertainty[i] / variance(i);
            }
            return determined;
        }

        private double variance(int column) {
            return groups[column] == Encoding.FREE ? FREE_VARIANCE : variances[groups[column]];
        }

        private double rescale(double[] determined) {
            double[] spread = new double[kinds + 1];
            double[] weight = new double[kinds + 1];
            for (int i = 0; i < rows.length; i++) {
                if (!used[i]) {
                    continue;
                }
                double shift = rows[i].times(coefficients) - locations[i];
                double scale = scale(i);
                double error = logAmounts[i] - locations[i] - shift;
                double square = sold[i]
                        ? precisions[i] * error * error
                        : scale * (scale * squares[i] - 2 * shift * moments[i]) + precisions[i] * shift * shift;
                spread[kinds] += square;
                weight[kinds] += precisions[i];
                if (rows[i].kind() >= 0) {
                    spread[rows[i].kind()] += square;
                    weight[rows[i].kind()] += precisions[i];
                }
            }
            double coefficientsFitted = 0;
            for (double part : determined) {
                coefficientsFitted += part;
            }
            double free = Math.max(LEAST_FREE, 1 - coefficientsFitted / weight[kinds]);
            double common = spread[kinds] / (weight[kinds] * free);
            double moved = 0;
            for (int k = 0; k <= kinds; k++) {
                double variance = k == kinds
                        ? common
                        : (spread[k] + SCALE_PRIOR_LOTS * common) / (weight[k] * free + SCALE_PRIOR_LOTS);
                double scale = Math.max(LEAST_SCALE, Math.sqrt(variance));
                moved = Math.max(moved, Math.abs(scale - scales[k]));
                scales[k] = scale;
            }
            return moved;
        }

        private double repool(double[] determined) {
            double[] sum = new double[groupCount];
            double[] levels = new double[groupCount];
            for (int i = 0; i < groups.length; i++) {
                int group = groups[i];
                if (group != Encoding.FREE) {
                    sum[group] += coefficients[i] * coefficients[i];
                    levels[group] += determined[i];
                }
            }
            double moved = 0;
            for (int group = 0; group < groupCount; group++) {
                double next =
                        levels[group] > 0 ? Math.max(LEAST_VARIANCE, sum[group] / levels[group]) : variances[group];
                next = Math.min(next, FREE_VARIANCE);
                moved = Math.max(moved, Math.abs(next - variances[group]));
                variances[group] = next;
            }
            return moved;
        }
    }

    private static double largestMove(double[] before, double[] after) {
        double largest = 0;
        for (int i = 0; i < before.length; i++) {
            largest = Math.max(largest, Math.abs(before[i] - after[i]));
        }
        return largest;
    }
}
