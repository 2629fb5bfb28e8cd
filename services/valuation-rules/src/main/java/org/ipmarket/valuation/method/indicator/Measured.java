package org.ipmarket.valuation.method.indicator;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is known of one patent, indicator by indicator; what is not in it is not known. */
public record Measured(Map<Indicator, Double> values) {
    public static final Measured NOTHING = new Measured(Map.of());

    public Measured {
        EnumMap<Indicator, Double> copy = new EnumMap<>(Indicator.class);
        values.forEach((indicator, value) -> {
            if (!(value >= 0) || value.isInfinite()) {
                throw new IllegalArgumentException(indicator + " is counted from 0 on, not " + value);
            }
            copy.put(indicator, value);
        });
        values = Collections.unmodifiableMap(copy);
    }

    public OptionalDouble value(Indicator indicator) {
        Double value = values.get(indicator);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    public Measured with(Indicator indicator, double value) {
        EnumMap<Indicator, Double> more = new EnumMap<>(Indicator.class);
        more.putAll(values);
        more.put(indicator, value);
        return new Measured(more);
    }

    public Measured with(Claims claims) {
        return with(Indicator.CLAIMS, claims.count())
                .with(Indicator.INDEPENDENT_CLAIMS, claims.independent())
                .with(Indicator.WORDS_OF_FIRST_CLAIM, claims.firstWords());
    }

    public Measured with(BackwardCitations cited) {
        return with(Indicator.BACKWARD_CITATIONS, cited.total()).with(Indicator.LITERATURE_CITED, cited.literature());
    }

    /** Nothing of a window that has not ended: it would rank a young patent under old ones. */
    public Measured with(ForwardCitations citing) {
        return citing.complete() ? with(Indicator.FORWARD_CITATIONS, citing.total()) : this;
    }

    /** @param indicator {@link Indicator#ORIGINALITY} or {@link Indicator#GENERALITY} */
    public Measured with(Indicator indicator, Optional<Dispersion> dispersion) {
        return dispersion.map(known -> with(indicator, known.plain())).orElse(this);
    }

    public Measured with(Scope scope) {
        return with(Indicator.BREADTH, scope.breadth());
    }

    public Measured with(Family family) {
        return with(Indicator.FAMILY_OFFICES, family.offices().size());
    }

    public Measured with(Annuities annuities) {
        return annuities.longest().isPresent()
                ? with(Indicator.YEARS_PAID, annuities.longest().getAsInt())
                : this;
    }

    /** Where a register has been asked: events that nobody looked for are not known to be none. */
    public Measured with(LegalHistory history) {
        return with(Indicator.ATTACKS_SURVIVED, history.survived())
                .with(Indicator.TRANSFERS, history.transfers())
                .with(Indicator.LICENCES, history.licences())
                .with(Indicator.PLEDGES, history.pledges());
    }
}
