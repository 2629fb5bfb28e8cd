package org.ipmarket.valuation.method.option;

import org.ipmarket.valuation.method.option.Option.Kind;

/**
 * The right to give one uncertain thing for another, as a value for a cost that is not certain either (Margrabe 1978, The
 * value of an option to exchange one asset for another). What is given takes the place of money: the option is a call on
 * what is got, with what is given as strike, its yield as rate, and the volatility of the quotient,
 * σ² = σ1² + σ2² - 2ρσ1σ2. An American one is the American call on the same terms (Bjerksund and Stensland 1993, American
 * exchange options and a put-call transformation).
 */
public final class ExchangeOption {
    private ExchangeOption() {}

    /**
     * One of the two.
     *
     * @param amount quantity times value, positive
     * @param yield and {@code volatility}: yearly fractions
     */
    public record Side(double amount, double yield, double volatility) {}

    /**
     * @param correlation of the two logarithms
     * @param years until it ends
     */
    public record Exchange(Side got, Side given, double correlation, double years) {
        public Exchange {
            if (!(correlation >= -1 && correlation <= 1)) {
                throw new IllegalArgumentException("a correlation lies between -1 and 1, not at " + correlation);
            }
        }

        /** The same as an option for money: what is given is the money. */
        public Option asCall() {
            double variance = got.volatility() * got.volatility()
                    + given.volatility() * given.volatility()
                    - 2 * correlation * got.volatility() * given.volatility();
            return new Option(
                    Kind.CALL, got.amount(), given.amount(), given.yield(), got.yield(), Math.sqrt(variance), years);
        }
    }

    /** Exchanged on the last day only. */
    public static double european(Exchange exchange) {
        return BlackScholesMerton.value(exchange.asCall()).value();
    }

    /** Exchanged on any day. */
    public static double american(Exchange exchange) {
        return BinomialLattice.american(exchange.asCall());
    }
}
