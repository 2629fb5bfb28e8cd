package org.ipmarket.listing.legal;

import org.ipmarket.messages.EncumbranceKind;

/** What an event does to a right, and the category in which it stands by itself. */
public enum EventKind {
    /** 授权 */
    GRANTED(Category.F),
    /** Refused, withdrawn or deemed withdrawn. */
    APPLICATION_ENDED(Category.B),
    APPLICATION_REVIVED(Category.C),
    /** Compensation or extension of the term. */
    TERM_CHANGED(Category.G),
    /** For unpaid annuities, or given up. */
    LAPSED(Category.H),
    EXPIRED(Category.H),
    /** 宣告无效, or revoked: wholly. */
    INVALIDATED(Category.H),
    /** In one of several states, or for some claims: the right as a whole stands. */
    ENDED_IN_PART(Category.H),
    REVIVED(Category.K),
    /** 异议、无效宣告请求: an opposition, a request for invalidation or re-examination. */
    REVIEW_REQUESTED(Category.L, EncumbranceKind.REVIEW, true),
    /** 维持有效, wholly or in an amended form; or the review has ended without a decision. */
    MAINTAINED(Category.M, EncumbranceKind.REVIEW, false),
    /** The office names another owner. The chain of title follows a trade or a correction alone. */
    OWNER_CHANGED(Category.R),
    LICENCE_BEGUN(Category.S, EncumbranceKind.LICENCE, true),
    LICENCE_ENDED(Category.S, EncumbranceKind.LICENCE, false),
    OPEN_LICENCE_BEGUN(Category.S, EncumbranceKind.OPEN_LICENCE, true),
    OPEN_LICENCE_ENDED(Category.S, EncumbranceKind.OPEN_LICENCE, false),
    PLEDGE_BEGUN(Category.S, EncumbranceKind.PLEDGE, true),
    PLEDGE_ENDED(Category.S, EncumbranceKind.PLEDGE, false),
    SUSPENSION_BEGUN(Category.T, EncumbranceKind.SUSPENSION, true),
    SUSPENSION_ENDED(Category.T, EncumbranceKind.SUSPENSION, false),
    ANNUITY_PAID(Category.U),
    SEIZURE_BEGUN(Category.W, EncumbranceKind.SEIZURE, true),
    SEIZURE_ENDED(Category.W, EncumbranceKind.SEIZURE, false),
    /** Another event of the asset was entered wrongly: it is as if it had not been. */
    CORRECTED(Category.Y),
    /** Changes nothing. */
    NOTED(Category.UNMAPPED);

    private final Category category;
    private final EncumbranceKind encumbrance;
    private final boolean begins;

    EventKind(Category category) {
        this(category, null, false);
    }

    EventKind(Category category, EncumbranceKind encumbrance, boolean begins) {
        this.category = category;
        this.encumbrance = encumbrance;
        this.begins = begins;
    }

    public Category category() {
        return category;
    }

    /** What lies on the right from or until then; null where the event is about something else. */
    public EncumbranceKind encumbrance() {
        return encumbrance;
    }

    public boolean begins() {
        return begins;
    }

    public boolean ends() {
        return encumbrance != null && !begins;
    }
}
