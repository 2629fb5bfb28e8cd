package org.ipmarket.listing.deal;

/** How the centre answers what is said against a publicised deal. */
public final class Objection {
    private Objection() {}

    public enum Verdict {
        DISMISSED,
        UPHELD
    }

    /** What an upheld objection means for the deal. */
    public enum Consequence {
        END,
        /** The sides negotiate anew; what they agree on is reviewed and publicised again. */
        RENEGOTIATE
    }
}
