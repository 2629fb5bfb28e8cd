package org.ipmarket.valuation.method.deals;

import java.util.stream.IntStream;

/**
 * The distribution of scores of which some are only known to lie below a bound: the product-limit estimate (Kaplan and Meier,
 * "Nonparametric estimation from incomplete observations", JASA 53, 1958) read from the top down. Without such bounds it is the plain
 * share of scores. The bounds must tell nothing of the scores beyond that the scores lie below them.
 */
final class ProductLimit {
    private static final double ROUNDING = 1e-12;
    private static final double HALF = 0.5;

    private final double[] points;
    private final double[] upTo;
    private final double belowAll;
    private final int lots;

    /** @param seen whether a value is the score itself; else the score lies below it */
    ProductLimit(double[] values, boolean[] seen) {
        this.lots = values.length;
        int[] descending = IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> {
                    int byValue = Double.compare(values[b], values[a]);
                    return byValue != 0 ? byValue : Boolean.compare(seen[b], seen[a]);
                })
                .mapToInt(Integer::intValue)
                .toArray();
        int count = (int) IntStream.range(0, seen.length).filter(i -> seen[i]).count();
        points = new double[count];
        upTo = new double[count];
        double left = 1;
        int atRisk = values.length;
        int place = count;
        for (int lot : descending) {
            if (seen[lot]) {
                place--;
                points[place] = values[lot];
                upTo[place] = left;
                left *= (atRisk - 1.0) / atRisk;
            }
            atRisk--;
        }
        belowAll = left;
    }

    /** Scores that were seen, ascending. */
    int size() {
        return points.length;
    }

    double point(int place) {
        return points[place];
    }

    double mass(int place) {
        return upTo[place] - (place == 0 ? belowAll : upTo[place - 1]);
    }

    /** Mass below the least score seen: of lots whose score may be anywhere under their bound. */
    double massBelowAll() {
        return belowAll;
    }

    /** Probability of a score less than this; all of {@link #massBelowAll} counts as less. */
    double below(double score) {
        int place = firstPlace(points, score);
        return place == 0 ? belowAll : upTo[place - 1];
    }

    /** The greatest score that at most a part p lies at or below, counting the new lot itself; -∞ where none is seen so low. */
    double lower(double p) {
        int place = firstPlace(upTo, Math.nextUp(counted(p) + ROUNDING));
        return place == 0 ? Double.NEGATIVE_INFINITY : points[place - 1];
    }

    /** The least score that at least a part p lies at or below, counting the new lot itself; ∞ where none is seen so high. */
    double upper(double p) {
        int place = firstPlace(upTo, counted(p) - ROUNDING);
        return place == points.length ? Double.POSITIVE_INFINITY : points[place];
    }

    /** The median; the least score seen where less than half lies above that. */
    double middle() {
        return (Math.max(lower(HALF), points[0]) + upper(HALF)) / 2;
    }

    /** Place of the first of ascending numbers that is at least as great as another; their count where none is. */
    private static int firstPlace(double[] ascending, double least) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < least) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The (n+1)/n of conformal prediction. */
    private double counted(double p) {
        return p * (lots + 1) / lots;
    }
}
