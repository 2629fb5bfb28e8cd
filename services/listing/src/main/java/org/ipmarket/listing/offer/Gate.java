package org.ipmarket.listing.offer;

import java.util.Set;

/** What must hold before an offer is announced, opened, closed, each with the source that a refusal cites and who can open it. */
public enum Gate {
    CENTRE_TERMS("the centre's rules", Opener.SELLER),
    RELISTING("modelled on the Supreme Court's rules for online judicial auctions", Opener.SELLER),
    SELLER_QUALIFIED("the centre's rules on members", Opener.CENTRE),
    IN_FORCE(
            "Patent Law 42 to 44; register's copy (专利登记簿副本)",
            Opener.OFFICE,
            Again.BEFORE_OPENING,
            Again.BEFORE_CLOSING),
    ANNUITIES_PAID("Patent Law 43 and 44; register's copy (专利登记簿副本)", Opener.SELLER),
    STATUS_CURRENT("the centre's rules: register's copy of recent date", Opener.CENTRE),
    WORK_OWNERSHIP(
            "Copyright Law 12: a registration can be rebutted; the evidence of authorship or of the chain of title is reviewed",
            Opener.CENTRE),
    CO_OWNERS_CONSENT(
            "Patent Law 14; Copyright Law 14: every co-owner consents",
            Opener.CO_OWNERS,
            Again.BEFORE_OPENING,
            Again.BEFORE_CLOSING),
    PLEDGEE_CONSENT("Civil Code 444: the pledgee's consent", Opener.PLEDGEE),
    NO_CONFLICTING_GRANT("Patent Law 50 to 52; Implementing Regulations 85 to 88", Opener.SELLER),
    NO_CONFLICTING_OFFER("Patent Law 50 to 52: no conflict with what is offered at any centre", Opener.SELLER),
    OPEN_LICENCE("Patent Law 50 and 51: announced by the patent office (开放许可声明公告)", Opener.OFFICE),
    UNIT_PUBLICITY("Law on Promoting the Transfer of Scientific and Technological Achievements 18", Opener.SELLER),
    STATE_OWNED("practice of transfers of state-owned assets (SASAC and MOF Order 32)", Opener.SELLER),
    EXPORT("Technology Import and Export Regulations 29 to 40", Opener.SELLER),
    PRIORITY("Civil Code 847, 859, 860; or by contract", Opener.SELLER),
    WHO_MAY_NOT_BID("Auction Law 22 and 30", Opener.NOBODY);

    /** Who can open it. */
    public enum Opener {
        SELLER,
        CO_OWNERS,
        PLEDGEE,
        CENTRE,
        /** The office of record, or the court. */
        OFFICE,
        NOBODY
    }

    /** When bidding judges it again, by what the register then says. */
    public enum Again {
        BEFORE_OPENING,
        BEFORE_CLOSING
    }

    private final String source;
    private final Opener opener;
    private final Set<Again> again;

    Gate(String source, Opener opener, Again... again) {
        this.source = source;
        this.opener = opener;
        this.again = Set.of(again);
    }

    public String source() {
        return source;
    }

    public Opener opener() {
        return opener;
    }

    public Set<Again> again() {
        return again;
    }
}
