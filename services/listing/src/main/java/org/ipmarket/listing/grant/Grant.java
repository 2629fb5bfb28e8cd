package org.ipmarket.listing.grant;

import java.util.Set;
import org.ipmarket.messages.Extent;

/**
 * A grant of a right in one asset, or an offer of one.
 *
 * @param extent territories and fields; its days are those of {@code term}
 * @param inForce granted already; otherwise offered
 * @param pledgeeConsents whether a pledgee agreed to it
 */
public record Grant(Kind kind, Extent extent, Period term, boolean inForce, boolean pledgeeConsents) {
    /** Whether the two share a region, a field and a day. */
    boolean overlaps(Grant other) {
        return term.overlaps(other.term)
                && meet(extent.fields(), other.extent.fields())
                && Territories.meet(extent.territories(), other.extent.territories());
    }

    private static boolean meet(Set<String> one, Set<String> other) {
        return one == null || other == null || one.stream().anyMatch(other::contains);
    }
}
