package org.ipmarket.valuation.method.option;

import org.ipmarket.valuation.method.normal.Normal;

/**
 * An American option by the quadratic approximation of Barone-Adesi and Whaley (1987, Efficient analytic approximation of
 * American option values): the European value and a premium A (S/S*)^λ below the critical value S* at which it is exercised.
 * Near the money it is off by up to 1 % of the value; {@link BinomialLattice} is not. For comparison with published tables.
 */
public final class BaroneAdesiWhaley {
    private BaroneAdesiWhaley() {}

    public static double value(Option option) {
        double european = BlackScholesMerton.value(option).value();
        if (Terms.neverExercisedEarly(option)) {
            return european;
        }
        Terms terms = Terms.of(option);
        int sign = option.kind().sign();
        if (sign * (terms.critical() - option.spot()) <= 0) {
            return option.exercise(option.spot());
        }
        return european
                + terms.premium(option)
                        * StrictMath.exp(terms.lambda() * StrictMath.log(option.spot() / terms.critical()));
    }

    /**
     * @param lambda exponent of the premium
     * @param critical value of the underlying from which on a call, and down from which a put, is exercised
     */
    record Terms(double lambda, double critical) {
        private static final int BISECTIONS = 200;
        private static final double WIDEST = 50;

        /** A call whose underlying pays nothing, or a put whose strike earns nothing, is worth more alive. */
        static boolean neverExercisedEarly(Option option) {
            return switch (option.kind()) {
                case CALL -> option.yield() <= 0;
                case PUT -> option.rate() <= 0 && option.yield() >= 0;
            };
        }

        static Terms of(Option option) {
            double variance = option.volatility() * option.volatility();
            double drift = 2 * (option.rate() - option.yield()) / variance - 1;
            double root = Math.sqrt(drift * drift + 4 * discounted(option) / variance);
            double lambda = (-drift + option.kind().sign() * root) / 2;
            return new Terms(lambda, critical(option, lambda));
        }

        /** 2r / (1 - e^(-rT)), and its limit where r is 0. */
        static double discounted(Option option) {
            return option.rate() == 0
                    ? 2 / option.years()
                    : 2 * option.rate() / -StrictMath.expm1(-option.rate() * option.years());
        }

        /** What exercising at the critical value brings more than the European option there. */
        double premium(Option option) {
            return option.exercise(critical)
                    - BlackScholesMerton.value(option.with(critical, option.years()))
                            .value();
        }

        private static double critical(Option option, double lambda) {
            int sign = option.kind().sign();
            double low = sign > 0 ? 0 : -WIDEST;
            double high = sign > 0 ? WIDEST : 0;
            for (int i = 0; i < BISECTIONS; i++) {
                double middle = (low + high) / 2;
                double spot = option.strike() * StrictMath.exp(middle);
                BlackScholesMerton.Result european = BlackScholesMerton.value(option.with(spot, option.years()));
                double slope =
                        1 - StrictMath.exp(-option.yield() * option.years()) * Normal.cumulative(sign * european.d1());
                double alive = european.value() + sign * slope * spot / lambda;
                boolean exercised = option.exercise(spot) >= alive;
                if (exercised == (sign > 0)) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            return option.strike() * StrictMath.exp((low + high) / 2);
        }
    }
}
