package org.ipmarket.valuation.method.deals;

import java.util.List;
import java.util.stream.Collectors;

/** What the market says of a lot, or why it says nothing. */
public sealed interface MarketEstimate {
    /** The outermost quantiles that are told are this and 1 less this. */
    double OUTERMOST = 0.05;

    /** The greatest amount that is told: whole numbers up to here are exact. */
    double GREATEST = 1e15;

    /** The model that said it. */
    MarketModel.Identity model();

    /**
     * @param neighbours sold lots whose features alone would move the price by no more than {@link Support#NEAR}
     * @param nearest of them, nearest first
     */
    record Value(MarketModel.Identity model, PriceRange range, int neighbours, List<Comparable> nearest)
            implements MarketEstimate {
        public Value {
            nearest = List.copyOf(nearest);
        }

        /** Price at a quantile from 0.05 to 0.95, in whole units, half up. */
        public long at(double p) {
            if (!(p >= OUTERMOST && p <= 1 - OUTERMOST)) {
                throw new IllegalArgumentException("quantiles are told from 0.05 to 0.95: " + p);
            }
            return (long) Math.floor(range.at(p) + 0.5);
        }
    }

    /** @param reasons what is outside the market's experience, for people to read; at least one */
    record None(MarketModel.Identity model, List<Saying> reasons) implements MarketEstimate {
        public None {
            reasons = List.copyOf(reasons);
        }

        public String inChinese() {
            return reasons.stream().map(Saying::zh).collect(Collectors.joining());
        }

        public String inEnglish() {
            return reasons.stream().map(Saying::en).collect(Collectors.joining(" "));
        }
    }

    /**
     * A sold lot that is like the one asked about.
     *
     * @param ratio by what factor, at least 1, their features' differences would move the price, as the model sees them
     */
    record Comparable(String id, double amount, double ratio) {}
}
