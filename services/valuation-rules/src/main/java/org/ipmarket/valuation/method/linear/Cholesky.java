package org.ipmarket.valuation.method.linear;

/** A symmetric positive definite matrix as L·Lᵀ (Golub and Van Loan 2013, 4.2), rows of L of growing length. */
public final class Cholesky {
    private final double[][] lower;

    /** Takes the lower triangle over and writes the factor into it. */
    public Cholesky(double[][] lowerTriangle) {
        this(lowerTriangle, 0);
    }

    /**
     * @param leastPivot a square of the diagonal that is no greater counts as 0
     * @throws IllegalArgumentException where the matrix is not positive definite; the row is counted from 1
     */
    public Cholesky(double[][] lowerTriangle, double leastPivot) {
        this.lower = lowerTriangle;
        for (int i = 0; i < lower.length; i++) {
            double[] row = lower[i];
            for (int j = 0; j <= i; j++) {
                double[] other = lower[j];
                double sum = row[j];
                for (int k = 0; k < j; k++) {
                    sum -= row[k] * other[k];
                }
                if (j < i) {
                    row[j] = sum / other[j];
                } else if (sum > leastPivot) {
                    row[i] = Math.sqrt(sum);
                } else {
                    throw new IllegalArgumentException(
                            "the matrix is not positive definite: row " + (i + 1) + " contradicts those before it");
                }
            }
        }
    }

    /** The rows of L, each as long as its number from 1; not a copy. */
    public double[][] factor() {
        return lower;
    }

    public double[] solve(double[] right) {
        int size = lower.length;
        double[] solution = right.clone();
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < i; k++) {
                solution[i] -= lower[i][k] * solution[k];
            }
            solution[i] /= lower[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            solution[i] /= lower[i][i];
            for (int k = 0; k < i; k++) {
                solution[k] -= lower[i][k] * solution[i];
            }
        }
        return solution;
    }

    /** The diagonal of the inverse: column sums of the squares of L⁻¹. */
    public double[] inverseDiagonal() {
        int size = lower.length;
        double[] diagonal = new double[size];
        double[] column = new double[size];
        for (int j = 0; j < size; j++) {
            double squares = 0;
            for (int i = j; i < size; i++) {
                double sum = i == j ? 1 : 0;
                for (int k = j; k < i; k++) {
                    sum -= lower[i][k] * column[k];
                }
                column[i] = sum / lower[i][i];
                squares += column[i] * column[i];
            }
            diagonal[j] = squares;
        }
        return diagonal;
    }
}
