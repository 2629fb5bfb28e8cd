package org.ipmarket.valuation.method.indicator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One figure of several indicators: the mean of their shares of the cohort's greatest, all with the same weight, and where it stands among
 * the members' (Squicciarini, Dernis and Criscuolo 2013, "Measuring patent quality", OECD STI Working Paper 2013/03). It is of quality as far as
 * counts tell it; it is no price.
 */
public sealed interface QualityIndex {
    /** Which indicators. */
    enum Kind {
        /** The OECD's of four. */
        OECD_4(Indicator.FORWARD_CITATIONS, Indicator.FAMILY_OFFICES, Indicator.CLAIMS, Indicator.GENERALITY),
        /** The OECD's of six. */
        OECD_6(
                Indicator.FORWARD_CITATIONS,
                Indicator.FAMILY_OFFICES,
                Indicator.CLAIMS,
                Indicator.GENERALITY,
                Indicator.BACKWARD_CITATIONS,
                Indicator.GRANT_LAG),
        /** What is known from the first day, when nobody can have cited it yet. Ours, in the same manner. */
        AT_PUBLICATION(Indicator.CLAIMS, Indicator.FAMILY_OFFICES, Indicator.BACKWARD_CITATIONS, Indicator.BREADTH);

        private final List<Indicator> indicators;

        Kind(Indicator... indicators) {
            this.indicators = List.of(indicators);
        }

        public List<Indicator> indicators() {
            return indicators;
        }
    }

    /** @param share of the cohort's greatest; {@code percentile}: within the cohort */
    record Part(double value, double share, double percentile) {}

    /**
     * @param index from 0 to 1
     * @param percentile of the index among those of the members that have one, mid-rank
     * @param comparedWith how many have one
     */
    record Value(
            Kind kind, Cohort.Key cohort, double index, double percentile, int comparedWith, Map<Indicator, Part> parts)
            implements QualityIndex {
        public Value {
            parts = Collections.unmodifiableMap(new EnumMap<>(parts));
        }
    }

    /** @param reasons each that stands against it */
    record None(Kind kind, Cohort.Key cohort, List<String> reasons) implements QualityIndex {
        public None {
            reasons = List.copyOf(reasons);
        }
    }

    /** An index of fewer indicators would not compare with the others': where one is missing there is none, and the reason says which. */
    static QualityIndex of(Kind kind, Measured patent, Cohort cohort) {
        List<String> reasons = new ArrayList<>();
        for (Indicator indicator : kind.indicators()) {
            if (patent.value(indicator).isEmpty()) {
                reasons.add(indicator + " is not known");
            }
            if (cohort.known(indicator) < Cohort.LEAST) {
                reasons.add(indicator + " is known of " + cohort.known(indicator)
                        + " members of the cohort, fewer than " + Cohort.LEAST);
            } else if (cohort.share(indicator, 0).isEmpty()) {
                reasons.add(indicator + " is 0 throughout the cohort");
            }
        }
        if (!reasons.isEmpty()) {
            return new None(kind, cohort.key(), reasons);
        }
        double[] others = cohort.members().stream()
                .map(member -> mean(kind, member, cohort))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        if (others.length < Cohort.LEAST) {
            return new None(
                    kind,
                    cohort.key(),
                    List.of("all are known of " + others.length + " members of the cohort, fewer than "
                            + Cohort.LEAST));
        }
        double index = mean(kind, patent, cohort).orElseThrow();
        Map<Indicator, Part> parts = new EnumMap<>(Indicator.class);
        for (Indicator indicator : kind.indicators()) {
            double value = patent.value(indicator).orElseThrow();
            parts.put(
                    indicator,
                    new Part(
                            value,
                            cohort.share(indicator, value).orElseThrow(),
                            cohort.percentile(indicator, value).orElseThrow()));
        }
        return new Value(kind, cohort.key(), index, Cohort.midRank(others, index, true), others.length, parts);
    }

    private static OptionalDouble mean(Kind kind, Measured patent, Cohort cohort) {
        double sum = 0;
        for (Indicator indicator : kind.indicators()) {
            OptionalDouble value = patent.value(indicator);
            if (value.isEmpty()) {
                return OptionalDouble.empty();
            }
            sum += cohort.share(indicator, value.getAsDouble()).orElseThrow();
        }
        return OptionalDouble.of(sum / kind.indicators().size());
    }
}
