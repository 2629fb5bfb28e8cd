package org.ipmarket.messages;

import java.time.LocalDate;
import java.util.Set;

/**
 * How far a grant reaches. What is left out has no bound: everywhere, for every use, from its taking effect, as long as the right lasts.
 *
 * @param territories codes of ISO 3166-1 (countries) or 3166-2 (their parts)
 * @param fields fields of use, as the contract names them
 * @param from first day
 * @param until first day without it
 */
public record Extent(
        @Nullable Set<String> territories,
        @Nullable Set<String> fields,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {
    public static final Extent ALL = new Extent(null, null, null, null);

    public Extent {
        territories = named(territories);
        fields = named(fields);
        if (from != null && until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException("a grant has at least one day: from " + from + " until " + until);
        }
    }

    private static Set<String> named(Set<String> names) {
        if (names != null && names.isEmpty()) {
            throw new IllegalArgumentException("an extent names something, or has no bound");
        }
        return names == null ? null : Set.copyOf(names);
    }
}
