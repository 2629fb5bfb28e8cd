package org.ipmarket.chassis.inbox;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ipmarket.chassis.config.Broker;
import org.ipmarket.chassis.config.ChassisConfig;
import org.ipmarket.chassis.outbox.CloudEventHeaders;
import org.ipmarket.chassis.outbox.EventEnvelope;
import org.ipmarket.messages.event.EventCatalogue;

/** The service's dead-letter queue: an operator lists it, and sends what is in it once more. */
@ApplicationScoped
public class DeadLetters {
    private final ChassisConfig config;
    private final String service;

    DeadLetters(ChassisConfig config, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.config = config;
        this.service = service;
    }

    /** @param reason why it could have no effect; the broker's own word where the broker gave up on it */
    public record DeadLetter(String id, String type, String reason, String payload) {}

    /** How many there are. */
    public long count() throws IOException, TimeoutException {
        try (com.rabbitmq.client.Connection connection = connect();
                Channel channel = connection.createChannel()) {
            return channel.messageCount(queue());
        }
    }

    /** The oldest ones; they stay in the queue. */
    public List<DeadLetter> list(int limit) throws IOException, TimeoutException {
        try (com.rabbitmq.client.Connection connection = connect();
                Channel channel = connection.createChannel()) {
            List<DeadLetter> letters = new ArrayList<>();
            while (letters.size() < limit) {
                GetResponse message = channel.basicGet(queue(), false);
                if (message == null) {
                    break;
                }
                letters.add(new DeadLetter(
                        message.getProps().getMessageId(),
                        message.getProps().getType(),
                        reason(message.getProps()),
                        new String(message.getBody(), StandardCharsets.UTF_8)));
            }
            // closing the channel puts back what was only looked at
            return letters;
        }
    }

    /** Sends the oldest ones to the service's inbox again, each confirmed there before it leaves here. */
    public int replay(int limit) throws IOException, TimeoutException, InterruptedException {
        try (com.rabbitmq.client.Connection connection = connect();
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            int replayed = 0;
            while (replayed < limit) {
                GetResponse message = channel.basicGet(queue(), false);
                if (message == null) {
                    break;
                }
                Map<String, Object> headers = new HashMap<>(message.getProps().getHeaders());
                headers.keySet().removeIf(name -> name.startsWith("x-"));
                channel.basicPublish(
                        "",
                        service + ".inbox",
                        true,
                        message.getProps().builder().headers(headers).build(),
                        message.getBody());
                channel.waitForConfirmsOrDie(config.outbox().confirmTimeout().toMillis());
                channel.basicAck(message.getEnvelope().getDeliveryTag(), false);
                replayed++;
            }
            return replayed;
        }
    }

    private String queue() {
        return service + ".dead";
    }

    private com.rabbitmq.client.Connection connect() throws IOException, TimeoutException {
        return Broker.of(config.rabbitmq()).connect(service + " dead letters");
    }

    private static String reason(AMQP.BasicProperties properties) {
        Map<String, Object> headers = properties.getHeaders() == null ? Map.of() : properties.getHeaders();
        Object reason = headers.getOrDefault(InboxConsumer.REASON, headers.get("x-first-death-reason"));
        return reason == null ? "unknown" : reason.toString();
    }

    /** Message properties of an event that was parked. */
    static AMQP.BasicProperties properties(EventHeader header) {
        var type = EventCatalogue.classOf(header.type());
        var described = EventCatalogue.describe(type);
        EventEnvelope envelope = new EventEnvelope(
                header.id(),
                header.type(),
                described.aggregate(),
                header.subject(),
                header.version(),
                header.mode(),
                described.visibility(),
                Set.of(),
                Set.of(),
                header.correlation(),
                header.time(),
                "");
        return CloudEventHeaders.write(envelope, described.by());
    }
}
