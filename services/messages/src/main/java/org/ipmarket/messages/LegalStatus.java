package org.ipmarket.messages;

/** The state of a right at its office of record, as of a stated date. */
public enum LegalStatus {
    /** Applied for and not granted. */
    PENDING,
    IN_FORCE,
    LAPSED,
    EXPIRED,
    SEIZED,
    SUSPENDED,
    /** Declared invalid or revoked: held never to have been. */
    INVALIDATED
}
