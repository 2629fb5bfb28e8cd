package org.ipmarket.valuation.method.deals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a reserve does: the probability that the lot sells, and what it brings in, over a range of reserves. No statement of value.
 *
 * <p>With bidders whose values are private and independent of one another, the price of an open auction is the second highest value
 * (Vickrey, "Counterspeculation, auctions, and competitive sealed tenders", Journal of Finance 16, 1961), so that with n of them the
 * distribution H of the price tells the distribution G of one bidder's value: H = n·Gⁿ⁻¹ - (n-1)·Gⁿ (Athey and Haile, "Identification of standard auction
 * models", Econometrica 70, 2002). With reserve r the lot sells with probability 1 - G(r)ⁿ; it brings r where one bidder alone
 * lies above r, which has probability H(r) - G(r)ⁿ, and the price where two do. Where it does not sell the seller keeps it, at
 * what it is worth to him. With one bidder the price is what he would pay, H = G, and a sale brings r.
 *
 * <p>H is the {@link PriceRange}'s; prices beyond its P99 count as P99, since so few deals lie there that a mean would be theirs alone.
 */
public record ReserveAdvice(int bidders, double worthKept, List<Point> curve, Point best) {
    private static final int POINTS = 37;
    private static final double LEAST = 0.05;
    private static final double STEP = 0.025;
    private static final double CUT = 0.99;
    private static final int MOST_BIDDERS = 1_000;
    private static final int BISECTIONS = 60;

    public ReserveAdvice {
        curve = List.copyOf(curve);
    }

    /** @param expectedRevenue what the lot brings on average, what it is worth to the seller where unsold included */
    public record Point(double reserve, double saleProbability, double expectedRevenue) {}

    /**
     * The curve at reserves from P5 to P95, rising, and the point of it that brings most (of two alike the lower reserve).
     *
     * @param bidders as many as such lots draw, 1 to {@value #MOST_BIDDERS}
     * @param worthKept what the lot is worth to the seller unsold, not negative
     */
    public static ReserveAdvice of(PriceRange range, int bidders, double worthKept) {
        if (bidders < 1 || bidders > MOST_BIDDERS || !(worthKept >= 0) || Double.isInfinite(worthKept)) {
            throw new IllegalArgumentException("1 to " + MOST_BIDDERS + " bidders, and a worth that is not negative");
        }
        List<Point> curve = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            double score = range.scoreAt(LEAST + i * STEP);
            if (curve.isEmpty() || range.price(score) > curve.getLast().reserve()) {
                curve.add(point(range, bidders, worthKept, score));
            }
        }
        Point best = curve.stream()
                .max(Comparator.comparing(Point::expectedRevenue)
                        .thenComparing(Comparator.comparing(Point::reserve).reversed()))
                .orElseThrow();
        return new ReserveAdvice(bidders, worthKept, curve, best);
    }

    /**
     * At the reserve of a score. The score itself is compared, not the reserve's logarithm: the two may differ in the last bit, and a lot
     * that lies at the reserve would count both below and above it.
     */
    private static Point point(PriceRange range, int bidders, double worthKept, double score) {
        double reserve = range.price(score);
        double priceBelow = range.scores().below(score);
        double oneBelow = bidders == 1 ? priceBelow : oneBelow(priceBelow, bidders);
        double unsold = power(oneBelow, bidders);
        double revenue =
                bidders == 1 ? reserve * (1 - unsold) : reserve * (priceBelow - unsold) + priceFrom(range, score);
        return new Point(reserve, 1 - unsold, revenue + worthKept * unsold);
    }

    /** Mean of the price where it is the reserve or more, else 0. */
    private static double priceFrom(PriceRange range, double score) {
        ProductLimit scores = range.scores();
        double cut = range.at(CUT);
        double mean = 0;
        for (int place = scores.size() - 1; place >= 0; place--) {
            if (scores.point(place) < score) {
                break;
            }
            mean += scores.mass(place) * Math.min(range.price(scores.point(place)), cut);
        }
        return mean;
    }

    /** G of n·Gⁿ⁻¹ - (n-1)·Gⁿ = H, which rises with G, by halving. */
    private static double oneBelow(double priceBelow, int bidders) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            double power = power(middle, bidders - 1);
            if (bidders * power - (bidders - 1) * power * middle < priceBelow) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double power(double base, int exponent) {
        double power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= base;
        }
        return power;
    }
}
