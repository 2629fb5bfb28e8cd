package org.ipmarket.listing.consent;

/** What somebody says to an offer. */
public enum Word {
    GIVEN,
    REFUSED,
    /** The consent that was given is taken back, before the announcement. */
    WITHDRAWN,
    /** One of the centre's staff has brought the pledgee's paper. */
    RECORDED,
    /** A second one has checked it. */
    CONFIRMED
}
