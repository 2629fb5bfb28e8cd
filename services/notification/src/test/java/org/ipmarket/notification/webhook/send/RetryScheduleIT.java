package org.ipmarket.notification.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.notification.webhook.Hooks.await;
import static org.ipmarket.notification.webhook.Hooks.deliveries;
import static org.ipmarket.notification.webhook.Hooks.delivery;
import static org.ipmarket.notification.webhook.Hooks.deliveryOf;
import static org.ipmarket.notification.webhook.Hooks.post;
import static org.ipmarket.notification.webhook.Hooks.read;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.messages.event.WebhookStopped;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.notification.webhook.Hooks.Fed;
import org.ipmarket.notification.webhook.NearReceivers;
import org.ipmarket.notification.webhook.Receiver;
import org.ipmarket.notification.webhook.Receiver.Reply;
import org.junit.jupiter.api.Test;

/** When a delivery is tried again, when it is dead, and when its endpoint is left alone. */
@QuarkusTest
@TestProfile(NearReceivers.class)
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "notification"))
class RetryScheduleIT extends DeliveryScene {
    /** The standard's table of attempts, then the endpoint is paused, its owner told, and resumed without loss. */
    @Test
    void anEndpointThatStaysDownIsTriedByTheScheduleThenPausedAndResumed() {
        try (TestBroker broker = TestBroker.open("notification")) {
            Receiver receiver = receiver();
            receiver.behave(got -> new Reply(504, Map.of(), "out of order"));
            String id = to(receiver).getString("id");
            Fed fed = hooks.happen();

            advanceUntil(id, () -> read(id).getString("state").equals("PAUSED"));

            JsonPath down = read(id);
            assertThat(down.getString("cause")).isEqualTo("DOWN");
            assertThat(down.getInt("waiting")).isEqualTo(1);
            assertThat(down.getInt("dead")).isZero();
            WebhookStopped told = broker.await(
                    WebhookStopped.class, each -> each.webhook().toString().equals(id));
            assertThat(told.ground()).isEqualTo(WebhookStopped.Ground.DOWN);
            assertThat(told.centre().value()).isEqualTo("GZ");

            JsonPath log = delivery(id, deliveryOf(id, fed));
            assertTriedAsTheStandardSays(log);
            assertThat(log.getList("tried.outcome")).containsOnly("OVERLOADED");
            assertThat(log.getList("tried.answer")).containsOnly("out of order");

            List<Fed> later = hooks.happen(List.of(fed.subject(), Ids.next()));
            receiver.behave(got -> Reply.OK);
            post(id + "/resumption", "", 200);
            awaitDelivered(id, 3);
            assertThat(receiver.ids()
                            .subList(receiver.ids().size() - 3, receiver.ids().size()))
                    .containsAll(Stream.concat(Stream.of(fed), later.stream())
                            .map(each -> each.id().toString())
                            .toList());
        }
    }

    @Test
    void whatIsRefusedWhileOthersPassIsDeadVisibleAndReplayed() {
        Receiver receiver = receiver();
        UUID refused = Ids.next();
        receiver.behave(got -> got.text().contains(refused.toString()) ? Reply.of(400) : Reply.OK);
        String id = to(receiver).getString("id");
        String delivery = deliveryOf(id, hooks.happen(List.of(refused)).getFirst());
        for (int attempt = 1; attempt <= 10; attempt++) {
            int made = attempt;
            advanceUntil(id, () -> delivery(id, delivery).getList("tried").size() == made);
            hooks.happen();
            awaitDelivered(id, made);
        }
        assertThat(read(id).getString("state")).isEqualTo("ACTIVE");
        JsonPath dead = deliveries(id, "&state=DEAD");
        assertThat(dead.getList("items")).hasSize(1);
        assertThat(dead.getInt("items[0].attempts")).isEqualTo(10);

        receiver.behave(got -> Reply.OK);
        assertThat(post(id + "/deliveries/replay", "", 202).getInt("replayed")).isEqualTo(1);
        await().until(() -> read(id).getInt("dead") == 0 && read(id).getInt("waiting") == 0);
        assertThat(delivery(id, dead.getString("items[0].id")).getString("state"))
                .isEqualTo("DELIVERED");
        post(id + "/deliveries/" + dead.getString("items[0].id") + "/replay", "", 202);
        await().until(() -> read(id).getInt("waiting") == 0);
        assertThat(delivery(id, dead.getString("items[0].id")).getInt("attempts"))
                .isEqualTo(12);
    }

