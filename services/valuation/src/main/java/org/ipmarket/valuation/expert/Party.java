package org.ipmarket.valuation.expert;

import org.ipmarket.messages.id.ParticipantId;

/** A participant to whom it matters what an asset is said to be worth. */
public record Party(ParticipantId participant, Role role) {
    /** What it is to the asset. */
    public enum Role {
        OWNER(Ground.OWNER),
        FORMER_OWNER(Ground.EARLIER_INTEREST),
        SELLER(Ground.OWNER),
        CLIENT(Ground.CLIENT),
        BIDDER(Ground.BIDDER),
        LICENSEE(Ground.LICENSEE);

        private final Ground itself;

        Role(Ground itself) {
            this.itself = itself;
        }

        /** Why an expert who is the party may not. */
        Ground itself() {
            return itself;
        }
    }
}
