package org.ipmarket.listing.centre;

/** What became of a version of a centre's rules: PROPOSED → IN_FORCE → REPLACED, or PROPOSED → REJECTED. */
public enum RuleVersionState {
    PROPOSED,
    IN_FORCE,
    REPLACED,
    REJECTED;

    public boolean mayBecome(RuleVersionState next) {
        return switch (this) {
            case PROPOSED -> next == IN_FORCE || next == REJECTED;
            case IN_FORCE -> next == REPLACED;
            case REPLACED, REJECTED -> false;
        };
    }
}
