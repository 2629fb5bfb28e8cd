package org.ipmarket.messages;

/** Why a trade and its money stand still between the deal and its completion. */
public enum FreezeGround {
    LAPSED,
    EXPIRED,
    INVALIDATED,
    SEIZED,
    SUSPENDED,
    /** A pledge that was not there when the trade was opened. */
    PLEDGED,
    /** The office of record names another owner than the seller. */
    TITLE_CHANGED,
    /** The authority has refused the export. */
    EXPORT_REFUSED,
    /** It has not decided about the export in time. */
    EXPORT_UNDECIDED,
    /** An operator says why. */
    OTHER
}
