package org.ipmarket.valuation.estimate;

import java.util.List;
import org.ipmarket.messages.LocalizedText;

/** What a method says before it is weighed. Amounts are doubles, in the minor unit. */
sealed interface Word {
    /** Standard normal quantile at 0.9. */
    double AT_90 = 1.2815515655446004;

    Method method();

    /** @param p10 positive, and the three rise */
    record Range(
            Method method,
            double p10,
            double p50,
            double p90,
            List<Approach.Detail> details,
            List<Approach.NamedDeal> deals)
            implements Word {
        public Range {
            if (!(p10 > 0 && p10 <= p50 && p50 <= p90)) {
                throw new IllegalArgumentException(method + " does not rise: " + p10 + ", " + p50 + ", " + p90);
            }
        }

        /** Standard deviation of the logarithm, as of a lognormal value with this P10 and P90. */
        double deviation() {
            return StrictMath.log(p90 / p10) / (2 * AT_90);
        }
    }

    /** @param state {@link Approach.State#NO_ESTIMATE} or {@link Approach.State#INPUTS_MISSING} */
    record Silent(Method method, Approach.State state, LocalizedText reason) implements Word {}

    static Silent missing(Method method, String zh, String en) {
        return new Silent(method, Approach.State.INPUTS_MISSING, new LocalizedText(zh, en));
    }

    static Silent none(Method method, String zh, String en) {
        return new Silent(method, Approach.State.NO_ESTIMATE, new LocalizedText(zh, en));
    }
}
