package org.ipmarket.notification.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.notification.webhook.Hooks.await;
import static org.ipmarket.notification.webhook.Hooks.deliveryOf;
import static org.ipmarket.notification.webhook.Hooks.post;
import static org.ipmarket.notification.webhook.Hooks.read;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.notification.webhook.Hooks.Fed;
import org.ipmarket.notification.webhook.NearReceivers;
import org.ipmarket.notification.webhook.Receiver;
import org.ipmarket.notification.webhook.Receiver.Got;
import org.ipmarket.notification.webhook.Receiver.Reply;
import org.junit.jupiter.api.Test;

/** What an owner asks for: new keys, another attempt, none, a test, a selection. */
@QuarkusTest
@TestProfile(NearReceivers.class)
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "notification"))
class OwnersWishIT extends DeliveryScene {
    /** While the old key still signs, both signatures come; then the new one alone. */
    @Test
    void aKeyIsRotatedWithoutAGap() throws Exception {
        Receiver receiver = receiver();
        JsonPath webhook = to(receiver);
        String id = webhook.getString("id");
        String old = webhook.getString("secret");

        JsonPath rotated = post(id + "/rotation", Map.of("overlap", "PT12H"), 200);
        String fresh = rotated.getString("secret");
        assertThat(fresh).startsWith("whsec_").isNotEqualTo(old);
        hooks.happen();
        awaitDelivered(id, 1);
        Got both = receiver.got().getLast();
        assertThat(both.signature().split(" ")).hasSize(2);
        assertSigned(both, old);
        assertSigned(both, fresh);

        JsonPath asymmetric = post(id + "/rotation", Map.of("scheme", "ED25519", "overlap", "PT1H"), 200);
        assertThat(asymmetric.getString("secret")).isNull();
        assertThat(asymmetric.getString("keys[0].publicKey")).startsWith("whpk_");
        hooks.happen();
        awaitDelivered(id, 2);
        assertThat(receiver.got().getLast().signature().split(" "))
                .extracting(each -> each.split(",")[0])
                .containsExactly("v1a", "v1", "v1");

        clock.advance(Duration.ofHours(13));
        hooks.happen();
        awaitDelivered(id, 3);
        assertThat(receiver.got().getLast().signature()).startsWith("v1a,").doesNotContain(" ");
    }

    @Test
    void whatIsGivenUpLetsTheNextOnePass() {
        Receiver receiver = receiver();
        UUID lot = Ids.next();
        receiver.behave(got -> got.number() == 1 ? Reply.of(400) : Reply.OK);
        String id = to(receiver).getString("id");
        List<Fed> fed = hooks.happen(List.of(lot, lot));
        await().until(() -> read(id).getInt("failures") == 1);
        String first = deliveryOf(id, fed.getFirst());

        assertThat(post(id + "/deliveries/" + first + "/abandonment", "", 200).getString("state"))
                .isEqualTo("DEAD");
        awaitDelivered(id, 1);
        assertThat(receiver.ids()).containsExactlyElementsOf(ids(fed));
    }

    @Test
    void aTestMessageComesSignedAndMeansNothing() throws Exception {
        Receiver receiver = receiver();
        JsonPath webhook = to(receiver);
        String id = webhook.getString("id");

        post(id + "/test", "", 202);

        awaitDelivered(id, 1);
        Got got = receiver.got().getFirst();
        assertSigned(got, webhook.getString("secret"));
        assertThat(new JsonPath(got.text()).getString("type")).isEqualTo("webhook.tested.v1");
    }

    /** What is wanted is what comes; what another centre's is never comes. */
    @Test
    void aFilterAndTheFeedsRulesDecideWhatComes() {
        Receiver receiver = receiver();
        String id = to(receiver, Map.of("types", List.of("lot.*"), "centres", List.of("FS")))
                .getString("id");
        Fed wanted = hooks.happen();
        hooks.happen("lot.awarded.v1", "test", Ids.next(), null, "{}");
        hooks.happen("lot.opened.v1", "live", Ids.next(), "{}", null);
        hooks.happen("offer.announced.v1", "test", Ids.next(), "{}", null);
        Fed last = hooks.happen();

        awaitDelivered(id, 2);

        assertThat(Set.copyOf(receiver.ids()))
                .isEqualTo(Set.of(wanted.id().toString(), last.id().toString()));
        await().until(() -> read(id).getLong("position") == last.position());
    }
}
