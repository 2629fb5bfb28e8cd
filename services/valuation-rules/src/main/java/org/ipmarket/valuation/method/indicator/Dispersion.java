package org.ipmarket.valuation.method.indicator;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How widely citations spread over classes: originality where they are the classes of the cited patents, generality where they are those
 * of the citing ones (Trajtenberg, Henderson and Jaffe 1997, "University versus corporate patents", Economics of Innovation and New Technology
 * 5).
 *
 * <pre>
 * plain    = 1 - sum over classes of (share of the citations)²
 * unbiased = plain · n / (n - 1)      (Hall 2002, "A note on the bias in Herfindahl-type measures based on count data")
 * </pre>
 *
 * @param citations n, those whose class is known
 * @param plain from 0, all in one class, to under 1; few citations make it small
 * @param unbiased empty for one citation, and where citations have several classes, for which the correction is not derived
 */
public record Dispersion(int citations, double plain, OptionalDouble unbiased) {
    /** Each citation in one class. Empty where there is no citation: undefined, not 0. */
    public static Optional<Dispersion> of(List<String> classes) {
        return ofShared(classes.stream().map(List::of).toList());
    }

    /**
     * Each citation in one or several classes, between which it is divided in equal parts, a class named twice having two of them (Squicciarini,
     * Dernis and Criscuolo 2013). A citation without a class is left out.
     */
    public static Optional<Dispersion> ofShared(List<? extends Collection<String>> citations) {
        SortedMap<String, Double> weights = new TreeMap<>();
        int counted = 0;
        boolean oneEach = true;
        for (Collection<String> classes : citations) {
            counted += classes.isEmpty() ? 0 : 1;
            oneEach &= classes.size() <= 1;
            classes.forEach(one -> weights.merge(one, 1.0 / classes.size(), Double::sum));
        }
        if (counted == 0) {
            return Optional.empty();
        }
        double squares = 0;
        for (double weight : weights.values()) {
            squares += weight / counted * (weight / counted);
        }
        double plain = Math.max(0, 1 - squares);
        return Optional.of(new Dispersion(
                counted,
                plain,
                oneEach && counted > 1 ? OptionalDouble.of(plain * counted / (counted - 1)) : OptionalDouble.empty()));
    }
}
