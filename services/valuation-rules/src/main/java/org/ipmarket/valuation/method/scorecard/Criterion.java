package org.ipmarket.valuation.method.scorecard;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.ipmarket.valuation.method.indicator.Indicator;

/**
 * One line of an edition.
 *
 * @param gradedBy how it gets its points
 * @param indicator what is ranked; there where it is graded by percentile, and only there
 * @param zh its name in Chinese; {@code en}: in English
 * @param weights basis points of each purpose
 */
public record Criterion(
        String id,
        Dimension dimension,
        GradedBy gradedBy,
        Optional<Indicator> indicator,
        String zh,
        String en,
        Map<Purpose, Integer> weights) {
    /** From what the points come. */
    public enum GradedBy {
        /** Its percentile in the cohort. */
        PERCENTILE,
        /** The share of the term that is left, in percent. */
        SHARE_OF_TERM,
        /** A person. */
        EXPERT
    }

    public Criterion {
        if (indicator.isPresent() != (gradedBy == GradedBy.PERCENTILE)) {
            throw new IllegalArgumentException(
                    id + " is graded by " + gradedBy + " and names the indicator " + indicator);
        }
        for (Purpose purpose : Purpose.values()) {
            if (weights.getOrDefault(purpose, -1) < 0) {
                throw new IllegalArgumentException(id + " has no weight for " + purpose);
            }
        }
        weights = Collections.unmodifiableMap(new EnumMap<>(weights));
    }

    int weight(Purpose purpose) {
        return weights.get(purpose);
    }
}
