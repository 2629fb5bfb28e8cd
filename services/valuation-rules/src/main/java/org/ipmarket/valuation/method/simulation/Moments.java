package org.ipmarket.valuation.method.simulation;

/**
 * Count, mean and sum of squared distances from it; two of them are put together as in Chan, Golub and LeVeque 1979, Updating
 * formulae and a pairwise algorithm for computing sample variances.
 */
record Moments(long count, double mean, double squares) {
    static final Moments NONE = new Moments(0, 0, 0);

    static Moments of(double[] values, int count) {
        double mean = sum(values, count) / count;
        return new Moments(count, mean, squares(values, count, mean));
    }

    Moments and(Moments other) {
        long both = count + other.count;
        double difference = other.mean - mean;
        return new Moments(
                both,
                mean + difference * other.count / both,
                squares + other.squares + difference * difference * count * other.count / both);
    }

    double deviation() {
        return count < 2 ? 0 : Math.sqrt(squares / (count - 1));
    }

    /** Four sums side by side, for each addition waits for the one before it. */
    private static double sum(double[] values, int count) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i < count - 3; i += 4) {
            first += values[i];
            second += values[i + 1];
            third += values[i + 2];
            fourth += values[i + 3];
        }
        for (; i < count; i++) {
            first += values[i];
        }
        return first + second + (third + fourth);
    }

    private static double squares(double[] values, int count, double mean) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i < count - 3; i += 4) {
            first += square(values[i] - mean);
            second += square(values[i + 1] - mean);
            third += square(values[i + 2] - mean);
            fourth += square(values[i + 3] - mean);
        }
        for (; i < count; i++) {
            first += square(values[i] - mean);
        }
        return first + second + (third + fourth);
    }

    private static double square(double distance) {
        return distance * distance;
    }
}
