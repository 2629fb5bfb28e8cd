package org.ipmarket.messages;

/** The state of a right at its office of record, as of a stated date. */
public enum LegalStatus {
    IN_FORCE,
    LAPSED,
    EXPIRED,
    SEIZED,
    SUSPENDED
}
