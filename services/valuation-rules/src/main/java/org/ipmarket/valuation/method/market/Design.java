package org.ipmarket.valuation.method.market;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;

/** The matrix of a regression. */
final class Design {
    private Design() {}

    /** With a first column of ones. */
    static RealMatrix withIntercept(double[][] rows, int observations) {
        if (rows.length != observations || observations == 0) {
            throw new IllegalArgumentException(rows.length + " rows do not fit " + observations + " observations");
        }
        int columns = rows[0].length + 1;
        double[][] design = new double[rows.length][columns];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columns - 1) {
                throw new IllegalArgumentException(
                        "row " + i + " has " + rows[i].length + " numbers, the first " + (columns - 1));
            }
            design[i][0] = 1;
            for (int k = 1; k < columns; k++) {
                design[i][k] = finite(rows[i][k - 1], i);
            }
        }
        return new Array2DRowRealMatrix(design, false);
    }

    /**
     * Brings each column to a length between 1/2 and 1, by powers of 2, which change no digit.
     *
     * @return by what each was multiplied; a coefficient of the scaled column times this is one of the column
     */
    static double[] scaleColumns(RealMatrix design) {
        double[] scales = new double[design.getColumnDimension()];
        for (int column = 0; column < scales.length; column++) {
            double length = design.getColumnVector(column).getNorm();
            scales[column] = length == 0 ? 1 : Math.scalb(1.0, -Math.getExponent(length) - 1);
            design.setColumnVector(column, design.getColumnVector(column).mapMultiply(scales[column]));
        }
        return scales;
    }

    private static double finite(double value, int row) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("row " + row + " has something that is no number: " + value);
        }
        return value;
    }
}
