package org.ipmarket.notification.webhook.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.client.webhook.Scheme;
import org.ipmarket.client.webhook.SigningKey;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.WebhookId;
import org.ipmarket.notification.sql.Database;
import org.ipmarket.notification.webhook.WebhookConfig;
import org.ipmarket.notification.webhook.address.AddressGuard;
import org.ipmarket.notification.webhook.delivery.DeliveryState;
import org.ipmarket.notification.webhook.delivery.Health;
import org.ipmarket.notification.webhook.store.DeliveryTable;
import org.ipmarket.notification.webhook.store.FeedSource;
import org.ipmarket.notification.webhook.store.Webhook;
import org.ipmarket.notification.webhook.store.WebhookKey;
import org.ipmarket.notification.webhook.store.WebhookKeyTable;
import org.ipmarket.notification.webhook.store.WebhookTable;
import org.ipmarket.notification.webhook.subscription.WebhookState;

/** A centre's webhooks: made, read, changed, paused, resumed, deleted. Another's, or one of the other mode, does not exist for it. */
@ApplicationScoped
public class KeepWebhooks {
    private static final String WEBHOOK = "webhook";

    private final Database database;
    private final SigningKeys keys;
    private final FeedSource feed;
    private final AddressGuard guard;
    private final Audit audit;
    private final MarketClock clock;
    private final WebhookConfig config;

    KeepWebhooks(
            Database database,
            SigningKeys keys,
            FeedSource feed,
            AddressGuard guard,
            Audit audit,
            MarketClock clock,
            WebhookConfig config) {
        this.database = database;
        this.keys = keys;
        this.feed = feed;
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
        this.config = config;
    }

    /** What there is to know of a webhook. @param counts of its deliveries in each state */
    public record Shown(Webhook webhook, List<WebhookKey> keys, Map<DeliveryState, Integer> counts) {}

    /** A webhook and the key that was just made for it. */
    public record Keyed(Shown shown, SigningKey key) {}

    /** What the audit keeps of a webhook; no key. */
    private record Audited(
            String url, String description, Object wanted, WebhookState state, WebhookState.Cause cause) {
        static Audited of(Webhook webhook) {
            return new Audited(
                    webhook.url(), webhook.description(), webhook.wanted(), webhook.state(), webhook.cause());
        }
    }

    /** It is told what happens from now on. */
    @Transactional
    public Keyed create(Caller caller, Wish wish, Scheme scheme) {
        Owner owner = Owner.of(caller);
        wish.check(guard);
        return database.call(connection -> {
            if (WebhookTable.countLocked(connection, owner.centre(), owner.mode()) >= config.mostOfACentre()) {
                throw Problems.conflict(
                        "too-many-webhooks",
                        "A centre has at most " + config.mostOfACentre() + " webhooks.",
                        Map.of("most", config.mostOfACentre()));
            }
            Webhook webhook = new Webhook(
                    Ids.next(),
                    1,
                    owner.centre(),
                    owner.mode(),
                    wish.url(),
                    wish.description(),
                    wish.wanted(),
                    WebhookState.ACTIVE,
                    null,
                    clock.now(),
                    feed.head(),
                    0,
                    Health.GOOD,
                    clock.now());
            WebhookTable.insert(connection, webhook, caller.subject());
            SigningKey key = keys.make(connection, webhook.id(), scheme, clock.now());
            audit.record("webhook.create", WEBHOOK, webhook.id(), null, Audited.of(webhook));
            return new Keyed(shown(connection, webhook), key);
        });
    }

    /** Up to {@code limit} after one, in the order in which they were made. */
    public List<Shown> list(Caller caller, UUID after, int limit) {
        Owner owner = Owner.of(caller);
        return database.call(connection -> {
            List<Webhook> webhooks = WebhookTable.list(connection, owner.centre(), owner.mode(), after, limit);
            List<Shown> shown = new ArrayList<>();
            for (Webhook webhook : webhooks) {
                shown.add(shown(connection, webhook));
            }
            return shown;
        });
    }

