package org.ipmarket.listing.participant;

/** What a user of a participant may do. */
public enum UserRole {
    /** Drafts, bids, announces deposits. */
    TRADER,
    /** Signs, gives powers of attorney, keeps the users. */
    APPROVER
}
