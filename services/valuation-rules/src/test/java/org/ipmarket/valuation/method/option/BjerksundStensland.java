package org.ipmarket.valuation.method.option;

import org.ipmarket.valuation.method.normal.Normal;
import org.ipmarket.valuation.method.option.Option.Kind;

/**
 * A lower bound of an American option: exercised when the underlying first reaches one well-chosen level (Bjerksund and
 * Stensland 1993, Closed-form approximation of American options; Haug 2007, 3.2). A put is a call with spot and strike, rate
 * and yield exchanged.
 */
public final class BjerksundStensland {
    private BjerksundStensland() {}

    public static double value(Option option) {
        Option call = option.kind() == Kind.CALL ? option : mirrored(option);
        double european = BlackScholesMerton.value(call).value();
        if (call.yield() <= 0) {
            return european;
        }
        return Math.max(european, new Call(call).value());
    }

    private static Option mirrored(Option put) {
        return new Option(Kind.CALL, put.strike(), put.spot(), put.yield(), put.rate(), put.volatility(), put.years());
    }

    private static final class Call {
        private final Option call;
        private final double carry;
        private final double variance;
        private final double deviation;
        private final double beta;
        private final double level;

        Call(Option call) {
            this.call = call;
            this.carry = call.rate() - call.yield();
            this.variance = call.volatility() * call.volatility();
            this.deviation = call.volatility() * Math.sqrt(call.years());
            double ratio = carry / variance - 0.5;
            this.beta = -ratio + Math.sqrt(ratio * ratio + 2 * call.rate() / variance);
            double longest = beta / (beta - 1) * call.strike();
            double soonest = Math.max(call.strike(), call.rate() / call.yield() * call.strike());
            double speed = -(carry * call.years() + 2 * deviation) * soonest / (longest - soonest);
            this.level = soonest + (longest - soonest) * -StrictMath.expm1(speed);
        }

        double value() {
            double spot = call.spot();
            double strike = call.strike();
            if (spot >= level) {
                return spot - strike;
            }
            double reached = level - strike;
            return reached * power(spot / level, beta)
                    - reached * phi(beta, level)
                    + level * phi(1, level)
                    - level * phi(1, strike)
                    - strike * phi(0, level)
                    + strike * phi(0, strike);
        }

        /** The paper's φ divided by level^gamma, which alone might overflow. */
        private double phi(double gamma, double bound) {
            double spot = call.spot();
            double growth = -call.rate() + gamma * carry + gamma * (gamma - 1) * variance / 2;
            double d = -(StrictMath.log(spot / bound) + (carry + (gamma - 0.5) * variance) * call.years()) / deviation;
            double kappa = 2 * carry / variance + 2 * gamma - 1;
            double away = StrictMath.log(level / spot);
            double inner =
                    Normal.cumulative(d) - StrictMath.exp(kappa * away) * Normal.cumulative(d - 2 * away / deviation);
            return StrictMath.exp(growth * call.years()) * power(spot / level, gamma) * inner;
        }

        private static double power(double base, double exponent) {
            return StrictMath.exp(exponent * StrictMath.log(base));
        }
    }
}
