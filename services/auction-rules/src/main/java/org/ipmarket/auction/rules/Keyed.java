package org.ipmarket.auction.rules;

/** The course of a format with sealed offers: it needs the keepers' keys before the lot opens. */
public interface Keyed extends Course {
    /** Whether the keys have been published. */
    boolean keyed();

    Keyed withKeys();
}
