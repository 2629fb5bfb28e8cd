package org.ipmarket.valuation.method.option;

import org.ipmarket.valuation.method.normal.Normal;

/**
 * An American option by Ju and Zhong (1999, An approximate formula for pricing American options): {@link BaroneAdesiWhaley}
 * with a second-order correction of the premium, A (S/S*)^λ / (1 - χ). For comparison with published tables.
 */
public final class JuZhong {
    private JuZhong() {}

    public static double value(Option option) {
        double european = BlackScholesMerton.value(option).value();
        if (BaroneAdesiWhaley.Terms.neverExercisedEarly(option) || option.rate() == 0) {
            return BaroneAdesiWhaley.value(option);
        }
        BaroneAdesiWhaley.Terms terms = BaroneAdesiWhaley.Terms.of(option);
        int sign = option.kind().sign();
        if (sign * (terms.critical() - option.spot()) <= 0) {
            return option.exercise(option.spot());
        }
        double distance = StrictMath.log(option.spot() / terms.critical());
        double premium = terms.premium(option);
        return european
                + premium * StrictMath.exp(terms.lambda() * distance) / (1 - chi(option, terms, premium, distance));
    }

    /** The paper's χ = b ln²(S/S*) + c ln(S/S*), with h = 1 - e^(-rT), α = 2r/σ², β = 2(r - y)/σ². */
    private static double chi(Option option, BaroneAdesiWhaley.Terms terms, double premium, double distance) {
        double variance = option.volatility() * option.volatility();
        double alpha = 2 * option.rate() / variance;
        double beta = 2 * (option.rate() - option.yield()) / variance;
        double h = -StrictMath.expm1(-option.rate() * option.years());
        double root = Math.sqrt((beta - 1) * (beta - 1) + 4 * alpha / h);
        double lambdaByH = -option.kind().sign() * alpha / (h * h * root);
        double twice = 2 * terms.lambda() + beta - 1;
        double b = (1 - h) * alpha * lambdaByH / (2 * twice);
        double c = -((1 - h) * alpha / twice)
                * (europeanByH(option, terms.critical()) / premium + 1 / h + lambdaByH / twice);
        return distance * (b * distance + c);
    }

    /** How the European value at the critical point changes with h. */
    private static double europeanByH(Option option, double critical) {
        int sign = option.kind().sign();
        double years = option.years();
        double deviation = option.volatility() * Math.sqrt(years);
        double forward = critical * StrictMath.exp((option.rate() - option.yield()) * years);
        BlackScholesMerton.Result there = BlackScholesMerton.value(option.with(critical, years));
        double alpha = 2 * option.rate() / (option.volatility() * option.volatility());
        return forward * Normal.density(there.d1()) / (alpha * deviation)
                - sign * forward * Normal.cumulative(sign * there.d1()) * option.yield() / option.rate()
                + sign * option.strike() * Normal.cumulative(sign * there.d2());
    }
}
