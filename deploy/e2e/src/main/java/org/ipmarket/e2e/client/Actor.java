package org.ipmarket.e2e.client;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** One who calls the API: a person or a machine client. What each call means stands in {@code docs/api.md}. */
public final class Actor {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 200;

    private final String name;
    private final Http http;
    private final Function<String, URI> address;
    private final Supplier<String> token;

    Actor(String name, Http http, Function<String, URI> address, Supplier<String> token) {
        this.name = name;
        this.http = http;
        this.address = address;
        this.token = token;
    }

    public String name() {
        return name;
    }

    public static String newKey() {
        return UUID.randomUUID().toString();
    }

    public <T> T get(String path, Class<T> type) {
        return Http.read(http.send(request(path), true).body(), type);
    }

    /** The text of something that is not JSON. */
    public String text(String path) {
        return new String(
                http.send(request(path).setHeader("Accept", "*/*"), true).body(), StandardCharsets.UTF_8);
    }

    /** Empty where the answer is 404. */
    public <T> Optional<T> find(String path, Class<T> type) {
        try {
            return Optional.of(get(path, type));
        } catch (Refused refused) {
            if (refused.status() == 404) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** Every item of a list, page by page; {@code path} may hold a query. */
    public <T> List<T> list(String path, Class<T> type) {
        JavaType items = TypeFactory.defaultInstance().constructCollectionType(List.class, type);
        List<T> all = new ArrayList<>();
        String cursor = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            String query = (path.contains("?") ? "&" : "?") + "limit=" + PAGE
                    + (cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
            JsonNode answer = get(path + query, JsonNode.class);
            all.addAll(itemsOf(answer, items));
            cursor = answer.path("next").asText(null);
            if (cursor == null || cursor.isEmpty()) {
                return all;
            }
        }
        throw new IllegalStateException(path + " has more than " + MOST_PAGES + " pages");
    }

    private static <T> List<T> itemsOf(JsonNode answer, JavaType items) {
        try {
            return Http.JSON.readerFor(items).readValue(answer.path("items"));
        } catch (IOException e) {
            throw new IllegalStateException("not a list of " + items + ": " + answer, e);
        }
    }

    /** Sent once; where no answer came the effect is unknown. */
    public <T> T post(String path, Object body, Class<T> type) {
        return Http.read(http.send(posting(path, body), false).body(), type);
    }

    /** Sent until it is answered: the market takes a second one with the same key for the first. */
    public <T> T post(String path, Object body, String key, Class<T> type) {
        return Http.read(
                http.send(posting(path, body).header("Idempotency-Key", key), true)
                        .body(),
                type);
    }

    /** Creates what has no version yet. */
    public <T> T put(String path, Object body, Class<T> type) {
        return Http.read(http.send(putting(path, body), true).body(), type);
    }

    /** Changes what the caller has read in this version. */
    public <T> T put(String path, Object body, long version, Class<T> type) {
        return Http.read(
                http.send(putting(path, body).header("If-Match", "\"v" + version + "\""), false)
                        .body(),
                type);
    }

    /** The entity tag that a read carries, if any. */
    public Optional<String> tagOf(String path) {
        HttpResponse<byte[]> answer = http.send(request(path), true);
        return answer.headers().firstValue("ETag");
    }

    private HttpRequest.Builder posting(String path, Object body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Http.write(body)));
    }

    private HttpRequest.Builder putting(String path, Object body) {
        return request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(Http.write(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.apply(path))
                .header("Authorization", "Bearer " + token.get())
                .header("Accept", "application/json");
    }
}
