package org.ipmarket.listing.offer;

/** What has become of an award: AWARDED → RECORDED → COMPLETED, or AWARDED → DEFAULTED. */
public enum AwardState {
    /** Its trade is not recorded yet. */
    AWARDED,
    /** The register follows its trade. */
    RECORDED,
    COMPLETED,
    DEFAULTED;

    public boolean permits(AwardState next) {
        return switch (this) {
            case AWARDED -> next == RECORDED || next == DEFAULTED;
            case RECORDED -> next == COMPLETED;
            case COMPLETED, DEFAULTED -> false;
        };
    }

    public boolean hasEnded() {
        return this == COMPLETED || this == DEFAULTED;
    }
}
