package org.ipmarket.notification.webhook.send;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.event.WebhookStopped;
import org.ipmarket.messages.id.WebhookId;
import org.ipmarket.notification.sql.Database;
import org.ipmarket.notification.webhook.delivery.Answer;
import org.ipmarket.notification.webhook.delivery.DeliveryState;
import org.ipmarket.notification.webhook.delivery.Judge;
import org.ipmarket.notification.webhook.delivery.Verdict;
import org.ipmarket.notification.webhook.store.Attempt;
import org.ipmarket.notification.webhook.store.Delivery;
import org.ipmarket.notification.webhook.store.DeliveryQueue;
import org.ipmarket.notification.webhook.store.DeliveryTable;
import org.ipmarket.notification.webhook.store.TakenDelivery;
import org.ipmarket.notification.webhook.store.Webhook;
import org.ipmarket.notification.webhook.store.WebhookTable;
import org.ipmarket.notification.webhook.subscription.WebhookState;

/**
 * Records an attempt and what follows from it, in one transaction. A sender whose lease has ended records nothing: another has the
 * delivery, and the receiver gets it again under the same id.
 */
@ApplicationScoped
class SettleDelivery {
    private final Database database;
    private final Judge judge;
    private final Outbox outbox;
    private final Audit audit;
    private final MarketClock clock;

    SettleDelivery(Database database, Judge judge, Outbox outbox, Audit audit, MarketClock clock) {
        this.database = database;
        this.judge = judge;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    void settle(TakenDelivery taken, Answer answer, Attempt attempt) {
        database.callInNew(connection -> {
            Optional<Webhook> webhook = WebhookTable.findLocked(connection, taken.webhook());
            if (webhook.isPresent() && DeliveryQueue.holds(connection, taken.id(), taken.lease())) {
                settle(connection, webhook.get(), taken, answer, attempt);
            }
            return null;
        });
    }

    private void settle(Connection connection, Webhook webhook, TakenDelivery taken, Answer answer, Attempt attempt)
            throws SQLException {
        Instant now = clock.now();
        DeliveryTable.insertAttempt(connection, taken.id(), attempt);
        if (!taken.url().equals(webhook.url())) {
            // what the address before has answered says nothing of the one now
            DeliveryTable.again(connection, taken.id(), 0, now, now);
            return;
        }
        Delivery delivery =
                DeliveryTable.find(connection, webhook.id(), taken.id()).orElseThrow();
        int failed = delivery.tried().failed();
        Verdict verdict =
                judge.judge(answer, delivery.tried(), webhook.health(), now, ThreadLocalRandom.current()::nextDouble);
        if (!verdict.health().equals(webhook.health())) {
            WebhookTable.health(connection, webhook.id(), verdict.health());
        }
        switch (verdict) {
            case Verdict.Delivered delivered -> {
                DeliveryTable.end(connection, taken.id(), DeliveryState.DELIVERED, failed, now);
                if (delivered.recovered()) {
                    DeliveryTable.hasten(
                            connection, webhook.id(), webhook.health().failingSince(), now);
                }
            }
            case Verdict.Again again ->
                DeliveryTable.again(
                        connection, taken.id(), answer.outcome().isOurs() ? failed : failed + 1, again.at(), now);
            case Verdict.Dead dead -> DeliveryTable.end(connection, taken.id(), DeliveryState.DEAD, failed + 1, now);
            case Verdict.Pause pause -> {
                DeliveryTable.again(connection, taken.id(), failed + 1, now, now);
                stop(connection, webhook, WebhookState.PAUSED, WebhookStopped.Ground.DOWN, pause, answer, now);
            }
            case Verdict.Disable disable -> {
                DeliveryTable.again(connection, taken.id(), failed + 1, now, now);
                stop(connection, webhook, WebhookState.DISABLED, WebhookStopped.Ground.GONE, disable, answer, now);
            }
        }
    }

    private void stop(
            Connection connection,
            Webhook webhook,
            WebhookState next,
            WebhookStopped.Ground ground,
            Verdict verdict,
            Answer answer,
            Instant now)
            throws SQLException {
        if (!webhook.state().permits(next)) {
            return;
        }
        WebhookTable.enter(connection, webhook.id(), next, WebhookState.Cause.valueOf(ground.name()), now);
        audit.recordBySystem(
                "webhooks",
                webhook.mode(),
                "webhook.stop",
                "webhook",
                webhook.id(),
                Map.of("state", webhook.state()),
                Map.of("state", next, "ground", ground, "outcome", answer.outcome()));
        outbox.tell(new WebhookStopped(
                new WebhookId(webhook.id()),
                webhook.mode(),
                webhook.centre(),
                ground,
                answer.outcome().name(),
                answer.status(),
                verdict.health().failingSince(),
                now));
    }
}
