package org.ipmarket.listing.deal;

import java.util.Map;
import java.util.Set;

/** Where a negotiated deal (协议转让) stands, and where it may go from there. */
public enum DealState {
    /** One round lies on the table; the other side has said nothing. */
    PROPOSED,
    /** Both sides have made rounds, or an upheld objection has sent them back to the table. */
    NEGOTIATING,
    /** Both sides' users have accepted one round. */
    AGREED,
    /** Looked at by one reviewer of the centre; a second, different one may let it go on. */
    REVIEWED,
    /** Name and price lie open to objections; the rights are held for the buyer. */
    PUBLICISED,
    /** Every gate held; settlement decides about the trade from now on. */
    CONCLUDED,
    COMPLETED,
    DEFAULTED,
    BROKEN_OFF,
    /** By the centre, with reasons. */
    REFUSED,
    /** Nobody answered the last round in time. */
    EXPIRED;

    private static final Map<DealState, Set<DealState>> PERMITTED = Map.ofEntries(
            Map.entry(PROPOSED, Set.of(PROPOSED, NEGOTIATING, AGREED, BROKEN_OFF, EXPIRED)),
            Map.entry(NEGOTIATING, Set.of(NEGOTIATING, AGREED, BROKEN_OFF, EXPIRED)),
            Map.entry(AGREED, Set.of(REVIEWED, REFUSED, BROKEN_OFF)),
            Map.entry(REVIEWED, Set.of(PUBLICISED, CONCLUDED, REFUSED, BROKEN_OFF)),
            Map.entry(PUBLICISED, Set.of(CONCLUDED, NEGOTIATING, REFUSED, BROKEN_OFF)),
            Map.entry(CONCLUDED, Set.of(COMPLETED, DEFAULTED)),
            Map.entry(COMPLETED, Set.of()),
            Map.entry(DEFAULTED, Set.of()),
            Map.entry(BROKEN_OFF, Set.of()),
            Map.entry(REFUSED, Set.of()),
            Map.entry(EXPIRED, Set.of()));

    public boolean permits(DealState next) {
        return PERMITTED.get(this).contains(next);
    }

    /** The sides may make rounds and accept them. */
    public boolean isOpen() {
        return this == PROPOSED || this == NEGOTIATING;
    }

    /** Nothing becomes of it any more. */
    public boolean hasEnded() {
        return PERMITTED.get(this).isEmpty();
    }

    /** Its assets are promised to the buyer: nothing that conflicts may be announced or agreed at any centre. */
    public boolean holdsAssets() {
        return this == PUBLICISED || this == CONCLUDED;
    }

    /** What the sides and reviewers have read of its assets must stay as it is. */
    public boolean freezesAssets() {
        return this == AGREED || this == REVIEWED || holdsAssets();
    }
}
