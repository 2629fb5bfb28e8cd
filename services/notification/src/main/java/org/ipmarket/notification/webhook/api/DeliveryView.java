package org.ipmarket.notification.webhook.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ipmarket.notification.webhook.delivery.DeliveryState;
import org.ipmarket.notification.webhook.delivery.Outcome;
import org.ipmarket.notification.webhook.desk.KeepDeliveries;
import org.ipmarket.notification.webhook.store.Attempt;
import org.ipmarket.notification.webhook.store.Delivery;

/**
 * A delivery as its owner sees it.
 *
 * @param event the event's id: the header {@code webhook-id}
 * @param resource what the event speaks of; its events keep their order
 * @param position of the event in the feed; 0 for a test message
 * @param attempts how many were begun
 * @param nextAttemptAt not tried earlier; left out where it has ended
 * @param endedAt when it was delivered or died; left out while it is open
 * @param tried what came of each attempt; only where one delivery is read
 */
record DeliveryView(
        UUID id,
        UUID event,
        String type,
        String resource,
        long position,
        DeliveryState state,
        int attempts,
        Instant nextAttemptAt,
        Instant createdAt,
        Instant endedAt,
        List<AttemptView> tried) {
    /**
     * One attempt.
     *
     * @param number from 1
     * @param status of the HTTP answer; left out where there was none
     * @param answer the beginning of the answer, or what went wrong
     */
    record AttemptView(int number, Instant at, int tookMillis, Outcome outcome, Integer status, String answer) {
        static AttemptView of(Attempt attempt) {
            return new AttemptView(
                    attempt.number(),
                    attempt.madeAt(),
                    attempt.tookMillis(),
                    attempt.outcome(),
                    attempt.status(),
                    attempt.answer());
        }
    }

    static DeliveryView of(KeepDeliveries.Followed followed) {
        return of(
                followed.delivery(),
                followed.attempts().stream().map(AttemptView::of).toList());
    }

    static DeliveryView of(Delivery delivery) {
        return of(delivery, null);
    }

    private static DeliveryView of(Delivery delivery, List<AttemptView> tried) {
        return new DeliveryView(
                delivery.id(),
                delivery.event(),
                delivery.type(),
                delivery.resource(),
                delivery.position(),
                delivery.state(),
                delivery.attempts(),
                delivery.state().isOpen() ? delivery.dueAt() : null,
                delivery.createdAt(),
                delivery.endedAt(),
                tried);
    }
}
