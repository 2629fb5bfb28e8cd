package org.ipmarket.notification.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.notification.webhook.Hooks.await;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.notification.webhook.Hooks.Fed;
import org.ipmarket.notification.webhook.NearReceivers;
import org.ipmarket.notification.webhook.Receiver;
import org.ipmarket.notification.webhook.Receiver.Got;
import org.ipmarket.notification.webhook.Receiver.Reply;
import org.junit.jupiter.api.Test;

/** Deliveries to a real receiver that is slow, wrong, silent or gone: what it gets in the end. */
@QuarkusTest
@TestProfile(NearReceivers.class)
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "notification"))
class ReceiverConductIT extends DeliveryScene {
    /** A receiver that is slow, and answers every third request 500. */
    @Test
    void everyEventComesOnceByIdSignedAndInTheOrderOfItsResource() throws Exception {
        Receiver receiver = receiver();
        receiver.behave(got -> {
            Thread.sleep(got.number() % 7);
            return got.number() % 3 == 0 ? Reply.of(500) : Reply.OK;
        });
        JsonPath webhook = to(receiver);
        List<UUID> lots = Stream.generate(Ids::next).limit(6).toList();
        List<Fed> fed = hooks.happen(
                IntStream.range(0, 60).mapToObj(i -> lots.get(i % 6)).toList());

        String id = webhook.getString("id");
        advanceUntil(id, () -> read(id).getInt("delivered") == 60);

        assertThat(new HashSet<>(receiver.ids())).isEqualTo(new HashSet<>(ids(fed)));
        assertThat(receiver.ids()).hasSizeGreaterThan(60);
        assertOrdered(receiver.ids().stream().distinct().toList(), fed);
        for (Got got : receiver.got()) {
            assertSigned(got, webhook.getString("secret"));
            JsonPath event = new JsonPath(got.text());
            assertThat(event.getString("id")).isEqualTo(got.id());
            assertThat(event.getString("specversion")).isEqualTo("1.0");
            assertThat(event.getString("data.名")).isEqualTo("专利");
            assertThat(got.contentType()).startsWith("application/cloudevents+json");
        }
    }

    /** A later event of a lot waits while an earlier one is refused; other lots go on. */
    @Test
    void onlyTheResourceThatIsRefusedWaits() {
        Receiver receiver = receiver();
        UUID stuck = Ids.next();
        UUID other = Ids.next();
        receiver.behave(got -> got.text().contains(stuck.toString()) ? Reply.of(422) : Reply.OK);
        String id = to(receiver).getString("id");
        List<Fed> fed = hooks.happen(List.of(stuck, other, stuck, other, other));

        awaitDelivered(id, 3);
        assertThat(receiver.ids()).doesNotContain(fed.get(2).id().toString());

        receiver.behave(got -> Reply.OK);
        advanceUntil(id, () -> read(id).getInt("delivered") == 5);
        assertThat(receiver.ids().stream()
                        .distinct()
                        .toList()
                        .indexOf(fed.get(2).id().toString()))
                .isGreaterThan(receiver.ids().stream()
                        .distinct()
                        .toList()
                        .indexOf(fed.get(0).id().toString()));
    }

    @Test
    void anEndpointThatVanishesForADayGetsEverythingAfterwards() {
        Receiver receiver = receiver();
        String id = to(receiver).getString("id");
        List<Fed> before = hooks.happen(Stream.generate(Ids::next).limit(5).toList());
        awaitDelivered(id, 5);

        receiver.vanish();
        List<Fed> during = hooks.happen(Stream.generate(Ids::next).limit(20).toList());
        Instant day = clock.now().plus(Duration.ofDays(1));
        advanceUntil(id, () -> clock.now().isAfter(day));
        assertThat(read(id).getString("state")).isEqualTo("ACTIVE");
        assertThat(read(id).getInt("failures")).isGreaterThan(5);

        receiver.start();
        List<Fed> after = hooks.happen(Stream.generate(Ids::next).limit(5).toList());
        advanceUntil(id, () -> read(id).getInt("delivered") == 30);

        assertThat(receiver.ids())
                .hasSize(30)
                .containsExactlyInAnyOrderElementsOf(Stream.of(before, during, after)
                        .flatMap(each -> ids(each).stream())
                        .toList());
        assertThat(read(id).getInt("dead")).isZero();
    }

    /** One that hangs is asked once at a time; the other gets all of its events meanwhile. */
    @Test
    void oneThatHangsStarvesNobody() {
        Receiver silent = receiver();
        CountDownLatch never = new CountDownLatch(1);
        silent.behave(got -> {
            never.await();
            return Reply.OK;
        });
        Receiver quick = receiver();
        String hanging = to(silent).getString("id");
        String served = to(quick).getString("id");
        List<Fed> fed = hooks.happen(Stream.generate(Ids::next).limit(100).toList());
        long begun = System.nanoTime();

        awaitDelivered(served, 100);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        String underWay =
                "select count(*) from webhook_delivery where state = 'SENDING' and webhook = '" + hanging + "'";
        assertThat(Integer.parseInt(hooks.ask(underWay))).isLessThanOrEqualTo(4);
        await().until(() -> read(hanging).getInt("failures") >= 4);
        assertThat(Integer.parseInt(hooks.ask(underWay))).isLessThanOrEqualTo(1);
        String delivery = deliveryOf(hanging, fed.getFirst());
        await().untilAsserted(() ->
                assertThat(delivery(hanging, delivery).getList("tried.outcome")).contains("TIMED_OUT"));
        never.countDown();
    }

    @Test
    void aRedirectIntoTheHouseIsNotFollowed() {
        Receiver inside = receiver();
        Receiver receiver = receiver();
        receiver.behave(got -> new Reply(302, Map.of("Location", inside.url()), ""));
        String id = to(receiver).getString("id");
        String delivery = deliveryOf(id, hooks.happen());

        await().untilAsserted(() ->
                assertThat(delivery(id, delivery).getList("tried.outcome")).startsWith("REDIRECTED"));
        assertThat(inside.got()).isEmpty();
    }

    @Test
    void whoSaysGoneIsNotAskedAgainUntilItsOwnerSaysSo() {
        Receiver receiver = receiver();
        receiver.behave(got -> Reply.of(410));
        String id = to(receiver).getString("id");
        hooks.happen();

        await().until(() -> read(id).getString("state").equals("DISABLED"));
        assertThat(read(id).getString("cause")).isEqualTo("GONE");
        int asked = receiver.got().size();
        hooks.happen();
        clock.advance(Duration.ofDays(2));
        receiver.behave(got -> Reply.OK);
        post(id + "/test", "", 409);
        assertThat(receiver.got()).hasSize(asked);

        post(id + "/resumption", "", 200);
        awaitDelivered(id, 2);
    }

    @Test
    void whoAsksForTimeGetsItForAllOfItsEvents() {
        Receiver receiver = receiver();
        receiver.behave(got -> new Reply(503, Map.of("Retry-After", "3600"), ""));
        String id = to(receiver).getString("id");
        hooks.happen();
        await().until(() -> read(id).getString("notBefore") != null);
        Instant notBefore = Instant.parse(read(id).getString("notBefore"));
        assertThat(notBefore)
                .isBetween(clock.now().plusSeconds(3500), clock.now().plusSeconds(3600));

        receiver.behave(got -> Reply.OK);
        hooks.happen();
        clock.advance(Duration.ofMinutes(50));
        await().until(() -> read(id).getInt("waiting") == 2);
        assertThat(receiver.got()).hasSize(1);
        clock.advance(Duration.ofMinutes(11));
        awaitDelivered(id, 2);
    }
}
