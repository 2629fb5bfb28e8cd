package org.ipmarket.notification.webhook.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.WebhookId;
import org.ipmarket.notification.sql.Database;
import org.ipmarket.notification.webhook.delivery.DeliveryState;
import org.ipmarket.notification.webhook.store.Attempt;
import org.ipmarket.notification.webhook.store.Delivery;
import org.ipmarket.notification.webhook.store.DeliveryTable;
import org.ipmarket.notification.webhook.store.NewDelivery;
import org.ipmarket.notification.webhook.store.Webhook;
import org.ipmarket.notification.webhook.subscription.WebhookState;

/** What an owner sees of deliveries and does about them: replay, give up, send a test message. */
@ApplicationScoped
public class KeepDeliveries {
    /** The type of a test message; no event of the market has it. */
    public static final String TEST = "webhook.tested.v1";

    private static final String DELIVERY = "delivery";
    private static final int MOST_TESTS_OPEN = 5;

    private final Database database;
    private final Audit audit;
    private final MarketClock clock;
    private final ObjectMapper json;

    KeepDeliveries(Database database, Audit audit, MarketClock clock, ObjectMapper json) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
    }

    /** A delivery with its attempts. */
    public record Followed(Delivery delivery, List<Attempt> attempts) {}

    /** The newest first. @param state null for any @param before the last one of the page before, or null */
    public List<Delivery> list(Caller caller, WebhookId id, DeliveryState state, UUID before, int limit) {
        Owner owner = Owner.of(caller);
        return database.call(connection -> {
            Webhook webhook = KeepWebhooks.own(connection, owner, id);
            return DeliveryTable.list(connection, webhook.id(), state, before, limit);
        });
    }

    public Followed get(Caller caller, WebhookId id, UUID delivery) {
        Owner owner = Owner.of(caller);
        return database.call(connection -> {
            Webhook webhook = KeepWebhooks.own(connection, owner, id);
            return followed(connection, webhook.id(), delivery);
        });
    }

    /** What an owner does with one delivery. */
    public enum Move {
        /** Sends one that has ended again from the start, under the same id: a receiver that has it takes it for a repetition. */
        REPLAY(DeliveryState.PENDING, "webhook.replay"),
        /** Gives one up that waits, so that later events of the same resource go on. It is dead, and can be replayed. */
        GIVE_UP(DeliveryState.DEAD, "webhook.give-up");

        private final DeliveryState next;
        private final String action;

        Move(DeliveryState next, String action) {
            this.next = next;
            this.action = action;
        }
    }

    @Transactional
    public Followed move(Caller caller, WebhookId id, UUID delivery, Move move) {
        Owner owner = Owner.of(caller);
        return database.call(connection -> {
            Webhook webhook = KeepWebhooks.ownLocked(connection, owner, id);
            Delivery before = DeliveryTable.findLocked(connection, webhook.id(), delivery)
                    .orElseThrow(() -> Problems.notFound(DELIVERY, delivery));
            if (!before.state().permits(move.next) || before.state() == DeliveryState.SENDING) {
                throw Problems.conflict(
                        "delivery-state-forbids",
                        "The delivery is " + before.state() + ".",
                        Map.of("state", before.state().name()));
            }
            if (move.next.isOpen()) {
                DeliveryTable.again(connection, delivery, 0, clock.now(), clock.now());
            } else {
                DeliveryTable.end(
                        connection, delivery, move.next, before.tried().failed(), clock.now());
            }
            audit.record(
                    move.action,
                    "webhook",
                    id,
                    Map.of("delivery", delivery, "state", before.state()),
                    Map.of("delivery", delivery, "state", move.next));
            return followed(connection, webhook.id(), delivery);
        });
    }

    /** All that are dead. @return how many */
    @Transactional
    public int replayDead(Caller caller, WebhookId id) {
        Owner owner = Owner.of(caller);
        return database.call(connection -> {
            Webhook webhook = KeepWebhooks.ownLocked(connection, owner, id);
            int replayed = DeliveryTable.replayDead(connection, webhook.id(), clock.now());
            audit.record("webhook.replay-dead", "webhook", id, null, Map.of("replayed", replayed));
            return replayed;
        });
    }

    /** A message that means nothing, signed and sent as any other, for its receiver to try itself by. */
    @Transactional
    public Followed test(Caller caller, WebhookId id) {
        Owner owner = Owner.of(caller);
        return database.call(connection -> {
            Webhook webhook = KeepWebhooks.ownLocked(connection, owner, id);
            if (webhook.state() != WebhookState.ACTIVE) {
                throw Problems.conflict(
                        "webhook-state-forbids",
                        "The webhook is " + webhook.state() + "; resume it first.",
                        Map.of("state", webhook.state().name()));
            }
            if (DeliveryTable.openTests(connection, webhook.id()) >= MOST_TESTS_OPEN) {
                throw Problems.tooMany(
                        "too-many-tests", "There are test messages that have not been delivered yet.", 60);
            }
            UUID event = Ids.next();
            NewDelivery test = new NewDelivery(Ids.next(), 0, event, TEST, "webhook/" + event, body(webhook, event));
            DeliveryTable.insert(connection, webhook.id(), List.of(test), clock.now());
            return followed(connection, webhook.id(), test.id());
        });
    }

    private String body(Webhook webhook, UUID event) {
        String time = clock.now().toString();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("specversion", "1.0");
        body.put("id", event.toString());
        body.put("source", "/notification");
        body.put("type", TEST);
        body.put("subject", webhook.id().toString());
        body.put("time", time);
        body.put("timestamp", time);
        body.put("datacontenttype", "application/json");
        body.put("mode", webhook.mode().wire());
        body.put("data", Map.of("webhook", webhook.id().toString()));
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written", e);
        }
    }

    private static Followed followed(Connection connection, UUID webhook, UUID delivery) throws SQLException {
        Delivery found = DeliveryTable.find(connection, webhook, delivery)
                .orElseThrow(() -> Problems.notFound(DELIVERY, delivery));
        return new Followed(found, DeliveryTable.attempts(connection, delivery));
    }
}
