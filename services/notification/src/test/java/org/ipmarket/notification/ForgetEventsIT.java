package org.ipmarket.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.chassis.inbox.ForgetEvents;
import org.ipmarket.chassis.inbox.Inbox;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.LotExtended;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.notification.webhook.Hooks;
import org.ipmarket.notification.webhook.NearReceivers;
import org.junit.jupiter.api.Test;

/** The inbox does not grow for ever, and what it has forgotten has no second effect. */
@QuarkusTest
@TestProfile(NearReceivers.class)
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "notification"))
class ForgetEventsIT {
    private static final LotExtended EXTENDED =
            new LotExtended(new LotId(Ids.next()), Mode.TEST, new CentreCode("GZ"), 1, Instant.EPOCH);
    private static final String PAYLOAD = new String(EventJson.write(EXTENDED), StandardCharsets.UTF_8);

    @Inject
    Inbox inbox;

    @Inject
    ForgetEvents forget;

    @Inject
    Hooks hooks;

    private Inbox.Outcome receive(UUID id, Duration age) {
        Instant told = Instant.now().minus(age);
        return inbox.receive(
                new EventHeader(id, "lot.extended.v1", "/bidding", EXTENDED.subject(), Mode.TEST, null, told, null),
                PAYLOAD);
    }

    private int count(String table, UUID event) {
        return Integer.parseInt(hooks.ask("select count(*) from " + table + " where event_id = '" + event + "'"));
    }

    @Test
    void whatTookEffectLongAgoIsForgottenAndHasNoSecondEffect() {
        UUID old = Ids.next();
        UUID young = Ids.next();
        receive(old, Duration.ofDays(300));
        receive(young, Duration.ofDays(300));
        assertThat(count("feed_event", old)).isEqualTo(1);
        // a year and a half later
        hooks.sql("update inbox_event set received_at = received_at - interval '500 days' where event_id = '" + old
                + "'");

        forget.forget();

        assertThat(count("inbox_event", old)).isZero();
        assertThat(count("inbox_event", young)).isEqualTo(1);

        assertThat(receive(old, Duration.ofDays(800))).isInstanceOf(Inbox.Outcome.Done.class);
        assertThat(count("feed_event", old)).isEqualTo(1);
        assertThat(count("inbox_event", old)).isZero();
        receive(young, Duration.ofDays(300));
        assertThat(count("feed_event", young)).isEqualTo(1);
    }
}
