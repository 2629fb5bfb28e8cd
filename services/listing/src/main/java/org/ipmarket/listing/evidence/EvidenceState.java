package org.ipmarket.listing.evidence;

/** How far a file has been looked at. Two people accept it; either may refuse it, and that is the end. */
public enum EvidenceState {
    UPLOADED,
    /** Looked at by one person. */
    REVIEWED,
    /** Checked by a second one. */
    CHECKED,
    REFUSED;

    /** Whether a first person may look at it now. */
    public boolean awaitsReview() {
        return this == UPLOADED;
    }

    public boolean awaitsCheck() {
        return this == REVIEWED;
    }

    /** Where a verdict leads. */
    public EvidenceState after(Verdict verdict) {
        if (verdict == Verdict.REFUSED && (awaitsReview() || awaitsCheck())) {
            return REFUSED;
        }
        return switch (this) {
            case UPLOADED -> REVIEWED;
            case REVIEWED -> CHECKED;
            case CHECKED, REFUSED -> throw new IllegalStateException("evidence that is " + this + " is judged no more");
        };
    }

    public enum Verdict {
        ACCEPTED,
        REFUSED
    }
}
