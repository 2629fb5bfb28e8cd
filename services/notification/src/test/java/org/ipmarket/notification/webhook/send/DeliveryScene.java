package org.ipmarket.notification.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.notification.webhook.Hooks.await;
import static org.ipmarket.notification.webhook.Hooks.centre;
import static org.ipmarket.notification.webhook.Hooks.read;
import static org.ipmarket.notification.webhook.Hooks.subscribe;

import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ipmarket.notification.webhook.Hooks;
import org.ipmarket.notification.webhook.Hooks.Fed;
import org.ipmarket.notification.webhook.Receiver;
import org.ipmarket.notification.webhook.Receiver.Got;
import org.ipmarket.notification.webhook.ShiftedClock;
import org.junit.jupiter.api.AfterEach;

/** What tests of deliveries share: receivers and webhooks that end with each test, and a clock that goes on to the next attempt. */
abstract class DeliveryScene {
    @Inject
    Hooks hooks;

    @Inject
    ShiftedClock clock;

    private final List<Receiver> receivers = new ArrayList<>();
    private final List<String> webhooks = new ArrayList<>();

    Receiver receiver() {
        Receiver receiver = new Receiver();
        receivers.add(receiver);
        return receiver;
    }

    JsonPath to(Receiver receiver) {
        // not that another test's webhook was stopped, which concerns the same centre
        return to(receiver, Map.of("scheme", "HMAC_SHA256", "types", List.of("lot.opened")));
    }

    JsonPath to(Receiver receiver, Map<String, Object> more) {
        JsonPath made = subscribe(receiver.url(), more);
        webhooks.add(made.getString("id"));
        return made;
    }

    @AfterEach
    void unsubscribe() {
        webhooks.forEach(id -> centre().delete("/api/v1/webhooks/" + id));
        receivers.forEach(Receiver::close);
    }

    void awaitDelivered(String webhook, int count) {
        await().untilAsserted(
                        () -> assertThat(read(webhook).getInt("delivered")).isEqualTo(count));
    }

    /**
     * Puts the clock forward to the next attempt again and again, until the condition holds. What waits behind an earlier event of its
     * resource is due and not to be attempted: it does not hold up the clock. What is under way does.
     */
    void advanceUntil(String webhook, BooleanSupplier done) {
        String next = "select greatest(min(d.due_at), max(w.not_before)) from webhook_delivery d"
                + " join webhook w on w.id = d.webhook where d.state = 'PENDING' and w.id = '" + webhook + "'"
                + " and not exists (select 1 from webhook_delivery e where e.webhook = d.webhook and (e.state = 'SENDING'"
                + " or e.state = 'PENDING' and e.resource = d.resource and e.position < d.position))";
        await().until(() -> {
            if (done.getAsBoolean()) {
                return true;
            }
            String due = hooks.ask(next);
            if (due != null) {
                Instant at = Instant.parse(due.replace(' ', 'T').replaceAll("\\+00$", "Z"));
                Duration wait = Duration.between(clock.now(), at);
                if (wait.isPositive()) {
                    clock.advance(wait);
                }
            }
            return false;
        });
    }

    static List<String> ids(List<Fed> fed) {
        return fed.stream().map(each -> each.id().toString()).toList();
    }

    /** @param ids of events, each in the place where it came first */
    static void assertOrdered(List<String> ids, List<Fed> fed) {
        Map<UUID, List<Fed>> bySubject = fed.stream().collect(Collectors.groupingBy(Fed::subject));
        bySubject.values().forEach(each -> {
            List<String> expected = ids(each);
            assertThat(ids.stream().filter(expected::contains).toList()).isEqualTo(expected);
        });
    }

    /** Independent of how the market signs: the standard's formula, written once more. */
    static void assertSigned(Got got, String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        mac.update((got.id() + "." + got.timestamp() + ".").getBytes());
        String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(got.body()));
        assertThat(got.signature().split(" ")).contains(expected);
    }
}
