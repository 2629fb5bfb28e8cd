package org.ipmarket.notification.webhook.delivery;

import java.time.Duration;

/**
 * What came of one attempt.
 *
 * @param status of the HTTP answer; null where there was none
 * @param retryAfter what the receiver asked for by {@code Retry-After}; null where it did not
 * @param text the beginning of the answer, or what went wrong; may be empty
 */
public record Answer(Outcome outcome, Integer status, Duration retryAfter, String text) {
    public static Answer ofStatus(int status, Duration retryAfter, String text) {
        return new Answer(Outcome.ofStatus(status), status, retryAfter, text);
    }

    public static Answer none(Outcome outcome, String text) {
        return new Answer(outcome, null, null, text);
    }

    public boolean delivered() {
        return outcome == Outcome.DELIVERED;
    }
}
