package org.ipmarket.auction.rules;

/** How an offer is brought and kept at some stage of a format. */
public enum Secrecy {
    /** Everybody sees the amount at once. */
    OPEN,
    /** The log has a commitment to the amount until it is revealed; the market knows it. */
    HIDDEN,
    /** The bidder's side encrypts it; nobody knows it before t of n keepers open it. */
    SEALED
}
