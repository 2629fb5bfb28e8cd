package org.ipmarket.notification.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.notification.webhook.Hooks.await;
import static org.ipmarket.notification.webhook.Hooks.delivery;
import static org.ipmarket.notification.webhook.Hooks.deliveryOf;
import static org.ipmarket.notification.webhook.Hooks.read;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.notification.sql.Database;
import org.ipmarket.notification.webhook.Hooks.Fed;
import org.ipmarket.notification.webhook.NearReceivers;
import org.ipmarket.notification.webhook.Receiver;
import org.ipmarket.notification.webhook.Receiver.Reply;
import org.ipmarket.notification.webhook.store.DeliveryQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How senders share what is due, and what becomes of what they cannot do. */
@QuarkusTest
@TestProfile(NearReceivers.class)
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "notification"))
class SendersIT extends DeliveryScene {
    @Inject
    Database database;

    @Inject
    SweepDeliveries sweep;

    @AfterEach
    void refuseNothing() {
        hooks.refuseNothing();
    }

    /** The sender ends after the receiver has it and before that is written down: it comes again, under the same id. */
    @Test
    void whatWasSentAndNotRecordedIsSentAgain() {
        Receiver receiver = receiver();
        String id = to(receiver).getString("id");
        receiver.behave(got -> {
            if (got.number() == 1) {
                hooks.sql("update webhook_delivery set state = 'PENDING', lease = null, lease_until = null"
                        + " where webhook = '" + id + "' and state = 'SENDING'");
            }
            return Reply.OK;
        });
        Fed fed = hooks.happen();

        awaitDelivered(id, 1);

        assertThat(receiver.ids()).containsExactly(fed.id().toString(), fed.id().toString());
        String delivery = deliveryOf(id, fed);
        assertThat(delivery(id, delivery).getInt("attempts")).isEqualTo(2);
        assertThat(delivery(id, delivery).getList("tried.number")).containsExactly(2);
    }

    /** A lease that has ended is taken over by whoever looks next. */
    @Test
    void whatASenderTookToItsGraveIsSentByAnother() {
        Receiver receiver = receiver();
        String id = to(receiver).getString("id");
        String delivery = deliveryOf(id, hooks.happen());
        awaitDelivered(id, 1);
        hooks.sql("update webhook_delivery set state = 'SENDING', attempts = attempts + 1, lease = gen_random_uuid(),"
                + " lease_until = clock_timestamp() + interval '1 second', ended_at = null where webhook = '" + id
                + "'");

        await().until(() -> receiver.got().size() == 2);
        assertThat(new HashSet<>(receiver.ids())).hasSize(1);
        awaitDelivered(id, 1);
        assertThat(delivery(id, delivery).getList("tried.outcome")).containsExactly("DELIVERED", "LOST", "DELIVERED");
    }

    /** Two replicas that look at the same time, and end with what they have taken: nothing is taken twice, nothing is lost. */
    @Test
    void replicasShareWithoutTakingTheSameAndLoseNothing() throws Exception {
        Receiver receiver = receiver();
        receiver.behave(got -> {
            Thread.sleep(50);
            return Reply.OK;
        });
        List<String> ids =
                Stream.generate(() -> to(receiver).getString("id")).limit(8).toList();
        Set<UUID> taken = ConcurrentHashMap.newKeySet();
        AtomicInteger twice = new AtomicInteger();
        hooks.happen(Stream.generate(Ids::next).limit(10).toList());
        List<Thread> replicas = Stream.generate(() -> Thread.ofPlatform().start(() -> {
                    long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
                    while (taken.size() < 16 && System.nanoTime() < until) {
                        database.callInNew(connection -> DeliveryQueue.take(
                                        connection, clock.now(), Ids.next(), Duration.ofMinutes(10), 16, 4, 50))
                                .forEach(delivery -> twice.addAndGet(taken.add(delivery.id()) ? 0 : 1));
                    }
                }))
                .limit(2)
                .toList();
        for (Thread replica : replicas) {
            replica.join();
        }

        assertThat(taken).isNotEmpty();
        assertThat(twice).hasValue(0);
        hooks.sql("update webhook_delivery set lease_until = clock_timestamp() - interval '1 second'"
                + " where state = 'SENDING' and lease_until > clock_timestamp() + interval '5 minutes'");
        for (String id : ids) {
            awaitDelivered(id, 10);
        }
        assertThat(receiver.got()).hasSize(80);
    }

    /** The market's own fault is seen in the attempts, says nothing of the receiver, and does not repeat at once. */
    @Test
    void whatCannotBeSignedIsAnAttemptThatFailed() {
        Receiver receiver = receiver();
        String id = to(receiver).getString("id");
        hooks.sql("update webhook_key set sealed = sealed || '\\x00'::bytea where webhook = '" + id + "'");
        String delivery = deliveryOf(id, hooks.happen());

        await().untilAsserted(() ->
                assertThat(delivery(id, delivery).getList("tried.outcome")).containsExactly("FAULT"));
        assertThat(delivery(id, delivery).getString("tried[0].answer")).startsWith("Nothing was sent");
        assertThat(read(id).getInt("failures")).isZero();
        hooks.sql("update webhook_key set sealed = substr(sealed, 1, length(sealed) - 1) where webhook = '" + id + "'");
        advanceUntil(id, () -> read(id).getInt("delivered") == 1);
        assertThat(receiver.got()).hasSize(1);
    }

