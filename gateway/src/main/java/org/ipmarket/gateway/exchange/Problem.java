package org.ipmarket.gateway.exchange;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/**
 * A refusal as RFC 9457 says it.
 *
 * @param slug the stable end of its type, {@code /problems/<slug>}
 * @param facts further members, such as what would be accepted
 * @param headers that belong to the answer, such as {@code Retry-After}
 */
public record Problem(int status, String slug, String detail, Map<String, Object> facts, Map<String, String> headers) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        facts = Map.copyOf(facts);
        headers = Map.copyOf(headers);
    }

    public Problem(int status, String slug, String detail) {
        this(status, slug, detail, Map.of(), Map.of());
    }

    public Problem with(String fact, Object value) {
        Map<String, Object> more = new HashMap<>(facts);
        more.put(fact, value);
        return new Problem(status, slug, detail, more, headers);
    }

    public Problem header(String name, Object value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value.toString());
        return new Problem(status, slug, detail, facts, more);
    }

    /** The document; {@code instance} is the correlation id, which the logs know. */
    public Buffer document(String correlation) {
        JsonObject document = new JsonObject()
                .put("type", "/problems/" + slug)
                .put(
                        "title",
                        Character.toUpperCase(slug.charAt(0))
                                + slug.substring(1).replace('-', ' '))
                .put("status", status)
                .put("detail", detail)
                .put("instance", "urn:correlation:" + correlation);
        facts.forEach(document::put);
        return document.toBuffer();
    }
}
