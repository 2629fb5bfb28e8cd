package org.ipmarket.valuation.estimate;

/** What moves an estimate. */
public enum Driver {
    /** The royalty on the revenue of the first year, for the whole life. */
    ROYALTY_RATE,
    REVENUE_GROWTH,
    IPC_SUBCLASSES,
    REFERENCES_CITED,
    TAX_AMORTISATION,
    /** Conditions: they scale every part and have none of their own. */
    ANNUAL_REVENUE,
    DISCOUNT_RATE,
    TAX_RATE,
    REMAINING_LIFE,
    /** Why a right is worth nothing. */
    LEGAL_STATUS,
    PROTECTION_END
}
