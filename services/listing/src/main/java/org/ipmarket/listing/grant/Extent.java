package org.ipmarket.listing.grant;

import java.util.Set;

/** Territories (ISO 3166) or fields of use, by name; a null set means all of them. */
public record Extent(Set<String> names) {
    public static final Extent ALL = new Extent(null);

    public Extent {
        if (names != null) {
            names = Set.copyOf(names);
            if (names.isEmpty()) {
                throw new IllegalArgumentException("an extent names something, or all");
            }
        }
    }

    boolean overlaps(Extent other) {
        return names == null || other.names == null || names.stream().anyMatch(other.names::contains);
    }
}
