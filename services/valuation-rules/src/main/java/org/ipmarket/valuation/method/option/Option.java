package org.ipmarket.valuation.method.option;

/**
 * An option on one underlying value.
 *
 * @param spot present value of what is bought (or sold), positive
 * @param strike what is paid (or got) for it, positive
 * @param yield what who waits loses of the spot: dividends, or for a right the cost of delay
 * @param volatility standard deviation of the spot's logarithm over one year, positive
 * @param years until it ends, positive
 */
public record Option(
        Kind kind, double spot, double strike, double rate, double yield, double volatility, double years) {
    /** What its holder may do. */
    public enum Kind {
        /** Buy. */
        CALL(1),
        /** Sell. */
        PUT(-1);

        private final int sign;

        Kind(int sign) {
            this.sign = sign;
        }

        int sign() {
            return sign;
        }
    }

    public Option {
        positive("spot", spot);
        positive("strike", strike);
        positive("volatility", volatility);
        positive("years", years);
        if (!Double.isFinite(rate) || !Double.isFinite(yield)) {
            throw new IllegalArgumentException("rate and yield are numbers: " + rate + ", " + yield);
        }
    }

    /**
     * A patent as the right to invest: each year of waiting loses a year of protection, so the value falls by one part in as
     * many as there are years left (Damodaran, The Promise and Peril of Real Options: product patents; cost of delay =
     * 1 / remaining life).
     *
     * @param presentValue of the cash flows from developing it now
     * @param cost of developing it
     * @param variance of the value's logarithm over one year
     * @param remainingLife of the patent
     */
    public static Option patent(double presentValue, double cost, double rate, double variance, double remainingLife) {
        return new Option(Kind.CALL, presentValue, cost, rate, 1 / remainingLife, Math.sqrt(variance), remainingLife);
    }

    /** What exercising it at this value of the underlying brings, which may be a loss. */
    double exercise(double underlying) {
        return kind.sign() * (underlying - strike);
    }

    Option with(double otherSpot, double otherYears) {
        return new Option(kind, otherSpot, strike, rate, yield, volatility, otherYears);
    }

    static void positive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " must be positive, not " + value);
        }
    }
}