    /** It was taken, and cannot be written down: it comes again, and that it did stands there. */
    @Test
    void whatCannotBeRecordedIsAnAttemptThatFailed() {
        Receiver receiver = receiver();
        receiver.behave(got -> new Reply(200, Map.of(), got.number() == 1 ? "unwritable" : "thanks"));
        String id = to(receiver).getString("id");
        hooks.refuse("insert on webhook_attempt", "new.answer = 'unwritable'");
        String delivery = deliveryOf(id, hooks.happen());

        advanceUntil(id, () -> read(id).getInt("delivered") == 1);

        assertThat(delivery(id, delivery).getList("tried.outcome")).containsExactly("FAULT", "DELIVERED");
        assertThat(receiver.got()).hasSize(2);
    }

    @Test
    void aWebhookThatCannotBeFilledKeepsNothingFromTheOthers() {
        Receiver receiver = receiver();
        String broken = to(receiver).getString("id");
        String other = to(receiver).getString("id");
        hooks.refuse("insert on webhook_delivery", "new.webhook = '" + broken + "'");
        hooks.happen();

        awaitDelivered(other, 1);
        assertThat(read(broken).getInt("waiting") + read(broken).getInt("delivered"))
                .isZero();
        hooks.refuseNothing();
        awaitDelivered(broken, 1);
    }

    @Test
    void aWebhookThatCannotBeSweptKeepsNothingFromTheOthers() {
        Receiver receiver = receiver();
        String broken = to(receiver).getString("id");
        String other = to(receiver).getString("id");
        hooks.happen(Stream.generate(Ids::next).limit(3).toList());
        awaitDelivered(broken, 3);
        awaitDelivered(other, 3);
        String old = "update webhook_delivery set ended_at = ended_at - interval '8 days' where position < "
                + hooks.happen().position() + " and webhook = '";
        awaitDelivered(broken, 4);
        awaitDelivered(other, 4);
        hooks.sql(old + broken + "'");
        hooks.sql(old + other + "'");
        hooks.refuse("delete on webhook_delivery", "old.webhook = '" + broken + "'");

        sweep.sweep();
        assertThat(read(other).getInt("delivered")).isEqualTo(1);
        assertThat(read(broken).getInt("delivered")).isEqualTo(4);

        hooks.refuseNothing();
        sweep.sweep();
        assertThat(read(broken).getInt("delivered")).isEqualTo(1);
    }

    /** Five webhooks, and one sender that is free: each has its turn before the first has its second. */
    @Test
    void whereSendersAreScarceEachHasItsTurn() {
        List<UUID> turns = queued("""
                insert into webhook_delivery (id, webhook, position, event_id, type, resource, state, due_at, created_at)
                select gen_random_uuid(), w.id, n, gen_random_uuid(), 'lot.opened.v1', 'lot/' || n, 'PENDING',
                    timestamptz '2026-01-01', now()
                from webhook w, generate_series(1, 4) n where w.created_by = 'queue'
                """, 15, 50);

        assertThat(turns).hasSize(15);
        assertThat(turns.subList(0, 5)).doesNotHaveDuplicates();
        assertThat(turns.subList(5, 10)).isEqualTo(turns.subList(0, 5));
        assertThat(turns.subList(10, 15)).isEqualTo(turns.subList(0, 5));
    }

    /** One webhook is looked at, of five: not one whose events wait for an earlier one, that has all its requests, or nothing to send. */
    @Test
    void whoCanBeGivenNothingTakesNobodysTurn() {
        List<UUID> turns = queued("""
                insert into webhook_delivery (id, webhook, position, event_id, type, resource, state, due_at, created_at,
                    lease, lease_until)
                select gen_random_uuid(), w.id, d.position, gen_random_uuid(), 'lot.opened.v1', d.resource, d.state, d.due,
                    now(), case when d.state = 'SENDING' then gen_random_uuid() end,
                    case when d.state = 'SENDING' then now() + interval '1 hour' end
                from (select id, row_number() over (order by served_at) as n from webhook where created_by = 'queue') w
                join (values
                    (1, 1, 'lot/1', 'PENDING', timestamptz '2999-01-01'), (1, 2, 'lot/1', 'PENDING', timestamptz '2026-01-01'),
                    (2, 1, 'lot/1', 'SENDING', timestamptz '2026-01-01'), (2, 2, 'lot/2', 'SENDING', timestamptz '2026-01-01'),
                    (2, 3, 'lot/3', 'SENDING', timestamptz '2026-01-01'), (2, 4, 'lot/4', 'SENDING', timestamptz '2026-01-01'),
                    (2, 5, 'lot/5', 'PENDING', timestamptz '2026-01-01'),
                    (5, 1, 'lot/1', 'PENDING', timestamptz '2026-01-01')) d (n, position, resource, state, due) on d.n = w.n
                """, 1, 1);

        assertThat(turns).hasSize(1);
    }

    /** What is taken, one at a time, of five webhooks that only this transaction sees. */
    private List<UUID> queued(String deliveries, int looks, int webhooksAtOnce) {
        return database.callInNew(connection -> {
            List<UUID> turns = new ArrayList<>();
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "insert into webhook (id, version, centre, mode, url, description, types, centres, assets,"
                                + " state, state_since, position, created_at, created_by, served_at) select gen_random_uuid(), 1,"
                                + " 'GZ', 'test', 'http://127.0.0.1:9/', '', '{}', '{}', '{}', 'ACTIVE', now(), 0, now(), 'queue',"
                                + " timestamptz '2026-01-01' + make_interval(secs => n) from generate_series(1, 5) n");
                statement.execute(deliveries);
                for (int look = 0; look < looks; look++) {
                    DeliveryQueue.take(
                                    connection, clock.now(), Ids.next(), Duration.ofMinutes(10), 1, 4, webhooksAtOnce)
                            .forEach(taken -> turns.add(taken.webhook()));
                }
                statement.execute("delete from webhook where created_by = 'queue'");
            }
            return turns;
        });
    }
}
