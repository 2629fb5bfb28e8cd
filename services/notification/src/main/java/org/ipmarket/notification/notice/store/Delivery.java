package org.ipmarket.notification.notice.store;

import java.time.Instant;
import java.util.UUID;
import org.ipmarket.notification.notice.rule.Channel;
import org.ipmarket.notification.notice.rule.Language;

/**
 * One notice to one person by one channel.
 *
 * @param person null where the participant has nobody to be told by this channel
 * @param reason why it was not sent; null where it was, or will be
 * @param language in which it is written; null where it was never to be sent
 */
public record Delivery(
        UUID id,
        UUID notice,
        String person,
        Channel channel,
        State state,
        String reason,
        String address,
        Language language,
        int attempts,
        Instant dueAt,
        Instant createdAt,
        Instant endedAt) {
    /** How far it is. */
    public enum State {
        /** Waits, for its time or for the next attempt. */
        PENDING,
        SENDING,
        /** The server has taken it. */
        SENT,
        /** Given up. */
        FAILED,
        /** Never to be sent. */
        SKIPPED,
        /** A later notice says it anew. */
        SUPERSEDED
    }

    /** One try. @param outcome {@code ACCEPTED}, {@code REFUSED} or {@code UNREACHABLE} @param answer the server's words */
    public record Attempt(
            int number, Instant madeAt, int tookMillis, String outcome, String messageId, String answer) {}
}
