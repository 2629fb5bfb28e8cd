package org.ipmarket.notification.webhook.delivery;

/** What came of one attempt; the names are stable. */
public enum Outcome {
    /** 2xx. */
    DELIVERED,
    /** 410: the receiver wants no more. */
    GONE,
    /** 3xx: redirects are not followed. */
    REDIRECTED,
    /** 429, 502, 503, 504: the receiver is overloaded and is left alone for a while. */
    OVERLOADED,
    /** Any other status: the receiver is there, and does not take this event. */
    REFUSED,
    /** No answer in time. */
    TIMED_OUT,
    /** No connection, no TLS, or the connection broke before there was an answer. */
    UNREACHABLE,
    /** The address is not one to which anything is sent. */
    ADDRESS_REFUSED,
    /** Nothing was sent: the feed does not keep the event any more. */
    PURGED,
    /** The market's own fault: nothing was sent, or the answer could not be recorded. Says nothing of the receiver; tried again. */
    FAULT,
    /** The sender ended without saying what came of it: sent again, under the same id. */
    LOST;

    private static final int GONE_STATUS = 410;

    /** Whether it says nothing of the receiver, and so does not count as a failure of this delivery. */
    public boolean isOurs() {
        return this == FAULT || this == LOST;
    }

    /** What an HTTP status says. */
    public static Outcome ofStatus(int status) {
        return switch (status / 100) {
            case 2 -> DELIVERED;
            case 3 -> REDIRECTED;
            default ->
                switch (status) {
                    case GONE_STATUS -> GONE;
                    case 429, 502, 503, 504 -> OVERLOADED;
                    default -> REFUSED;
                };
        };
    }
}
