package org.ipmarket.messages;

/** Whose word it is that the register repeats. */
public enum ToldBy {
    /** One of the owners. */
    OWNER,
    /** The centre that keeps the entry. */
    CENTRE,
    /** A document that an office published. */
    OFFICE
}
