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
 * @param reason with the numbers
 */
public record MarketWeight(double market, Saying reason) {
    /** Standard normal quantile at 0.9: a P10 to P90 range is twice that many deviations. */
    private static final double AT_90 = 1.2815515655446004;

    public double income() {
        return 1 - market;
    }

    /**
     * @param incomeP10 and {@code incomeP90}: of the income approach, in any unit, 0 &lt; P10 ≤ P90
     */
    public static MarketWeight of(MarketEstimate market, double incomeP10, double incomeP90) {
        mustRise(incomeP10, incomeP90);
        return switch (market) {
            case MarketEstimate.None none ->
                new MarketWeight(
                        0,
                        new Saying(
                                "市场法不给出估值，仅采用收益法：" + none.inChinese(),
                                "The income approach alone, as the market gives no estimate: " + none.inEnglish()));
            case MarketEstimate.Value value ->
                of(value.neighbours(), value.range().scale(), incomeP10, incomeP90);
        };
    }

    /**
     * The same for deals of which only the spread is known.
     *
     * @param dealDeviation standard deviation of their logarithms
     */
    public static MarketWeight of(int deals, double dealDeviation, double incomeP10, double incomeP90) {
        mustRise(incomeP10, incomeP90);
        double incomeDeviation = StrictMath.log(incomeP90 / incomeP10) / (2 * AT_90);
        double worth = incomeDeviation == 0
                ? Double.POSITIVE_INFINITY
                : dealDeviation * dealDeviation / (incomeDeviation * incomeDeviation);
        double weight = deals / (deals + worth);
        Object[] numbers = {
            deals,
            100 * StrictMath.expm1(dealDeviation),
            StrictMath.exp(2 * AT_90 * incomeDeviation),
            100 * weight,
            100 * (1 - weight)
        };
        return new MarketWeight(
                weight,
                new Saying(
                        String.format(
                                Locale.ROOT,
                                "相近成交 %d 宗，各偏离约 %.0f %%；收益法区间上下相差 %.1f 倍：市场法权重 %.0f %%，收益法权重 %.0f %%。",
                                numbers),
                        String.format(
                                Locale.ROOT,
                                "%d deals like it, each about %.0f %% off, against an income range of a factor of %.1f: the market weighs %.0f %%, the"
                                        + " income approach %.0f %%.",
                                numbers)));
    }

    private static void mustRise(double incomeP10, double incomeP90) {
        if (!(incomeP10 > 0 && incomeP10 <= incomeP90 && incomeP90 < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "an income range is positive and rises: " + incomeP10 + " to " + incomeP90);
        }
    }
}
