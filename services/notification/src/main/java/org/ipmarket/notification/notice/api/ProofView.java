package org.ipmarket.notification.notice.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ipmarket.notification.notice.desk.ReadNotices.Proof;
import org.ipmarket.notification.notice.rule.Channel;
import org.ipmarket.notification.notice.store.Delivery;

/**
 * What became of a notice by one channel to one person.
 *
 * @param reason why it was not sent: UNSUBSCRIBED, NO_ADDRESS, ADDRESS_NOT_CONFIRMED, ADDRESS_CHANGED, PARTICIPANT_CHANGED,
 *     NOT_CONFIGURED, PAST, REFUSED, UNREACHABLE
 * @param address it goes to, all but its first letter and its domain hidden
 * @param own whether it is to the login that asks
 * @param nextAttemptAt while it waits
 * @param endedAt when it was sent or given up
 */
record ProofView(
        UUID id,
        Channel channel,
        Delivery.State state,
        String reason,
        String address,
        boolean own,
        String language,
        Instant nextAttemptAt,
        Instant createdAt,
        Instant endedAt,
        List<AttemptView> attempts) {
    /**
     * One try.
     *
     * @param outcome ACCEPTED, REFUSED (for good) or UNREACHABLE (to be tried again)
     * @param messageId under which the receiving server knows it
     * @param answer the server's words, mail addresses hidden
     */
    record AttemptView(int number, Instant at, int tookMillis, String outcome, String messageId, String answer) {
        static AttemptView of(Delivery.Attempt attempt, String address) {
            return new AttemptView(
                    attempt.number(),
                    attempt.madeAt(),
                    attempt.tookMillis(),
                    attempt.outcome(),
                    attempt.messageId(),
                    HiddenAddress.in(attempt.answer(), address));
        }
    }

    static ProofView of(Proof proof) {
        Delivery delivery = proof.delivery();
        return new ProofView(
                delivery.id(),
                delivery.channel(),
                delivery.state(),
                delivery.reason(),
                delivery.address() == null ? null : HiddenAddress.of(delivery.address()),
                proof.own(),
                delivery.language() == null ? null : delivery.language().tag(),
                delivery.state() == Delivery.State.PENDING ? delivery.dueAt() : null,
                delivery.createdAt(),
                delivery.endedAt(),
                proof.attempts().stream()
                        .map(attempt -> AttemptView.of(attempt, delivery.address()))
                        .toList());
    }
}
