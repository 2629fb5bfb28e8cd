package org.ipmarket.valuation.method.deals;

/**
 * A feature with levels. The effects of one factor's levels are pooled: they are taken as draws from one distribution about 0
 * whose spread is learned, so that a level seen seldom stays near the others.
 */
public enum Factor {
    /** Kind of right: invention, trade mark, software work, ... */
    KIND("权利种类", true),
    /** What is sold of it: ownership, exclusive licence, ... */
    RIGHT("交易权利", true),
    /** Section of the patent classification (IPC), the broad field. */
    SECTION("分类号部", false),
    /** Class of the patent classification: departs from its section as far as the deals say. */
    IPC_CLASS("分类号大类", false),
    CENTRE("交易中心", false),
    /** How it is sold: auction, listing, ... */
    METHOD("交易方式", false);

    private final String chinese;
    private final boolean essential;

    Factor(String chinese, boolean essential) {
        this.chinese = chinese;
        this.essential = essential;
    }

    String chinese() {
        return chinese;
    }

    /** Whether a level that no deal has shown leaves no ground for an estimate; else it counts as an average one. */
    boolean essential() {
        return essential;
    }
}