    public Shown get(Caller caller, WebhookId id) {
        Owner owner = Owner.of(caller);
        return database.call(connection -> shown(connection, own(connection, owner, id)));
    }

    /** @param versionSeen is given the version that is there, and refuses where the caller has seen another */
    @Transactional
    public Shown change(Caller caller, WebhookId id, Wish wish, LongConsumer versionSeen) {
        Owner owner = Owner.of(caller);
        wish.check(guard);
        return database.call(connection -> {
            Webhook before = ownLocked(connection, owner, id);
            versionSeen.accept(before.version());
            WebhookTable.change(connection, before.id(), wish.url(), wish.description(), wish.wanted());
            if (!before.url().equals(wish.url())) {
                WebhookTable.health(connection, before.id(), Health.GOOD);
                DeliveryTable.beginAgain(connection, before.id(), clock.now());
            }
            return audited(connection, "webhook.change", before);
        });
    }

    /** Its deliveries go with it. */
    @Transactional
    public void delete(Caller caller, WebhookId id) {
        Owner owner = Owner.of(caller);
        database.call(connection -> {
            Webhook before = ownLocked(connection, owner, id);
            WebhookTable.delete(connection, before.id());
            audit.record("webhook.delete", WEBHOOK, id, Audited.of(before), null);
            return null;
        });
    }

    @Transactional
    public Shown pause(Caller caller, WebhookId id) {
        Owner owner = Owner.of(caller);
        return database.call(connection -> {
            Webhook before = enter(connection, owner, id, WebhookState.PAUSED, WebhookState.Cause.OWNER);
            return audited(connection, "webhook.pause", before);
        });
    }

    /** What waits is sent at once, and what happened in the meantime after it. */
    @Transactional
    public Shown resume(Caller caller, WebhookId id) {
        Owner owner = Owner.of(caller);
        return database.call(connection -> {
            Webhook before = enter(connection, owner, id, WebhookState.ACTIVE, null);
            WebhookTable.health(connection, before.id(), Health.GOOD);
            DeliveryTable.beginAgain(connection, before.id(), clock.now());
            return audited(connection, "webhook.resume", before);
        });
    }

    private Webhook enter(Connection connection, Owner owner, WebhookId id, WebhookState next, WebhookState.Cause cause)
            throws SQLException {
        Webhook before = ownLocked(connection, owner, id);
        if (!before.state().permits(next)) {
            throw Problems.conflict(
                    "webhook-state-forbids",
                    "The webhook is " + before.state() + ".",
                    Map.of("state", before.state().name()));
        }
        WebhookTable.enter(connection, before.id(), next, cause, clock.now());
        return before;
    }

    private Shown audited(Connection connection, String action, Webhook before) throws SQLException {
        Webhook after = WebhookTable.find(connection, before.id()).orElseThrow();
        audit.record(action, WEBHOOK, before.id(), Audited.of(before), Audited.of(after));
        return shown(connection, after);
    }

    Shown shown(Connection connection, Webhook webhook) throws SQLException {
        return new Shown(
                webhook,
                WebhookKeyTable.valid(connection, webhook.id(), clock.now()),
                DeliveryTable.counts(connection, webhook.id()));
    }

    static Webhook own(Connection connection, Owner owner, WebhookId id) throws SQLException {
        return owned(WebhookTable.find(connection, id.value()), owner, id);
    }

    static Webhook ownLocked(Connection connection, Owner owner, WebhookId id) throws SQLException {
        return owned(WebhookTable.findLocked(connection, id.value()), owner, id);
    }

    private static Webhook owned(Optional<Webhook> found, Owner owner, WebhookId id) {
        return found.filter(webhook -> webhook.centre().equals(owner.centre()) && webhook.mode() == owner.mode())
                .orElseThrow(() -> Problems.notFound(WEBHOOK, id));
    }
}
