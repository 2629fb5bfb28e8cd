package org.ipmarket.chassis.outbox;

import com.rabbitmq.client.AMQP;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.messages.Mode;

/**
 * Events as CloudEvents 1.0 in binary mode: attributes as message headers {@code cloudEvents:<attribute>}, the JSON as body
 * (CloudEvents AMQP binding, section 3.1). The market's extension attributes are {@code mode}, {@code visibility},
 * {@code aggregate}, {@code version}, {@code parties}, {@code centres} and {@code correlationid}.
 */
public final class CloudEventHeaders {
    private static final String PREFIX = "cloudEvents:";
    private static final int PERSISTENT = 2;

    private CloudEventHeaders() {}

    /** Message properties of an event told by a service: persistent, identified, JSON. */
    public static AMQP.BasicProperties write(EventEnvelope event, String service) {
        Map<String, Object> headers = new HashMap<>();
        put(headers, "specversion", "1.0");
        put(headers, "id", event.id().toString());
        put(headers, "type", event.type());
        put(headers, "source", "/" + service);
        put(headers, "subject", event.subject());
        put(headers, "time", event.occurredAt().toString());
        put(headers, "datacontenttype", "application/json");
        put(headers, "mode", event.mode().wire());
        put(headers, "visibility", event.visibility().name());
        put(headers, "aggregate", event.aggregate());
        put(headers, "version", event.version() == null ? null : event.version().toString());
        put(
                headers,
                "parties",
                event.parties().stream().map(UUID::toString).sorted().collect(Collectors.joining(",")));
        put(headers, "centres", event.centres().stream().sorted().collect(Collectors.joining(",")));
        put(headers, "correlationid", event.correlation());
        return new AMQP.BasicProperties.Builder()
                .contentType("application/json")
                .deliveryMode(PERSISTENT)
                .messageId(event.id().toString())
                .type(event.type())
                .timestamp(Date.from(event.occurredAt()))
                .headers(headers)
                .build();
    }

    private static void put(Map<String, Object> headers, String attribute, String value) {
        if (value != null && !value.isEmpty()) {
            headers.put(PREFIX + attribute, value);
        }
    }

    /**
     * Reads what a reader of events needs.
     *
     * @throws IllegalArgumentException naming the attribute that is missing or malformed
     */
    public static Header read(AMQP.BasicProperties properties) {
        Map<String, Object> headers = properties.getHeaders() == null ? Map.of() : properties.getHeaders();
        String version = optional(headers, "version");
        try {
            return new Header(
                    UUID.fromString(required(headers, "id")),
                    required(headers, "type"),
                    required(headers, "source"),
                    required(headers, "subject"),
                    Mode.fromString(required(headers, "mode")),
                    version == null ? null : Long.valueOf(version),
                    Instant.parse(required(headers, "time")),
                    optional(headers, "correlationid"));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("not an event of the market: " + e.getMessage(), e);
        }
    }

    /** What a reader needs of an event's headers. */
    public record Header(
            UUID id,
            String type,
            String source,
            String subject,
            Mode mode,
            Long version,
            Instant time,
            String correlation) {}

    private static String required(Map<String, Object> headers, String attribute) {
        String value = optional(headers, attribute);
        if (value == null) {
            throw new IllegalArgumentException("header " + PREFIX + attribute + " is missing");
        }
        return value;
    }

    private static String optional(Map<String, Object> headers, String attribute) {
        Object value = headers.get(PREFIX + attribute);
        return value == null ? null : value.toString();
    }
}
