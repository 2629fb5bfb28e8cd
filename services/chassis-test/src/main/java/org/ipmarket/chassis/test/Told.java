package org.ipmarket.chassis.test;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.MarketEvent;

/**
 * An event as it came over the broker.
 *
 * @param headers CloudEvents attributes without their prefix: {@code id}, {@code subject}, {@code mode}, ...
 */
public record Told(String type, Map<String, String> headers, byte[] body) {
    public <E extends MarketEvent> E as(Class<E> event) {
        return EventJson.read(body, event);
    }

    public String json() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return type + " " + json();
    }
}
