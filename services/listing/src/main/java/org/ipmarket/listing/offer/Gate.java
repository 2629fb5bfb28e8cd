package org.ipmarket.listing.offer;

/** What must hold before an offer is announced, each with the source that a refusal cites. */
public enum Gate {
    CENTRE_TERMS("the centre's rules"),
    SELLER_QUALIFIED("the centre's rules on members"),
    IN_FORCE("Patent Law 42 to 44; register's copy (专利登记簿副本)"),
    STATUS_CURRENT("the centre's rules: register's copy of recent date"),
    WHOLE_TITLE("Patent Law 14; Copyright Law 14: every co-owner consents"),
    NO_CONFLICTING_GRANT("Patent Law 50 to 52; Implementing Regulations 85 to 88"),
    NO_CONFLICTING_OFFER("Patent Law 50 to 52: no conflict with what is offered at any centre"),
    RELISTING("modelled on the Supreme Court's rules for online judicial auctions");

    private final String source;

    Gate(String source) {
        this.source = source;
    }

    public String source() {
        return source;
    }
}
