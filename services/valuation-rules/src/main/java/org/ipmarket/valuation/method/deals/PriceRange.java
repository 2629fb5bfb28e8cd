package org.ipmarket.valuation.method.deals;

/** How a price is distributed: exp(location + scale·score), the score as the market's own lots were scored. */
public final class PriceRange {
    private static final double MIDDLE = 0.5;

    private final double location;
    private final double scale;
    private final ProductLimit scores;
    private final int degrees;

    /**
     * @param location of the log price
     * @param scale of its errors
     * @param degrees of freedom of the errors beyond the scores seen
     */
    PriceRange(double location, double scale, ProductLimit scores, int degrees) {
        this.location = location;
        this.scale = scale;
        this.scores = scores;
        this.degrees = degrees;
    }

    /** The same spread about a price so many times as high. */
    public PriceRange times(double factor) {
        return new PriceRange(location + StrictMath.log(factor), scale, scores, degrees);
    }

    double location() {
        return location;
    }

    double scale() {
        return scale;
    }

    ProductLimit scores() {
        return scores;
    }

    /** Whether the quantiles at p and 1 - p can be told. */
    boolean reaches(double p) {
        return Double.isFinite(scores.upper(1 - p)) && scores.size() > 0 && scores.massBelowAll() < MIDDLE;
    }

    /**
     * A price that the lot stays below with this probability: below the median erring downwards and above it upwards, so that a
     * range between two of them is not too narrow.
     *
     * @param p strictly between 0 and 1
     */
    public double at(double p) {
        return price(scoreAt(p));
    }

    double scoreAt(double p) {
        if (p == MIDDLE) {
            return scores.middle();
        }
        if (p > MIDDLE) {
            return scores.upper(p);
        }
        double lower = scores.lower(p);
        return Double.isInfinite(lower) ? Math.min(scores.point(0), new StudentT(degrees).quantile(p)) : lower;
    }

    double price(double score) {
        return StrictMath.exp(location + scale * score);
    }
}
