package org.ipmarket.valuation.method.market;

/** As many rows as there are columns, through which exactly one line goes: by elimination with the largest pivot left. */
final class BasisRows {
    private static final double NO_PIVOT = 1e-11;

    private BasisRows() {}

    /** @throws IllegalArgumentException where there are none: a column is a combination of the others */
    static int[] of(double[][] rows) {
        int width = rows[0].length;
        double[][] left = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            left[i] = rows[i].clone();
        }
        boolean[] columnTaken = new boolean[width];
        int[] taken = new int[width];
        for (int step = 0; step < width; step++) {
            int pivotRow = -1;
            int pivotColumn = -1;
            double largest = NO_PIVOT;
            for (int i = 0; i < rows.length; i++) {
                for (int k = 0; k < width; k++) {
                    if (!columnTaken[k] && Math.abs(left[i][k]) > largest) {
                        largest = Math.abs(left[i][k]);
                        pivotRow = i;
                        pivotColumn = k;
                    }
                }
            }
            if (pivotRow < 0) {
                throw new IllegalArgumentException(
                        "a column is a combination of the others, or there are too few rows");
            }
            taken[step] = pivotRow;
            columnTaken[pivotColumn] = true;
            eliminate(left, pivotRow, pivotColumn);
        }
        return taken;
    }

    /** Takes the pivot's row out of every row, itself included. */
    private static void eliminate(double[][] left, int pivotRow, int pivotColumn) {
        double[] pivot = left[pivotRow].clone();
        for (double[] row : left) {
            double times = row[pivotColumn] / pivot[pivotColumn];
            for (int k = 0; k < row.length; k++) {
                row[k] -= times * pivot[k];
            }
            row[pivotColumn] = 0;
        }
    }
}
