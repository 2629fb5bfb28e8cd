package org.ipmarket.valuation.method.deals;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is known of a lot before it is sold. What is not known is absent; it is never made up: an absent level has no effect, an
 * absent number counts as the average one and the effect of not knowing it is learned.
 */
public record Features(Map<Factor, String> levels, Map<Measure, Double> numbers) {
    public Features {
        Map<Factor, String> givenLevels = new EnumMap<>(Factor.class);
        givenLevels.putAll(levels);
        Map<Measure, Double> givenNumbers = new EnumMap<>(Measure.class);
        givenNumbers.putAll(numbers);
        givenNumbers.forEach((measure, number) -> {
            if (!(number >= 0) || number.isInfinite()) {
                throw new IllegalArgumentException(measure + " is a finite number and not negative: " + number);
            }
        });
        levels = Collections.unmodifiableMap(givenLevels);
        numbers = Collections.unmodifiableMap(givenNumbers);
    }

    boolean knows(Measure measure) {
        return numbers.containsKey(measure);
    }
}
