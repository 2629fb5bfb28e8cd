package org.ipmarket.settlement.trade;

/** Whether the export that a trade amounts to may go on (Technology Import and Export Regulations 29 to 40). */
public enum Export {
    /** The buyer is at home. */
    NOT_NEEDED,
    /** The authority's decision is awaited: the contract does not stand before it. */
    AWAITED,
    CLEARED,
    REFUSED
}
