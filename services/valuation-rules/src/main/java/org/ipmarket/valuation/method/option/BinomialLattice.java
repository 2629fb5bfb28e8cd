package org.ipmarket.valuation.method.option;

/**
 * An option on a lattice on which the underlying goes up or down by one factor each step (Cox, Ross and Rubinstein 1979,
 * Option pricing: a simplified approach): u = e^(σ√Δ), d = 1/u, p = (e^((r - y)Δ) - d) / (u - d). American options are
 * exercised at every node at which that is worth more than going on.
 */
public final class BinomialLattice {
    /** Bounds time and memory: the work grows with the square. */
    public static final int MOST_STEPS = 20_000;

    private static final int USUAL_STEPS = 1_000;
    private static final int NEVER = Integer.MAX_VALUE;

    private BinomialLattice() {}

    /** When an option may be exercised. */
    public enum Style {
        /** On its last day only. */
        EUROPEAN,
        /** On any day. */
        AMERICAN
    }

    /**
     * An option that may be exercised at the end of each of so many equal periods, as by a board that meets.
     *
     * @param stepsEach of the lattice within a period
     */
    public static double bermudan(Option option, int periods, int stepsEach) {
        int count = Math.multiplyExact(periods, stepsEach);
        Steps lattice = new Steps(option, count);
        return lattice.back(lattice.ends(), count, stepsEach);
    }

    /**
     * The plain lattice.
     *
     * @param steps 1 to {@value #MOST_STEPS}
     */
    public static double plain(Option option, Style style, int steps) {
        Steps lattice = new Steps(option, steps);
        return lattice.back(lattice.ends(), steps, style == Style.AMERICAN ? 1 : NEVER);
    }

    /**
     * An American option: the last step by {@link BlackScholesMerton}, which smooths the payoff's kink, and twice the value
     * with n steps less the value with n/2 (Broadie and Detemple 1996, American option valuation: BBSR). Of about 5 digits.
     */
    public static double american(Option option) {
        return american(option, Math.clamp(2 * ((leastSteps(option) + 1) / 2), USUAL_STEPS, MOST_STEPS));
    }

    static double american(Option option, int steps) {
        double extrapolated = 2 * smoothed(option, steps) - smoothed(option, steps / 2);
        return Math.max(extrapolated, Math.max(0, option.exercise(option.spot())));
    }

    private static double smoothed(Option option, int steps) {
        Steps lattice = new Steps(option, steps);
        int last = steps - 1;
        double[] values = new double[steps];
        for (int ups = 0; ups <= last; ups++) {
            double spot = lattice.spot(last, ups);
            values[ups] = Math.max(
                    option.exercise(spot),
                    BlackScholesMerton.value(option.with(spot, option.years() / steps))
                            .value());
        }
        return lattice.back(values, last, 1);
    }

    /** So many that half of them still leave p a probability. */
    private static int leastSteps(Option option) {
        double drift = (option.rate() - option.yield()) / option.volatility();
        double least = 2 * drift * drift * option.years();
        return least >= MOST_STEPS ? MOST_STEPS : 2 + 2 * (int) least;
    }

    private static final class Steps {
        private final Option option;
        private final int count;
        private final double logUp;
        private final double up;
        private final double down;

        Steps(Option option, int steps) {
            if (steps < 1 || steps > MOST_STEPS) {
                throw new IllegalArgumentException("a lattice has 1 to " + MOST_STEPS + " steps, not " + steps);
            }
            double step = option.years() / steps;
            this.option = option;
            this.count = steps;
            this.logUp = option.volatility() * Math.sqrt(step);
            double growth = StrictMath.exp((option.rate() - option.yield()) * step);
            double factorUp = StrictMath.exp(logUp);
            double factorDown = 1 / factorUp;
            double probability = (growth - factorDown) / (factorUp - factorDown);
            if (!(probability > 0 && probability < 1)) {
                throw new IllegalArgumentException("with " + steps + " steps the drift "
                        + (option.rate() - option.yield()) + " is too strong for the volatility " + option.volatility()
                        + ": more steps are needed");
            }
            double discount = StrictMath.exp(-option.rate() * step);
            this.up = discount * probability;
            this.down = discount * (1 - probability);
        }

        double spot(int step, int ups) {
            return option.spot() * StrictMath.exp((2 * ups - step) * logUp);
        }

        /** What exercising on the last day brings, by the number of ups. */
        double[] ends() {
            double[] exercised = exercised(count);
            double[] values = new double[count + 1];
            for (int ups = 0; ups <= count; ups++) {
                values[ups] = Math.max(0, exercised[2 * ups]);
            }
            return values;
        }

        /** @param every so many steps it may be exercised */
        double back(double[] values, int from, int every) {
            double[] exercised = exercised(from);
            for (int step = from - 1; step >= 0; step--) {
                for (int ups = 0; ups <= step; ups++) {
                    values[ups] = up * values[ups + 1] + down * values[ups];
                }
                if (step % every == 0 && (step > 0 || every == 1)) {
                    // a node's value depends on ups less downs alone: 2·ups - step + from indexes the whole lattice
                    for (int ups = 0; ups <= step; ups++) {
                        values[ups] = Math.max(values[ups], exercised[2 * ups - step + from]);
                    }
                }
            }
            return values[0];
        }

        private double[] exercised(int from) {
            double[] all = new double[2 * from + 1];
            for (int i = 0; i < all.length; i++) {
                all[i] = option.exercise(option.spot() * StrictMath.exp((i - from) * logUp));
            }
            return all;
        }
    }
}
