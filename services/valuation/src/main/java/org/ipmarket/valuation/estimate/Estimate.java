package org.ipmarket.valuation.estimate;

import java.util.List;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;

/** An indicative value, or that there is none. Never an appraisal. */
public sealed interface Estimate {
    /** How every estimate of this model comes about: several methods, reconciled. */
    String METHOD = "RECONCILED";

    Inputs inputs();

    /** In hexadecimal; what the random draws started from. */
    String seed();

    Findings findings();

    /**
     * @param reasons their contributions add up to {@code p50}
     */
    record Value(Inputs inputs, String seed, Money p10, Money p50, Money p90, List<Reason> reasons, Findings findings)
            implements Estimate {
        public Value {
            reasons = List.copyOf(reasons);
            if (p10.compareTo(p50) > 0 || p50.compareTo(p90) > 0) {
                throw new IllegalArgumentException("percentiles rise: " + p10 + ", " + p50 + ", " + p90);
            }
            long parts = reasons.stream()
                    .mapToLong(reason -> reason.contribution().inMinorUnits())
                    .sum();
            if (parts != p50.minor()) {
                throw new IllegalArgumentException("the contributions add up to " + parts + ", not to " + p50);
            }
        }
    }

    /** @param reason what is missing or out of support, for people to read */
    record None(Inputs inputs, String seed, LocalizedText reason, Findings findings) implements Estimate {}
}
