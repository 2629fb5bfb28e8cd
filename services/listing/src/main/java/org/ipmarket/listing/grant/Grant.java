package org.ipmarket.listing.grant;

/**
 * A grant of a right in one asset, or an offer of one.
 *
 * @param inForce granted already; otherwise offered
 * @param pledgeeConsents whether a pledgee agreed to it
 */
public record Grant(Kind kind, Extent territory, Extent fields, Period term, boolean inForce, boolean pledgeeConsents) {
    boolean overlaps(Grant other) {
        return territory.overlaps(other.territory) && fields.overlaps(other.fields) && term.overlaps(other.term);
    }
}
