package org.ipmarket.valuation.method.market;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * The line below which a part τ of the observations lies: the coefficients with the least sum of τ·r over residuals above and
 * (1 - τ)·(-r) over those below (Koenker and Bassett 1978, Regression quantiles). A linear program, solved exactly: a best line
 * goes through as many observations as it has coefficients, so one goes from such a line to a better neighbour, as far as it
 * gets better, until there is none (Barrodale and Roberts 1973, An improved algorithm for discrete l1 linear approximation;
 * Koenker and d'Orey 1987).
 *
 * <p>Where observations are tied, many lines go through the same ones and the search could turn in circles; each observation
 * is moved by a part in a thousand million of the whole while it is searched, always by the same. The result is of the
 * observations themselves and carries its proof: the dual program's value, which no line can undercut.
 */
public final class QuantileRegression {
    private static final double NUDGE = 1e-9;
    private static final double NOTHING = 1e-11;
    private static final double MOST_GAP = 1e-6;
    private static final int MOST_STEPS_EACH = 50;

    private QuantileRegression() {}

    /**
     * @param coefficients the intercept first
     * @param loss the sum that is least
     * @param bound what no coefficients can undercut: the loss, but for rounding
     */
    public record Fit(double[] coefficients, double loss, double bound) {
        /** @param row without the intercept */
        public double predict(double[] row) {
            double sum = coefficients[0];
            for (int i = 0; i < row.length; i++) {
                sum += coefficients[i + 1] * row[i];
            }
            return sum;
        }
    }

    /**
     * @param rows one for each observation, without the intercept
     * @param tau the part below, strictly between 0 and 1
     * @throws IllegalArgumentException where a column is a combination of the others
     */
    public static Fit fit(double[][] rows, double[] observed, double tau) {
        if (!(tau > 0 && tau < 1)) {
            throw new IllegalArgumentException("the part below lies strictly between 0 and 1, not at " + tau);
        }
        RealMatrix design = Design.withIntercept(rows, observed.length);
        double[] scales = Design.scaleColumns(design);
        Fit scaled = new Search(design.getData(), observed, tau).run();
        double[] coefficients = scaled.coefficients();
        for (int i = 0; i < scales.length; i++) {
            coefficients[i] *= scales[i];
        }
        return new Fit(coefficients, scaled.loss(), scaled.bound());
    }

    private static final class Search {
        private final double[][] rows;
        private final double[] observed;
        private final double[] nudged;
        private final double tau;
        private final int width;
        private final int[] through;
        private final boolean[] isThrough;
        private final double[] residuals;

        Search(double[][] rows, double[] observed, double tau) {
            this.rows = rows;
            this.observed = observed;
            this.tau = tau;
            this.width = rows[0].length;
            this.through = BasisRows.of(rows);
            this.isThrough = new boolean[rows.length];
            for (int row : through) {
                isThrough[row] = true;
            }
            this.residuals = new double[rows.length];
            double spread = Arrays.stream(observed).max().orElseThrow()
                    - Arrays.stream(observed).min().orElseThrow();
            this.nudged = observed.clone();
            for (int i = 0; i < nudged.length; i++) {
                nudged[i] += NUDGE * spread * nudge(i);
            }
        }

        Fit run() {
            for (int step = 0; step < MOST_STEPS_EACH * (rows.length + width); step++) {
                double[][] inverse =
                        new LUDecomposition(basis()).getSolver().getInverse().getData();
                measure(inverse, nudged);
                double[] pull = pull(inverse);
                int leaving = steepest(pull);
                if (leaving < 0) {
                    return proven(inverse, pull);
                }
                boolean upward = pull[leaving] > 1 - tau;
                int entering = firstNoBetter(inverse, leaving, upward, pull[leaving]);
                isThrough[through[leaving]] = false;
                isThrough[entering] = true;
                through[leaving] = entering;
            }
            throw new IllegalStateException("the search for a quantile of " + rows.length + " observations has no end");
        }

        private RealMatrix basis() {
            double[][] square = new double[width][];
            for (int i = 0; i < width; i++) {
                square[i] = rows[through[i]];
            }
            return new Array2DRowRealMatrix(square);
        }

        /** Residuals of the line through these observations; returns its coefficients. */
        private double[] measure(double[][] inverse, double[] heights) {
            double[] coefficients = new double[width];
            for (int i = 0; i < width; i++) {
                for (int k = 0; k < width; k++) {
                    coefficients[i] += inverse[i][k] * heights[through[k]];
                }
            }
            for (int i = 0; i < rows.length; i++) {
                residuals[i] = isThrough[i] ? 0 : heights[i] - product(rows[i], coefficients);
            }
            return coefficients;
        }

        private double weight(int row) {
            return residuals[row] > 0 ? tau : tau - 1;
        }

        /** With which weight each observation of the line would have to hold it against all the others. */
        private double[] pull(double[][] inverse) {
            double[] sum = new double[width];
            for (int i = 0; i < rows.length; i++) {
                if (!isThrough[i]) {
                    double weight = weight(i);
                    for (int k = 0; k < width; k++) {
                        sum[k] += weight * rows[i][k];
                    }
                }
            }
            double[] pull = new double[width];
            for (int k = 0; k < width; k++) {
                for (int i = 0; i < width; i++) {
                    pull[k] += inverse[i][k] * sum[i];
                }
            }
            return pull;
        }

        /** The observation that holds least; -1 where all hold. */
        private int steepest(double[] pull) {
            int steepest = -1;
            double most = NOTHING * rows.length;
            for (int k = 0; k < width; k++) {
                double excess = Math.max(pull[k] - (1 - tau), -tau - pull[k]);
                if (excess > most) {
                    most = excess;
                    steepest = k;
                }
            }
            return steepest;
        }

        /** Turning the line off one observation: the next one from which on the loss would rise again. */
        private int firstNoBetter(double[][] inverse, int leaving, boolean upward, double pull) {
            double[] direction = new double[width];
            for (int i = 0; i < width; i++) {
                direction[i] = upward ? inverse[i][leaving] : -inverse[i][leaving];
            }
            double[] slopes = new double[rows.length];
            double[] reached = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                slopes[i] = isThrough[i] ? 0 : product(rows[i], direction);
                boolean towards = residuals[i] * slopes[i] > 0 && Math.abs(slopes[i]) > NOTHING;
                reached[i] = towards ? residuals[i] / slopes[i] : Double.POSITIVE_INFINITY;
            }
            int[] order = IntStream.range(0, rows.length)
                    .filter(i -> reached[i] < Double.POSITIVE_INFINITY)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> reached[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            double slope = upward ? 1 - tau - pull : tau + pull;
            for (int i : order) {
                slope += Math.abs(slopes[i]);
                if (slope >= 0) {
                    return i;
                }
            }
            throw new IllegalStateException("the loss falls for ever, which a sum of distances cannot");
        }

        private Fit proven(double[][] inverse, double[] pull) {
            double bound = 0;
            for (int i = 0; i < rows.length; i++) {
                bound += isThrough[i] ? 0 : weight(i) * observed[i];
            }
            for (int k = 0; k < width; k++) {
                bound -= pull[k] * observed[through[k]];
            }
            double[] coefficients = measure(inverse, observed);
            double loss = 0;
            for (int i = 0; i < rows.length; i++) {
                loss += weight(i) * residuals[i];
            }
            if (Math.abs(loss - bound) > MOST_GAP * (Math.abs(loss) + NUDGE * Math.abs(bound)) + Double.MIN_NORMAL) {
                throw new IllegalStateException("the loss " + loss + " is not proven least: bound " + bound);
            }
            return new Fit(coefficients, loss, bound);
        }

        private static double product(double[] one, double[] other) {
            double sum = 0;
            for (int i = 0; i < one.length; i++) {
                sum += one[i] * other[i];
            }
            return sum;
        }

        /** Between -1 and 1, as if at random and always the same (SplitMix64's finaliser). */
        private static double nudge(int row) {
            long mixed = (row + 1) * 0x9e3779b97f4a7c15L;
            mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
            return (mixed ^ (mixed >>> 31)) * 0x1.0p-63;
        }
    }
}
