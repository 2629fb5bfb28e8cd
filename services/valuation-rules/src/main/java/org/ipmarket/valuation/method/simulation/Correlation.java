package org.ipmarket.valuation.method.simulation;

import java.util.Arrays;
import org.ipmarket.valuation.method.linear.Cholesky;

/**
 * How drivers go together: a Gaussian copula. Each driver keeps its own distribution; the normal numbers behind them are
 * correlated by Cholesky's factor L of the matrix, LLᵀ = R (Glasserman 2003, Monte Carlo Methods in Financial Engineering,
 * 2.3.3). Between normal drivers, or logarithms of lognormal ones, the correlation is the given one; between others its
 * rank correlation is 6/π · asin(ρ/2).
 */
public final class Correlation {
    private static final double SYMMETRY = 1e-12;
    private static final double LEAST_PIVOT = 1e-12;

    private final double[][] factor;

    private Correlation(double[][] factor) {
        this.factor = factor;
    }

    /** Each driver for itself. */
    public static Correlation none() {
        return new Correlation(new double[0][]);
    }

    /**
     * @param matrix symmetric, with 1 on its diagonal
     * @throws IllegalArgumentException where no drivers could go together like this: the matrix is not positive definite
     */
    public static Correlation of(double[][] matrix) {
        int size = matrix.length;
        double[][] lower = new double[size][];
        for (int row = 0; row < size; row++) {
            if (matrix[row].length != size || matrix[row][row] != 1) {
                throw new IllegalArgumentException("a correlation matrix is square, with 1 on its diagonal");
            }
            for (int column = 0; column < row; column++) {
                if (Math.abs(matrix[row][column] - matrix[column][row]) > SYMMETRY) {
                    throw new IllegalArgumentException("a correlation matrix is symmetric: " + matrix[row][column]
                            + " is not " + matrix[column][row]);
                }
            }
            lower[row] = Arrays.copyOf(matrix[row], row + 1);
        }
        return new Correlation(new Cholesky(lower, LEAST_PIVOT).factor());
    }

    boolean isNone() {
        return factor.length == 0;
    }

    int size() {
        return factor.length;
    }

    /** Correlates independent normal numbers in place, a row for each driver. */
    void apply(double[][] normals, int count) {
        for (int row = factor.length - 1; row >= 0; row--) {
            double[] target = normals[row];
            double own = factor[row][row];
            for (int i = 0; i < count; i++) {
                target[i] *= own;
            }
            for (int column = 0; column < row; column++) {
                double part = factor[row][column];
                double[] source = normals[column];
                for (int i = 0; i < count; i++) {
                    target[i] += part * source[i];
                }
            }
        }
    }
}
