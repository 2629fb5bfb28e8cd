package org.ipmarket.valuation.method.simulation;

import org.ipmarket.valuation.method.normal.Normal;

/** What is not certain about a value, and how it is spread. */
public sealed interface Driver {
    /** It is known. */
    record Certain(double value) implements Driver {
        public Certain {
            finite("value", value);
        }

        @Override
        public double at(double p) {
            return value;
        }
    }

    /**
     * Never negative, with a long upper tail: mean · exp(σZ - σ²/2).
     *
     * @param mean its expected value, not its median
     * @param sigma standard deviation of the logarithm, 0 to 5
     */
    record Lognormal(double mean, double sigma) implements Driver {
        public Lognormal {
            finite("mean", mean);
            if (!(sigma >= 0 && sigma <= FastLognormal.MOST_SIGMA)) {
                throw new IllegalArgumentException(
                        "sigma lies between 0 and " + FastLognormal.MOST_SIGMA + ": " + sigma);
            }
        }

        @Override
        public double at(double p) {
            return mean * StrictMath.exp(sigma * Normal.quantile(p) - sigma * sigma / 2);
        }
    }

    /**
     * Normal; what would lie beyond a bound lies on it.
     *
     * @param deviation standard deviation
     * @param least and {@code most}: bounds
     */
    record Bounded(double mean, double deviation, double least, double most) implements Driver {
        public Bounded {
            finite("mean", mean);
            notNegative("deviation", deviation);
            if (!(least <= mean && mean <= most)) {
                throw new IllegalArgumentException("the mean " + mean + " lies between " + least + " and " + most);
            }
        }

        @Override
        public double at(double p) {
            return Math.clamp(mean + deviation * Normal.quantile(p), least, most);
        }
    }

    /** Anything between two bounds, all as likely. */
    record Uniform(double least, double most) implements Driver {
        public Uniform {
            finite("least", least);
            finite("most", most);
            if (!(least <= most)) {
                throw new IllegalArgumentException("from " + least + " to " + most + " there is nothing");
            }
        }

        @Override
        public double at(double p) {
            return least + (most - least) * p;
        }
    }

    /** Most likely at its mode, and less towards its bounds in a straight line. */
    record Triangular(double least, double mode, double most) implements Driver {
        public Triangular {
            finite("least", least);
            finite("most", most);
            if (!(least <= mode && mode <= most)) {
                throw new IllegalArgumentException("the mode " + mode + " lies between " + least + " and " + most);
            }
        }

        @Override
        public double at(double p) {
            double width = most - least;
            if (width == 0) {
                return mode;
            }
            double below = mode - least;
            return p < below / width
                    ? least + Math.sqrt(p * width * below)
                    : most - Math.sqrt((1 - p) * width * (most - mode));
        }
    }

    /** Its value that is not exceeded with a probability strictly between 0 and 1. */
    double at(double p);

    private static void finite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " is a number, not " + value);
        }
    }

    private static void notNegative(String what, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " must not be negative: " + value);
        }
    }
}
