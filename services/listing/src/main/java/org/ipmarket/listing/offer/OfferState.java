package org.ipmarket.listing.offer;

import java.util.Map;
import java.util.Set;

/** Where an offer stands, and where it may go from there. */
public enum OfferState {
    DRAFT,
    SUBMITTED,
    /** Looked at by one reviewer; a second, different one may announce it. */
    REVIEWED,
    REJECTED,
    WITHDRAWN,
    /** Bidding decides about its lot from now on. */
    ANNOUNCED,
    /** Bidding has been asked to take the lot back. */
    WITHDRAWAL_REQUESTED,
    CANCELLED,
    UNSOLD,
    /** It stays so after a default until bidding has said whether the runner-up takes the lot. */
    SOLD,
    COMPLETED,
    DEFAULTED;

    private static final Map<OfferState, Set<OfferState>> PERMITTED = Map.ofEntries(
            Map.entry(DRAFT, Set.of(DRAFT, SUBMITTED, WITHDRAWN)),
            Map.entry(SUBMITTED, Set.of(REVIEWED, REJECTED, WITHDRAWN)),
            Map.entry(REVIEWED, Set.of(ANNOUNCED, REJECTED, WITHDRAWN)),
            Map.entry(REJECTED, Set.of(DRAFT, SUBMITTED, WITHDRAWN)),
            Map.entry(WITHDRAWN, Set.of()),
            Map.entry(ANNOUNCED, Set.of(WITHDRAWAL_REQUESTED, CANCELLED, UNSOLD, SOLD)),
            Map.entry(WITHDRAWAL_REQUESTED, Set.of(ANNOUNCED, CANCELLED, UNSOLD, SOLD)),
            Map.entry(CANCELLED, Set.of()),
            Map.entry(UNSOLD, Set.of()),
            Map.entry(SOLD, Set.of(COMPLETED, DEFAULTED)),
            Map.entry(COMPLETED, Set.of()),
            Map.entry(DEFAULTED, Set.of()));

    public boolean permits(OfferState next) {
        return PERMITTED.get(this).contains(next);
    }

    /** Announced, and bidding has not said yet what became of its lot. */
    public boolean awaitsResult() {
        return this == ANNOUNCED || this == WITHDRAWAL_REQUESTED;
    }

    /** Its assets are promised to the lot: nothing that conflicts may be announced at any centre. */
    public boolean holdsAssets() {
        return this == ANNOUNCED || this == WITHDRAWAL_REQUESTED || this == SOLD;
    }

    /** What reviewers and buyers have read of its assets must stay as it is. */
    public boolean freezesAssets() {
        return this == SUBMITTED || this == REVIEWED || holdsAssets();
    }
}
