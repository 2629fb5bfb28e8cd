package org.ipmarket.listing.legal;

/** Categories of events in the life of a right (WIPO ST.27; P, S, W and Y as the EPO's INPADOC classification names them). */
public enum Category {
    A("Application filing"),
    B("Application discontinuation"),
    C("Application revival"),
    D("Search and examination"),
    E("Pre-grant review request"),
    F("IP right grant"),
    G("Protection beyond IP right term"),
    H("IP right cessation"),
    K("IP right revival"),
    L("IP right review request"),
    M("IP right maintenance"),
    N("Termination"),
    P("Document modification"),
    Q("Document publication"),
    R("Party data change"),
    S("Licensing and transactions"),
    T("Administrative procedure adjustment"),
    U("Payment"),
    V("Appeal"),
    W("Other"),
    Y("Correction and deletion of event information"),
    /** A code that the market does not know: it is kept and changes nothing. */
    UNMAPPED("Unmapped");

    private final String title;

    Category(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
