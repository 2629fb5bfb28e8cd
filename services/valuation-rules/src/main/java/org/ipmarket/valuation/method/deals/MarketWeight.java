package org.ipmarket.valuation.method.deals;

import java.util.Locale;

/**
 * How much the market's word weighs beside the income approach's: with few deals near by little, with many nearly all.
 *
 * <p>Bühlmann's credibility ("Experience rating and credibility", ASTIN Bulletin 4, 1967), in logarithms: n deals, each with variance v about
 * the value, beside an opinion with variance a, weigh n/(n + v/a). Here n is the number of deals like the lot, v the square of their scale about
 * the model and a that of the income approach's range.
 *
 * @param market weight, 0 to 1; the income approach has the rest
 * @param reason for people to read
 */
public record MarketWeight(double market, String reason) {
    /** Standard normal quantile at 0.9: a P10 to P90 range is twice that many deviations. */
    private static final double AT_90 = 1.2815515655446004;

    public double income() {
        return 1 - market;
    }

    /**
     * @param incomeP10 and {@code incomeP90}: of the income approach, in any unit, 0 &lt; P10 ≤ P90
     */
    public static MarketWeight of(MarketEstimate market, double incomeP10, double incomeP90) {
        if (!(incomeP10 > 0 && incomeP10 <= incomeP90 && incomeP90 < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "an income range is positive and rises: " + incomeP10 + " to " + incomeP90);
        }
        return switch (market) {
            case MarketEstimate.None none ->
                new MarketWeight(
                        0,
                        "The income approach alone, as the market gives no estimate: "
                                + String.join(" ", none.reasons()));
            case MarketEstimate.Value value -> weighed(value, StrictMath.log(incomeP90 / incomeP10) / (2 * AT_90));
        };
    }

    private static MarketWeight weighed(MarketEstimate.Value value, double incomeDeviation) {
        double dealDeviation = value.range().scale();
        double worth = incomeDeviation == 0
                ? Double.POSITIVE_INFINITY
                : dealDeviation * dealDeviation / (incomeDeviation * incomeDeviation);
        double weight = value.neighbours() / (value.neighbours() + worth);
        return new MarketWeight(
                weight,
                String.format(
                        Locale.ROOT,
                        "%d deals like it, each about %.0f %% off, against an income range of a factor of %.1f: the market weighs %.0f %%, the"
                                + " income approach %.0f %%.",
                        value.neighbours(),
                        100 * StrictMath.expm1(dealDeviation),
                        StrictMath.exp(2 * AT_90 * incomeDeviation),
                        100 * weight,
                        100 * (1 - weight)));
    }

    /** The two approaches' values together, by these weights, in logarithms. */
    public double between(double marketValue, double incomeValue) {
        if (!(marketValue > 0 && incomeValue > 0)) {
            throw new IllegalArgumentException("values are positive: " + marketValue + ", " + incomeValue);
        }
        return StrictMath.exp(market * StrictMath.log(marketValue) + income() * StrictMath.log(incomeValue));
    }
}
