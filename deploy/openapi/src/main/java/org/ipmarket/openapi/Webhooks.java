package org.ipmarket.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.ipmarket.messages.event.EventCatalogue;
import org.ipmarket.messages.event.EventType;
import org.ipmarket.messages.event.MarketEvent;

/** Every event as it is told outside: a CloudEvent whose data is the event's record. */
final class Webhooks {
    private final Schemas schemas;
    private final Path examples;

    /** @param examples the folder with one JSON file for each event's data */
    Webhooks(Schemas schemas, Path examples) {
        this.schemas = schemas;
        this.examples = examples;
    }

    ObjectNode all() {
        ObjectNode hooks = Json.object();
        for (Class<? extends MarketEvent> event : EventCatalogue.all()) {
            EventType type = EventCatalogue.describe(event);
            if (type.visibility() != EventType.Visibility.INTERNAL) {
                hooks.putObject(type.name()).set("post", of(event, type));
            }
        }
        return Json.sorted(hooks);
    }

    private ObjectNode of(Class<? extends MarketEvent> event, EventType type) {
        ObjectNode operation = Json.object();
        operation.putArray("tags").add("events");
        operation.put("operationId", "on" + event.getSimpleName());
        operation.put("summary", type.name() + ": told by " + type.by() + ", shown to " + reach(type.visibility()));
        ObjectNode data = schemas.of(event);
        ObjectNode media = operation
                .putObject("requestBody")
                .put("required", true)
                .putObject("content")
                .putObject("application/cloudevents+json");
        ObjectNode schema = media.putObject("schema");
        schema.putArray("allOf").addObject().put("$ref", "#/components/schemas/CloudEvent");
        ObjectNode narrowed = schema.putObject("properties");
        narrowed.putObject("type").put("const", type.name());
        narrowed.set("data", data);
        media.set("example", example(type));
        operation.putObject("responses").putObject("2XX").put("description", "Taken");
        return operation;
    }

    private ObjectNode example(EventType type) {
        ObjectNode envelope = Json.object();
        ObjectNode data = (ObjectNode) Json.read(examples.resolve(type.name() + ".json"));
        envelope.put("specversion", "1.0");
        envelope.put("id", "01900000-0000-7000-8000-0000000000e1");
        envelope.put("type", type.name());
        envelope.put("source", "/" + type.by());
        envelope.put("time", "2026-03-08T01:30:00Z");
        envelope.put("datacontenttype", "application/json");
        envelope.put("mode", data.path("mode").asText("live"));
        envelope.put("visibility", type.visibility().name());
        envelope.put("aggregate", type.aggregate());
        envelope.set("data", data);
        return envelope;
    }

    private static String reach(EventType.Visibility visibility) {
        return switch (visibility) {
            case PUBLIC -> "anybody of the mode";
            case PARTY -> "the participants and centres concerned";
            case CENTRE -> "the centres concerned";
            case INTERNAL -> throw new IllegalArgumentException("not shown outside");
        };
    }

    /** The envelope. */
    static ObjectNode envelope() {
        ObjectNode schema = Json.object().put("type", "object");
        schema.put("description", "CloudEvents 1.0, structured mode, with the market's extension attributes.");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("specversion").put("const", "1.0");
        properties.putObject("id").put("type", "string").put("description", "The same for each delivery of an event");
        properties.putObject("type").put("type", "string");
        properties.putObject("source").put("type", "string").put("format", "uri-reference");
        properties.putObject("subject").put("type", "string");
        properties.putObject("time").put("type", "string").put("format", "date-time");
        properties.putObject("datacontenttype").put("const", "application/json");
        properties
                .putObject("mode")
                .put("type", "string")
                .putArray("enum")
                .add("live")
                .add("test");
        properties.putObject("visibility").put("type", "string");
        properties.putObject("aggregate").put("type", "string");
        properties.putObject("version").put("type", "string");
        properties.putObject("parties").put("type", "string");
        properties.putObject("centres").put("type", "string");
        properties.putObject("correlationid").put("type", "string");
        properties.putObject("data").put("type", "object");
        schema.putArray("required")
                .add("specversion")
                .add("id")
                .add("type")
                .add("source")
                .add("data");
        return schema;
    }
}
