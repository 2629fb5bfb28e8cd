package org.ipmarket.valuation.method.market;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Linear regression by least squares, through the QR decomposition of the design by Householder's reflections (Golub 1965,
 * Numerical methods for solving linear least squares problems), which keeps twice the digits that the normal equations do.
 * Always with an intercept.
 */
public final class LeastSquares {
    /** A column that is nearer than this to a combination of those before it, as a part of itself, is one. */
    private static final double DEPENDENT = 1e-12;

    private LeastSquares() {}

    /**
     * @param rows one for each observation, without the intercept; more of them than coefficients
     * @param observed as many
     * @throws IllegalArgumentException where a column is a combination of the others, so that no coefficients are the right ones
     */
    public static Fit fit(double[][] rows, double[] observed) {
        RealMatrix design = Design.withIntercept(rows, observed.length);
        int coefficients = design.getColumnDimension();
        if (rows.length <= coefficients) {
            throw new IllegalArgumentException(
                    rows.length + " observations are too few for " + coefficients + " coefficients");
        }
        double[] scales = Design.scaleColumns(design);
        QRDecomposition decomposition = new QRDecomposition(design, DEPENDENT);
        if (!decomposition.getSolver().isNonSingular()) {
            throw new IllegalArgumentException("a column is a combination of the others");
        }
        RealVector y = new ArrayRealVector(observed, false);
        RealVector scaled = decomposition.getSolver().solve(y);
        RealMatrix inverse =
                MatrixUtils.inverse(decomposition.getR().getSubMatrix(0, coefficients - 1, 0, coefficients - 1));
        double[] residuals = y.subtract(design.operate(scaled)).toArray();
        double[] found = scaled.toArray();
        for (int i = 0; i < coefficients; i++) {
            found[i] *= scales[i];
            inverse.setRowVector(i, inverse.getRowVector(i).mapMultiply(scales[i]));
        }
        return new Fit(found, residuals, observed, inverse);
    }

    /** What was found. */
    public static final class Fit {
        private final double[] coefficients;
        private final double[] residuals;
        private final double residualDeviation;
        private final double determination;
        private final RealMatrix inverse;

        private Fit(double[] coefficients, double[] residuals, double[] observed, RealMatrix inverse) {
            this.coefficients = coefficients;
            this.residuals = residuals;
            this.inverse = inverse;
            double mean = 0;
            for (double each : observed) {
                mean += each / observed.length;
            }
            double unexplained = 0;
            double total = 0;
            for (int i = 0; i < observed.length; i++) {
                unexplained += residuals[i] * residuals[i];
                total += (observed[i] - mean) * (observed[i] - mean);
            }
            this.residualDeviation = Math.sqrt(unexplained / degreesOfFreedom());
            this.determination = total == 0 ? 1 : 1 - unexplained / total;
        }

        /** The intercept first. */
        public double[] coefficients() {
            return coefficients.clone();
        }

        public double[] residuals() {
            return residuals.clone();
        }

        public int degreesOfFreedom() {
            return residuals.length - coefficients.length;
        }

        /** Standard deviation of what is not explained. */
        public double residualDeviation() {
            return residualDeviation;
        }

        /** R²: the part of the variance that is explained. */
        public double determination() {
            return determination;
        }

        /** Of each coefficient. */
        public double[] standardErrors() {
            double[] errors = new double[coefficients.length];
            for (int i = 0; i < errors.length; i++) {
                errors[i] = residualDeviation * inverse.getRowVector(i).getNorm();
            }
            return errors;
        }

        /** @param row without the intercept */
        public double predict(double[] row) {
            double sum = coefficients[0];
            for (int i = 0; i < row.length; i++) {
                sum += coefficients[i + 1] * row[i];
            }
            return sum;
        }

        /** How far a row lies from the sample: x'(X'X)⁻¹x. Of the sample's own rows it averages coefficients / observations. */
        public double leverage(double[] row) {
            double[] whole = new double[row.length + 1];
            whole[0] = 1;
            System.arraycopy(row, 0, whole, 1, row.length);
            double norm = new Array2DRowRealMatrix(whole)
                    .transpose()
                    .multiply(inverse)
                    .getRowVector(0)
                    .getNorm();
            return norm * norm;
        }

        /** Standard deviation of a new observation about its prediction. */
        public double predictionDeviation(double[] row) {
            return residualDeviation * Math.sqrt(1 + leverage(row));
        }
    }
}
