package org.ipmarket.valuation.expert.store;

import java.nio.charset.StandardCharsets;
import org.ipmarket.messages.event.EventJson;

/** Values in a column of text, as JSON. */
final class Json {
    private Json() {}

    static String write(Object value) {
        return value == null ? null : new String(EventJson.write(value), StandardCharsets.UTF_8);
    }

    static <T> T read(String text, Class<T> type) {
        return text == null ? null : EventJson.read(text.getBytes(StandardCharsets.UTF_8), type);
    }
}
