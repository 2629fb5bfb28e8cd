package org.ipmarket.listing.deal;

/** What must hold beyond the gates of every offer before a negotiated deal is concluded, each with the source that a refusal cites. */
public enum DealGate {
    AGREED("Civil Code 483: the contract comes about when the acceptance takes effect", false),
    BUYER_QUALIFIED("the centre's rules on members", false),
    BUYER_NO_INSIDER("Auction Law 22, 30: neither the centre and its staff nor anybody for the seller buys", false),
    BUYER_ABROAD("Technology Import and Export Regulations 29 to 40", false),
    /** Takes the place of the gate of that name of every offer: of a deal, the reviewer says whether it is about state assets. */
    STATE_OWNED("Law on State-owned Assets of Enterprises 47, 55: what is transferred is appraised", false),
    TWO_REVIEWERS("the centre's rules: one looks, another approves", true),
    PUBLICITY_EVIDENCE("Law on Promoting the Transformation of Scientific and Technological Achievements 18", true),
    PUBLICITY_OVER("Law on Promoting the Transformation of Scientific and Technological Achievements 18", true),
    OBJECTIONS_ANSWERED("the centre's rules: every objection is answered with reasons", true);

    private final String source;
    private final boolean afterApproval;

    DealGate(String source, boolean afterApproval) {
        this.source = source;
        this.afterApproval = afterApproval;
    }

    public String source() {
        return source;
    }

    /** Whether it can only open when the second reviewer has approved the deal. */
    public boolean isAfterApproval() {
        return afterApproval;
    }
}
