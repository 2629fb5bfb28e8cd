package org.ipmarket.valuation.method.cost;

import java.util.List;

/**
 * The cost approach: nobody pays more than it would cost to make the same (reproduction) or as good a one (replacement), with
 * the profit that a developer would ask and the return forgone while it is made, less obsolescence (International Valuation
 * Standards 105 and 210, cost approach).
 */
public final class CostApproach {
    private CostApproach() {}

    /**
     * What was spent in one period.
     *
     * @param index of prices then, such as wages of developers; positive
     */
    public record Spent(double amount, double index) {
        public Spent {
            if (!(index > 0)) {
                throw new IllegalArgumentException("an index of prices is positive, not " + index);
            }
        }
    }

    /**
     * @param profit that a developer would ask, a part of cost
     * @param rate yearly return forgone on what is tied up
     * @param years from the first expense to the finished work; expenses are spread evenly over them, so half of it counts
     */
    public record Developer(double profit, double rate, double years) {
        public static final Developer NONE = new Developer(0, 0, 0);

        private double factor() {
            return (1 + profit) * StrictMath.pow(1 + rate, years / 2);
        }
    }

    /**
     * @param cost at today's prices
     * @param whenNew with the developer's profit and return
     * @param value less obsolescence
     */
    public record Result(double cost, double whenNew, double value) {}

    /**
     * Reproduction: what was spent, each at the prices of today.
     *
     * @param indexNow of prices today
     */
    public static Result reproduction(
            List<Spent> spent, double indexNow, Developer developer, Obsolescence obsolescence) {
        double cost = spent.stream()
                .mapToDouble(each -> each.amount() * indexNow / each.index())
                .sum();
        return replacement(cost, developer, obsolescence);
    }

    /** Replacement: what one as good would cost today, as by {@link Cocomo2} for a program. */
    public static Result replacement(double cost, Developer developer, Obsolescence obsolescence) {
        double whenNew = cost * developer.factor();
        return new Result(cost, whenNew, whenNew * obsolescence.remaining());
    }
}
