package org.ipmarket.messages.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** An example of each event as it was first told; examples are added, never changed. */
final class EventExamples {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private EventExamples() {}

    static JsonNode json(Class<? extends MarketEvent> event) {
        return tree("/examples/" + EventCatalogue.describe(event).name() + ".json");
    }

    static MarketEvent read(Class<? extends MarketEvent> event) {
        return EventJson.read(bytes(json(event)), event);
    }

    static JsonNode schema(Class<? extends MarketEvent> event) {
        return tree("/schemas/" + EventCatalogue.typeOf(event) + ".json");
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A further example of an event, by the name of its file. */
    static JsonNode further(String name) {
        return tree("/examples/" + name + ".json");
    }

    private static JsonNode tree(String resource) {
        try (InputStream in = EventExamples.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + resource);
            }
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
