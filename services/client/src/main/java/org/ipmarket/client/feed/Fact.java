package org.ipmarket.client.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.ipmarket.client.Json;

/**
 * Something that happened, as a CloudEvent of the market.
 *
 * @param id the same wherever and however often the event is told: act on each once
 * @param type such as {@code trade.completed.v1}
 * @param subject what it speaks of; facts of one subject come in their order
 * @param time when it happened
 * @param cursor the place in the feed right behind it
 * @param data what happened, as the event's schema says
 */
public record Fact(
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String cursor,
        @JsonProperty("data") JsonNode data) {
    /** Whether it is of that type, in whatever version. @param name such as {@code trade.completed} */
    public boolean is(String name) {
        return type.equals(name) || type.startsWith(name + ".v");
    }

    /** @throws IllegalArgumentException where its data are none */
    public <T> T as(Class<T> form) {
        return Json.convert(data, form);
    }
}
