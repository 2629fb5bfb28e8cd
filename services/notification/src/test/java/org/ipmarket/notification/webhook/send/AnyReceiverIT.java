package org.ipmarket.notification.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.notification.webhook.Hooks.deliveries;
import static org.ipmarket.notification.webhook.Hooks.delivery;
import static org.ipmarket.notification.webhook.Hooks.post;
import static org.ipmarket.notification.webhook.Hooks.read;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.client.webhook.VerificationFailed;
import org.ipmarket.client.webhook.WebhookVerifier;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.notification.webhook.Hooks.Fed;
import org.ipmarket.notification.webhook.NearReceivers;
import org.ipmarket.notification.webhook.Receiver;
import org.ipmarket.notification.webhook.Receiver.Reply;
import org.junit.jupiter.api.Test;

/** A receiver that does all that a receiver can do wrong: what it ends with, and what is written of it. */
@QuarkusTest
@TestProfile(NearReceivers.class)
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "notification"))
class AnyReceiverIT extends DeliveryScene {
    private static final List<String> FAILURES = List.of("REFUSED", "TIMED_OUT", "REDIRECTED", "UNREACHABLE");
    private static final List<Duration> STANDARD = Stream.of(
                    "PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H", "PT24H")
            .map(Duration::parse)
            .toList();

    /**
     * All of it, one after the other: it is slow and answers every third request 500, takes what it answers too late, redirects into
     * the house, has its key rotated, and is gone for a day. It does what a receiver is asked to do, with the library that it is given:
     * verify, and act once by the id.
     */
    @Test
    void whateverAReceiverDoesItEndsWithEverythingOnceById() {
        Receiver inside = receiver();
        Receiver receiver = receiver();
        JsonPath webhook = to(receiver);
        String id = webhook.getString("id");
        String old = webhook.getString("secret");
        AtomicReference<WebhookVerifier> verifier = new AtomicReference<>(verifier(old));
        List<String> acted = new CopyOnWriteArrayList<>();
        List<String> disbelieved = new CopyOnWriteArrayList<>();
        Receiver.Behaviour good = got -> {
            try {
                String event = verifier.get().verify(got.headers()::get, got.body());
                synchronized (acted) {
                    if (!acted.contains(event)) {
                        acted.add(event);
                    }
                }
                return Reply.OK;
            } catch (VerificationFailed e) {
                disbelieved.add(e.getMessage());
                return Reply.of(401);
            }
        };
        List<UUID> lots = Stream.generate(Ids::next).limit(6).toList();
        List<Fed> fed = new ArrayList<>();

        receiver.behave(got -> {
            Thread.sleep(got.number() % 20);
            return got.number() % 3 == 0 ? Reply.of(500) : good.answer(got);
        });
        fed.addAll(happen(lots, 24));
        awaitAll(id, fed);

        AtomicInteger late = new AtomicInteger();
        receiver.behave(got -> {
            Reply reply = good.answer(got);
            if (late.incrementAndGet() <= 2) {
                Thread.sleep(2500);
            }
            return reply;
        });
        fed.addAll(happen(lots, 6));
        awaitAll(id, fed);

        AtomicInteger redirected = new AtomicInteger();
        receiver.behave(got -> redirected.incrementAndGet() <= 3
                ? new Reply(307, Map.of("Location", inside.url()), "")
                : good.answer(got));
        fed.addAll(happen(lots, 6));
        awaitAll(id, fed);

        receiver.behave(good);
        String fresh = post(id + "/rotation", Map.of("overlap", "PT12H"), 200).getString("secret");
        fed.addAll(happen(lots, 6));
        awaitAll(id, fed);
        verifier.set(verifier(old, fresh));
        fed.addAll(happen(lots, 6));
        awaitAll(id, fed);
        clock.advance(Duration.ofHours(13));
        verifier.set(verifier(fresh));

        receiver.vanish();
        int before = fed.size();
        fed.addAll(happen(lots, 12));
        Instant day = clock.now().plus(Duration.ofDays(1));
        advanceUntil(id, () -> clock.now().isAfter(day));
        receiver.start();
        awaitAll(id, fed);

        assertThat(read(id).getString("state")).isEqualTo("ACTIVE");
        assertThat(disbelieved).isEmpty();
        assertThat(inside.got()).isEmpty();
        assertThat(acted).doesNotHaveDuplicates().hasSameElementsAs(ids(fed));
        assertOrdered(acted, fed);
        assertThat(receiver.ids()).as("some came more than once").hasSizeGreaterThan(fed.size());
        List<String> undisturbed = ids(fed.subList(0, before));
        List<String> deliveries = deliveries(id, "").getList("items.id");
        assertThat(deliveries).hasSameSizeAs(fed);
        for (String delivery : deliveries) {
            JsonPath log = delivery(id, delivery);
            assertLogged(log, undisturbed.contains(log.getString("event")));
        }
    }

    private WebhookVerifier verifier(String... keys) {
        return new WebhookVerifier(List.of(keys), WebhookVerifier.USUAL_TOLERANCE, clock::now);
    }

    private List<Fed> happen(List<UUID> lots, int count) {
        return hooks.happen(IntStream.range(0, count)
                .mapToObj(i -> lots.get(i % lots.size()))
                .toList());
    }

    private void awaitAll(String webhook, List<Fed> fed) {
        advanceUntil(webhook, () -> read(webhook).getInt("delivered") == fed.size());
    }

    /**
     * Every attempt stands there, the last one alone is a success, and none came sooner than the standard's schedule says.
     *
     * @param undisturbed nothing was hastened because the endpoint had come back
     */
    private static void assertLogged(JsonPath log, boolean undisturbed) {
        List<String> outcomes = log.getList("tried.outcome");
        assertThat(log.getString("state")).isEqualTo("DELIVERED");
        assertThat(log.getList("tried.number"))
                .isEqualTo(
                        IntStream.rangeClosed(1, log.getInt("attempts")).boxed().toList());
        assertThat(outcomes.getLast()).isEqualTo("DELIVERED");
        assertThat(outcomes.subList(0, outcomes.size() - 1)).isSubsetOf(FAILURES);
        List<Instant> at = log.getList("tried.at", String.class).stream()
                .map(Instant::parse)
                .toList();
        for (int i = 1; i < at.size(); i++) {
            if (undisturbed || i < at.size() - 1) {
                assertThat(Duration.between(at.get(i - 1), at.get(i)))
                        .as("attempt %d of %s", i + 1, outcomes)
                        .isGreaterThanOrEqualTo(STANDARD.get(i - 1));
            }
        }
    }
}
