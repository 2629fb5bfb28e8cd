package org.ipmarket.chassis.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ipmarket.chassis.config.Broker;
import org.ipmarket.chassis.config.ChassisConfig;
import org.ipmarket.chassis.outbox.CloudEventHeaders;
import org.ipmarket.chassis.outbox.EventEnvelope;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.BidderLeft;
import org.ipmarket.messages.event.LotCancelled;
import org.ipmarket.messages.event.LotOpened;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.Test;

/** The inbox on the real broker and database: every event takes effect exactly once. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "chassis"))
class InboxIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final CentreCode GZ = new CentreCode("GZ");

    @Inject
    ChassisConfig config;

    @Inject
    Effects.Table effects;

    @Inject
    Parking parking;

    @Inject
    DeadLetters deadLetters;

    @Test
    void eitherOrderAndTwiceHasOneEffectOfEach() throws Exception {
        List<EventEnvelope> all = new ArrayList<>();
        List<EventEnvelope> sent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            LotId lot = new LotId(Ids.next());
            EventEnvelope opened = envelope(opened(lot));
            EventEnvelope left = envelope(left(lot));
            all.add(opened);
            all.add(left);
            sent.addAll(i % 2 == 0 ? List.of(opened, left, opened, left) : List.of(left, left, opened, left, opened));
        }
        publish(sent);
        await().atMost(SOON).untilAsserted(() -> assertThat(all)
                .allSatisfy(event -> assertThat(effects.effectsOf(event.id())).isEqualTo(1)));
        await().atMost(SOON).untilAsserted(() -> assertThat(parking.count()).isZero());
    }

    @Test
    void aConsumerThatLosesItsDatabaseBeforeTheCommitActsOnceInTheEnd() throws Exception {
        EventEnvelope event = envelope(cancelled(Effects.LotCancelledHandler.LOSE_THE_DATABASE_ONCE));
        publish(List.of(event));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(effects.effectsOf(event.id())).isEqualTo(1));
    }

    @Test
    void poisonEndsInTheDeadLetterQueueWithItsReasonAndHoldsNobodyUp() throws Exception {
        EventEnvelope poison = envelope(cancelled(Effects.LotCancelledHandler.POISON));
        EventEnvelope behind = envelope(opened(new LotId(Ids.next())));
        EventEnvelope unreadable = new EventEnvelope(
                Ids.next(),
                "lot.opened.v1",
                "lot",
                "x",
                null,
                Mode.TEST,
                poison.visibility(),
                poison.parties(),
                poison.centres(),
                null,
                NOON,
                "{\"lot\": 7");
        publish(List.of(poison, unreadable, behind));
        publishBare("no headers at all");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(effects.effectsOf(behind.id())).isEqualTo(1));
        await().atMost(SOON).untilAsserted(() -> assertThat(deadLetters.list(100))
                .anySatisfy(letter -> {
                    assertThat(letter.id()).isEqualTo(poison.id().toString());
                    assertThat(letter.reason()).contains("a lot that cannot be cancelled");
                })
                .anySatisfy(letter -> {
                    assertThat(letter.id()).isEqualTo(unreadable.id().toString());
                    assertThat(letter.reason()).contains("not a LotOpened");
                })
                .anySatisfy(letter -> assertThat(letter.reason()).contains("cloudEvents:id is missing")));
        assertThat(effects.effectsOf(poison.id())).isZero();
    }

    private static LotOpened opened(LotId lot) {
        return new LotOpened(lot, Mode.TEST, GZ, NOON, NOON.plusSeconds(60), "english/1", "00");
    }

    private static BidderLeft left(LotId lot) {
        return new BidderLeft(lot, Mode.TEST, GZ, new DepositId(Ids.next()), new ParticipantId(Ids.next()), NOON);
    }

    private static LotCancelled cancelled(String reason) {
        return new LotCancelled(new LotId(Ids.next()), Mode.TEST, GZ, reason, NOON);
    }

    private static EventEnvelope envelope(MarketEvent event) {
        return EventEnvelope.of(event, "test-" + UUID.randomUUID(), NOON);
    }

    private void publish(List<EventEnvelope> events) throws Exception {
        try (Connection connection = Broker.of(config.rabbitmq()).connect("test");
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            for (EventEnvelope event : events) {
                channel.basicPublish(
                        "ipmarket.events",
                        event.type(),
                        true,
                        CloudEventHeaders.write(event, "bidding"),
                        event.payload().getBytes(StandardCharsets.UTF_8));
            }
            channel.waitForConfirmsOrDie(10_000);
        }
    }

    private void publishBare(String body) throws Exception {
        try (Connection connection = Broker.of(config.rabbitmq()).connect("test");
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            channel.basicPublish(
                    "", "chassis.inbox", true, new AMQP.BasicProperties(), body.getBytes(StandardCharsets.UTF_8));
            channel.waitForConfirmsOrDie(10_000);
        }
    }
}
