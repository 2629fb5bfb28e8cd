package org.ipmarket.notification.webhook.send;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.ipmarket.client.webhook.WebhookHeaders;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.notification.sql.Database;
import org.ipmarket.notification.webhook.delivery.Answer;
import org.ipmarket.notification.webhook.delivery.Outcome;
import org.ipmarket.notification.webhook.desk.SigningKeys;
import org.ipmarket.notification.webhook.store.Attempt;
import org.ipmarket.notification.webhook.store.FeedSource;
import org.ipmarket.notification.webhook.store.TakenDelivery;
import org.ipmarket.notification.webhook.store.WebhookKey;
import org.ipmarket.notification.webhook.store.WebhookKeyTable;
import org.jboss.logging.Logger;

/**
 * Makes one attempt: the event as its owner may see it, signed with every key that is valid now. No transaction is open while it waits.
 * Whatever goes wrong within the market is an attempt too, to be seen by the webhook's owner, and tried again as the schedule says.
 */
@ApplicationScoped
class SendDelivery {
    private static final Logger LOG = Logger.getLogger(SendDelivery.class);

    private final AtomicLong faults = new AtomicLong();
    private final Database database;
    private final FeedSource feed;
    private final SigningKeys keys;
    private final HttpSender sender;
    private final SettleDelivery settle;
    private final MarketClock clock;

    SendDelivery(
            Database database,
            FeedSource feed,
            SigningKeys keys,
            HttpSender sender,
            SettleDelivery settle,
            MarketClock clock) {
        this.database = database;
        this.feed = feed;
        this.keys = keys;
        this.sender = sender;
        this.settle = settle;
        this.clock = clock;
    }

    private record Parcel(Optional<byte[]> body, List<WebhookKey> keys) {}

    void send(TakenDelivery delivery) {
        Instant at = clock.now();
        long begun = System.nanoTime();
        Answer answer;
        try {
            answer = attempt(delivery, at);
        } catch (RuntimeException e) {
            answer = fault(delivery, e, "Nothing was sent: the market could not make the message.");
        }
        if (Thread.currentThread().isInterrupted()) {
            // this sender is being stopped, which says nothing of the receiver: the lease ends and another sends it
            return;
        }
        int took = (int) Duration.ofNanos(System.nanoTime() - begun).toMillis();
        try {
            settle(delivery, at, took, answer);
        } catch (RuntimeException e) {
            settle(
                    delivery,
                    at,
                    took,
                    fault(delivery, e, "It was answered " + said(answer) + ", which could not be kept."));
        }
    }

    private static String said(Answer answer) {
        return answer.status() == null
                ? answer.outcome().name()
                : answer.status().toString();
    }

    private Answer fault(TakenDelivery delivery, RuntimeException e, String text) {
        LOG.errorf(
                e,
                "delivery %s of webhook %s: %s Fault %d of this replica.",
                delivery.id(),
                delivery.webhook(),
                text,
                faults.incrementAndGet());
        return Answer.none(Outcome.FAULT, text);
    }

    private void settle(TakenDelivery delivery, Instant at, int took, Answer answer) {
        settle.settle(
                delivery,
                answer,
                new Attempt(delivery.attempt(), at, took, answer.outcome(), answer.status(), answer.text()));
    }

    private Answer attempt(TakenDelivery delivery, Instant at) {
        Parcel parcel = database.callInNew(connection -> new Parcel(
                delivery.body() != null
                        ? Optional.of(delivery.body().getBytes(StandardCharsets.UTF_8))
                        : feed.body(delivery.centre(), delivery.mode(), delivery.position()),
                WebhookKeyTable.valid(connection, delivery.webhook(), at)));
        return parcel.body()
                .map(body -> post(delivery, parcel.keys(), body, at))
                .orElseGet(() -> Answer.none(Outcome.PURGED, "The feed does not keep the event any more."));
    }

    private Answer post(TakenDelivery delivery, List<WebhookKey> valid, byte[] body, Instant at) {
        String id = delivery.event().toString();
        String signatures = valid.stream()
                .map(key -> keys.open(key).sign(id, at.getEpochSecond(), body))
                .collect(Collectors.joining(" "));
        Map<String, String> headers = Map.of(
                WebhookHeaders.ID,
                id,
                WebhookHeaders.TIMESTAMP,
                Long.toString(at.getEpochSecond()),
                WebhookHeaders.SIGNATURE,
                signatures,
                "Content-Type",
                "application/cloudevents+json; charset=utf-8");
        return sender.post(delivery.url(), headers, body, delivery.attempt());
    }
}
