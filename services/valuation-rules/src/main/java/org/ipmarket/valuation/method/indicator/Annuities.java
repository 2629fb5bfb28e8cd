package org.ipmarket.valuation.method.indicator;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * For how long protection has been paid for: an owner pays as long as it is worth more than the fee (Schankerman and Pakes 1986, "Estimates of the
 * value of patent rights in European countries", Economic Journal 96; Bessen 2008, Research Policy 37).
 *
 * @param years the highest year of the patent's life, counted from filing, that is paid at each office, by office; 0 where it is known that none is
 */
public record Annuities(SortedMap<String, Integer> years) {
    public Annuities {
        years = Collections.unmodifiableSortedMap(new TreeMap<>(years));
        if (years.values().stream().anyMatch(year -> year < 0)) {
            throw new IllegalArgumentException("no year of a patent's life is before the first: " + years);
        }
    }

    /**
     * From a register that says until when it is paid.
     *
     * @param paidUntil the first day for which no annuity is paid
     */
    public static Annuities paidUntil(String office, LocalDate filed, LocalDate paidUntil) {
        int whole = (int) ChronoUnit.YEARS.between(filed, paidUntil);
        return new Annuities(new TreeMap<>(Map.of(office, Math.max(0, whole))));
    }

    /** From payments told one by one: those of kind {@link LegalEvent.Kind#ANNUITY_PAID} that name their year. */
    public static Annuities of(List<LegalEvent> events) {
        SortedMap<String, Integer> years = new TreeMap<>();
        for (LegalEvent event : events) {
            if (event.kind() == LegalEvent.Kind.ANNUITY_PAID && event.feeYear() > 0) {
                years.merge(event.office(), event.feeYear(), Math::max);
            }
        }
        return new Annuities(years);
    }

    /** The highest paid year anywhere; empty where no register tells of payments. */
    public OptionalInt longest() {
        return years.values().stream().mapToInt(Integer::intValue).max();
    }
}
