package org.ipmarket.valuation.method.option;

import org.ipmarket.valuation.method.normal.BivariateNormal;
import org.ipmarket.valuation.method.normal.Normal;
import org.ipmarket.valuation.method.option.Option.Kind;

/**
 * An option on an option, as staged development is: what is paid at the first decision buys the right to pay for the second
 * (Geske 1979, The valuation of compound options; with a yield and for puts as in Rubinstein 1991, Double trouble; Haug 2007,
 * The Complete Guide to Option Pricing Formulas, 4.14).
 *
 * <p>The first option is exercised where the second is then worth more (a call) or less (a put) than its price; the value of
 * the underlying at which both are equal is found by bisection, which always ends.
 */
public final class CompoundOption {
    private static final int BISECTIONS = 200;
    private static final double WIDEST = 700;

    private CompoundOption() {}

    /**
     * @param kind of the first option
     * @param price paid (or got) for the second one at the first decision
     * @param firstYears until the first decision
     * @param second what the first is on; its years run from today and are more than the first's
     */
    public record Staged(Kind kind, double price, double firstYears, Option second) {
        public Staged {
            Option.positive("price", price);
            Option.positive("years of the first", firstYears);
            if (!(second.years() > firstYears)) {
                throw new IllegalArgumentException("the second decision, after " + second.years()
                        + " years, comes after the first, after " + firstYears);
            }
        }
    }

    public static double value(Staged staged) {
        Option second = staged.second();
        int first = staged.kind().sign();
        int other = second.kind().sign();
        double discountedPrice = staged.price() * StrictMath.exp(-second.rate() * staged.firstYears());
        if (neverWorth(staged)) {
            double now = BlackScholesMerton.value(second).value();
            return staged.kind() == Kind.CALL ? 0 : discountedPrice - now;
        }
        double boundary = boundary(staged);
        BlackScholesMerton.Result y = BlackScholesMerton.value(new Option(
                Kind.CALL,
                second.spot(),
                boundary,
                second.rate(),
                second.yield(),
                second.volatility(),
                staged.firstYears()));
        BlackScholesMerton.Result z = BlackScholesMerton.value(new Option(
                Kind.CALL,
                second.spot(),
                second.strike(),
                second.rate(),
                second.yield(),
                second.volatility(),
                second.years()));
        double correlation = first * Math.sqrt(staged.firstYears() / second.years());
        int side = first * other;
        double asset = second.spot()
                * StrictMath.exp(-second.yield() * second.years())
                * BivariateNormal.cumulative(other * z.d1(), side * y.d1(), correlation);
        double strike = second.strike()
                * StrictMath.exp(-second.rate() * second.years())
                * BivariateNormal.cumulative(other * z.d2(), side * y.d2(), correlation);
        double value = side * (asset - strike) - first * discountedPrice * Normal.cumulative(side * y.d2());
        return Math.max(0, value);
    }

    /** A put is worth less than its discounted strike: dearer than that, nobody buys it and everybody sells it. */
    private static boolean neverWorth(Staged staged) {
        Option second = staged.second();
        double left = second.years() - staged.firstYears();
        return second.kind() == Kind.PUT && staged.price() >= second.strike() * StrictMath.exp(-second.rate() * left);
    }

    private static double boundary(Staged staged) {
        Option second = staged.second();
        double left = second.years() - staged.firstYears();
        double low = -WIDEST;
        double high = WIDEST;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            double spot = second.strike() * StrictMath.exp(middle);
            double worth = spot > 0 && Double.isFinite(spot)
                    ? BlackScholesMerton.value(second.with(spot, left)).value()
                    : 0;
            boolean above = worth > staged.price();
            if (above == (second.kind() == Kind.CALL)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return second.strike() * StrictMath.exp((low + high) / 2);
    }
}