    /** One event that nobody takes says nothing of the endpoint, however quiet it is: it alone is dead, after the same schedule. */
    @Test
    void anEventThatIsRefusedAloneDiesAndStopsNothing() {
        Receiver receiver = receiver();
        receiver.behave(got -> got.number() <= 10 ? Reply.of(422) : Reply.OK);
        String id = to(receiver).getString("id");
        Fed refused = hooks.happen();

        advanceUntil(id, () -> read(id).getInt("dead") == 1);

        assertThat(read(id).getString("state")).isEqualTo("ACTIVE");
        assertThat(read(id).getInt("failures")).isZero();
        assertTriedAsTheStandardSays(delivery(id, deliveryOf(id, refused)));
        hooks.happen();
        awaitDelivered(id, 1);
    }

    /** Several different ones in a row say that it is down: it is probed with one that it has not refused yet. */
    @Test
    void refusedEventsAreHastenedOnceAndNotWithEachRecovery() {
        Receiver receiver = receiver();
        Set<UUID> refused = ConcurrentHashMap.newKeySet();
        receiver.behave(got ->
                refused.stream().anyMatch(lot -> got.text().contains(lot.toString())) ? Reply.of(500) : Reply.OK);
        String id = to(receiver).getString("id");
        String first = null;
        Instant begun = clock.now();
        for (int hour = 1; hour <= 6; hour++) {
            List<UUID> lots = Stream.generate(Ids::next).limit(5).toList();
            refused.addAll(lots);
            List<Fed> bad = hooks.happen(lots);
            await().until(() -> read(id).getInt("failures") >= 5);
            first = first == null ? deliveryOf(id, bad.getFirst()) : first;
            hooks.happen();
            clock.advance(Duration.ofMinutes(61));
            awaitDelivered(id, hour);
            await().until(() -> read(id).getString("failingSince") == null);
        }

        String oldest = first;
        assertThat(delivery(id, oldest).getString("state")).isEqualTo("PENDING");
        assertThat(delivery(id, oldest).getInt("attempts"))
                .as("with each recovery there would be seven")
                .isBetween(3, 6);
        advanceUntil(id, () -> delivery(id, oldest).getString("state").equals("DEAD"));
        assertThat(Duration.between(begun, clock.now())).isGreaterThan(Duration.ofHours(75));
    }

    /** Of three events two are refused, more than may be on their way: the third comes all the same, and the first die. */
    @Test
    void whatIsRefusedTakesNoRoomFromOthers() {
        Receiver receiver = receiver();
        Set<UUID> good = ConcurrentHashMap.newKeySet();
        receiver.behave(
                got -> good.stream().anyMatch(lot -> got.text().contains(lot.toString())) ? Reply.OK : Reply.of(422));
        String id = to(receiver).getString("id");
        List<UUID> lots = Stream.generate(Ids::next).limit(240).toList();
        IntStream.range(0, 240).filter(i -> i % 3 == 2).forEach(i -> good.add(lots.get(i)));

        hooks.happen(lots);

        advanceUntil(id, () -> read(id).getInt("delivered") == 80);
        JsonPath webhook = read(id);
        assertThat(webhook.getString("state")).isEqualTo("ACTIVE");
        assertThat(webhook.getInt("waiting")).isLessThanOrEqualTo(120);
        assertThat(webhook.getInt("dead")).isBetween(40, 120);
        assertThat(deliveries(id, "&state=DEAD").getList("items.attempts", Integer.class))
                .allMatch(attempts -> attempts >= 1);
    }

    private static void assertTriedAsTheStandardSays(JsonPath log) {
        List<String> at = log.getList("tried.at", String.class);
        List<Long> seconds = at.stream()
                .map(each -> Duration.between(Instant.parse(at.getFirst()), Instant.parse(each))
                        .toSeconds())
                .toList();
        List<Long> table = List.of(0L, 5L, 305L, 2105L, 9305L, 27305L, 63305L, 113705L, 185705L, 272105L);
        assertThat(seconds).hasSameSizeAs(table);
        for (int i = 0; i < table.size(); i++) {
            assertThat(seconds.get(i)).isBetween(table.get(i), table.get(i) + 40);
        }
    }
}
