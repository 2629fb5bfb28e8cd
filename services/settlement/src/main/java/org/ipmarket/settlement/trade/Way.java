package org.ipmarket.settlement.trade;

/** How the parties of a trade came together. */
public enum Way {
    /** 竞价成交: bidding awarded a lot; the winner had given a deposit. */
    AWARD,
    /** 协议转让: they agreed with each other, and listing found that every gate holds. There is no deposit. */
    DEAL
}
