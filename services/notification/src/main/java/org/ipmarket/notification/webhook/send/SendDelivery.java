package org.ipmarket.notification.webhook.send;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.notification.webhook.delivery.Answer;
import org.ipmarket.notification.webhook.delivery.Outcome;
import org.ipmarket.notification.webhook.desk.SigningKeys;
import org.ipmarket.client.webhook.WebhookHeaders;
import org.ipmarket.notification.webhook.store.Attempt;
import org.ipmarket.notification.webhook.store.Database;
import org.ipmarket.notification.webhook.store.FeedSource;
import org.ipmarket.notification.webhook.store.TakenDelivery;
import org.ipmarket.notification.webhook.store.WebhookKey;
import org.ipmarket.notification.webhook.store.WebhookKeyTable;

/** Makes one attempt: the event as its owner may see it, signed with every key that is valid now. No transaction is open while it waits. */
@ApplicationScoped
class SendDelivery {
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
        Parcel parcel = database.callInNew(connection -> new Parcel(
                delivery.body() != null
                        ? Optional.of(delivery.body().getBytes(StandardCharsets.UTF_8))
                        : feed.body(delivery.centre(), delivery.mode(), delivery.position()),
                WebhookKeyTable.valid(connection, delivery.webhook(), at)));
        Answer answer = parcel.body()
                .map(body -> post(delivery, parcel.keys(), body, at))
                .orElseGet(() -> Answer.none(Outcome.PURGED, "The feed does not keep the event any more."));
        if (Thread.currentThread().isInterrupted()) {
            // this sender is being stopped, which says nothing of the receiver: the lease ends and another sends it
            return;
        }
        int took = (int) Duration.ofNanos(System.nanoTime() - begun).toMillis();
        settle.settle(
                delivery,
                answer,
                new Attempt(delivery.attempt(), at, took, answer.outcome(), answer.status(), answer.text()));
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
