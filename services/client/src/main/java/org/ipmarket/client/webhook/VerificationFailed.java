package org.ipmarket.client.webhook;

/** A message that is not to be believed. Answer it with 400 or 401; the sender will try again. */
public final class VerificationFailed extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Reason {
        HEADER_MISSING,
        TIMESTAMP_MALFORMED,
        /** Made longer ago than the tolerance: perhaps somebody sends again what it has overheard. */
        TOO_OLD,
        /** The clocks differ by more than the tolerance. */
        TOO_NEW,
        NO_MATCHING_SIGNATURE
    }

    private final Reason reason;

    VerificationFailed(Reason reason) {
        super("the webhook is not to be believed: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
