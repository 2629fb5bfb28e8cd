package org.ipmarket.valuation.method.option;

import org.ipmarket.valuation.method.normal.Normal;

/**
 * An option that can be exercised on its last day only (Black and Scholes 1973; Merton 1973 for the yield):
 *
 * <pre>
 * C  = S e^(-yT) Φ(d1) - K e^(-rT) Φ(d2)
 * d1 = (ln(S/K) + (r - y + σ²/2) T) / (σ √T),  d2 = d1 - σ √T
 * </pre>
 */
public final class BlackScholesMerton {
    private BlackScholesMerton() {}

    /** @param d1 whose Φ is the discounted delta; {@code d2} whose Φ is the chance that a call is exercised */
    public record Result(double value, double d1, double d2) {}

    public static Result value(Option option) {
        double deviation = option.volatility() * Math.sqrt(option.years());
        double d1 =
                (StrictMath.log(option.spot() / option.strike()) + (option.rate() - option.yield()) * option.years())
                                / deviation
                        + deviation / 2;
        double d2 = d1 - deviation;
        int sign = option.kind().sign();
        double value = sign
                * (option.spot() * StrictMath.exp(-option.yield() * option.years()) * Normal.cumulative(sign * d1)
                        - option.strike()
                                * StrictMath.exp(-option.rate() * option.years())
                                * Normal.cumulative(sign * d2));
        return new Result(Math.max(0, value), d1, d2);
    }
}
