package org.ipmarket.listing.asset;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a right is found by. Each key is the same for every way of writing its number and different for different rights; a key of one
 * kind never equals one of another kind unless the office gives both the same number. Two rights that share a key are one.
 *
 * @param right of the number under which the register keeps it
 * @param application of its application, or null
 * @param publication of its publication, or null
 */
public record AssetKeys(String right, String application, String publication) {
    /** All there are. */
    public Set<String> all() {
        return Stream.of(right, application, publication)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Whether the two are known to be of one right. */
    public boolean meets(AssetKeys other) {
        return all().stream().anyMatch(other.all()::contains);
    }
}
