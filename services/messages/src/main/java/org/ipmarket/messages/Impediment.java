package org.ipmarket.messages;

/** Why an announced offer cannot go on as it was announced: something has happened to a right in it. */
public enum Impediment {
    LAPSED,
    EXPIRED,
    INVALIDATED,
    SEIZED,
    SUSPENDED,
    PLEDGED,
    /** The office of record names another owner than the seller. */
    TITLE_CHANGED
}
