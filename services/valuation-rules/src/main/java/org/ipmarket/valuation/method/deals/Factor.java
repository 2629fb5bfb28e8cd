package org.ipmarket.valuation.method.deals;

/**
 * A feature with levels. The effects of one factor's levels are pooled: they are taken as draws from one distribution about 0
 * whose spread is learned, so that a level seen seldom stays near the others.
 */
public enum Factor {
    /** Kind of right: invention, trade mark, software work, ... */
    KIND(true),
    /** What is sold of it: ownership, exclusive licence, ... */
    RIGHT(true),
    /** Section of the patent classification (IPC), the broad field. */
    SECTION(false),
    /** Class of the patent classification: departs from its section as far as the deals say. */
    IPC_CLASS(false),
    CENTRE(false),
    /** How it is sold: auction, listing, ... */
    METHOD(false);

    private final boolean essential;

    Factor(boolean essential) {
        this.essential = essential;
    }

    /** Whether a level that no deal has shown leaves no ground for an estimate; else it counts as an average one. */
    boolean essential() {
        return essential;
    }
}
