package org.ipmarket.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One who calls the API: a system or a person. Paths begin behind {@code /api/v1}; what each call means stands in the market's
 * OpenAPI document. Every method throws {@link Refused} for an answer that says no, {@link Unanswered} where none came.
 */
public final class Caller {
    static final String JSON = "application/json";
    private static final int PAGE = 100;

    private final String name;
    private final Http http;
    private final Function<String, URI> address;
    private final Supplier<String> token;
    private final String principal;
    private final String version;

    Caller(String name, Http http, Function<String, URI> address, Supplier<String> token) {
        this(name, http, address, token, null, null);
    }

    private Caller(
            String name,
            Http http,
            Function<String, URI> address,
            Supplier<String> token,
            String principal,
            String version) {
        this.name = name;
        this.http = http;
        this.address = address;
        this.token = token;
        this.principal = principal;
        this.version = version;
    }

    /** The same caller acting for a participant: a centre's system for those whose home is its centre, an agent under its mandate. */
    public Caller onBehalfOf(String participant) {
        return new Caller(name, http, address, token, participant, version);
    }

    /** The same caller whose edits are of that version, for the methods of {@code client-api}. @param tag of {@link Versioned} */
    public Caller inVersion(String tag) {
        return new Caller(name, http, address, token, principal, tag);
    }

    /** For messages. */
    public String name() {
        return name;
    }

    /** The bare token, for requests that a program makes itself. */
    public String token() {
        return token.get();
    }

    /** A key under which a POST takes effect once, however often it is sent. Keep it with what is to be done. */
    public static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** The tag of a version that a document shows of itself. */
    public static String tag(long version) {
        return "\"v" + version + "\"";
    }

    public <T> T get(String path, Class<T> type) {
        return Json.read(
                http.send(() -> request(path, JSON), Repetition.HARMLESS).body(), type);
    }

    /** With its version, for an edit. */
    public <T> Versioned<T> read(String path, Class<T> type) {
        HttpResponse<byte[]> answer = http.send(() -> request(path, JSON), Repetition.HARMLESS);
        return new Versioned<>(
                Json.read(answer.body(), type),
                answer.headers().firstValue("ETag").orElse(null));
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

    /** A file, or anything that is not JSON. */
    public byte[] bytes(String path) {
        return http.send(() -> request(path, "*/*"), Repetition.HARMLESS).body();
    }

    public String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    /** Every item of a list; a page is fetched when the stream comes to it. @param path may hold a query */
    public <T> Stream<T> stream(String path, Class<T> type) {
        return Stream.iterate(
                        page(path, null),
                        page -> page != null,
                        page -> page.next() == null ? null : page(path, page.next()))
                .flatMap(page -> Json.items(page.body(), type).stream());
    }

    /** Every item of a list, at once. */
    public <T> List<T> list(String path, Class<T> type) {
        return stream(path, type).toList();
    }

    /** Sent once; where no answer came the effect is unknown. */
    public <T> T post(String path, Object body, Class<T> type) {
        return Json.read(
                http.send(() -> writing("POST", path, body), Repetition.DOES_IT_TWICE)
                        .body(),
                type);
    }

    /** Sent until it is answered: the market takes a second one with the same key for the first. */
    public <T> T post(String path, Object body, String key, Class<T> type) {
        return Json.read(
                http.send(() -> writing("POST", path, body).header("Idempotency-Key", key), Repetition.HARMLESS)
                        .body(),
                type);
    }

    /** Creates what has no version yet, or changes what has none. Repeated as an edit is. */
    public <T> T put(String path, Object body, Class<T> type) {
        return Json.read(
                http.send(() -> writing("PUT", path, body), Repetition.MEETS_ITSELF)
                        .body(),
                type);
    }

    /**
     * Changes what was read in this version. Sent again where the answer was lost, since it takes effect once in that version;
     * {@link Unanswered} where the second one is refused by reason of the version, as it would be by the first one's effect: read it
     * again and compare.
     *
     * @param tag of {@link Versioned}
     */
    public <T> T put(String path, Object body, String tag, Class<T> type) {
        return edit("PUT", path, body, tag, type);
    }

    /** Changes a part of what was read in this version. */
    public <T> T patch(String path, Object body, String tag, Class<T> type) {
        return edit("PATCH", path, body, tag, type);
    }

    /** Deletes it. Sent again where the answer was lost, and done then where it is not there any more. */
    public void delete(String path) {
        http.send(() -> request(path, JSON).DELETE(), Repetition.DELETES);
    }

    private <T> T edit(String method, String path, Object body, String tag, Class<T> type) {
        return Json.read(
                http.send(() -> writing(method, path, body).header("If-Match", tag), Repetition.MEETS_ITSELF)
                        .body(),
                type);
    }

    /** Whatever the operation; repeated as its method and its key permit. */
    HttpResponse<byte[]> call(String method, String path, Object body, Map<String, String> headers) {
        return http.send(
                () -> {
                    HttpRequest.Builder request = body == null
                            ? request(path, "*/*").method(method, BodyPublishers.noBody())
                            : writing(method, path, body).setHeader("Accept", "*/*");
                    if (version != null && !method.equals("GET")) {
                        request.setHeader("If-Match", version);
                    }
                    headers.forEach(request::header);
                    return request;
                },
                Repetition.of(method, headers.containsKey("Idempotency-Key")));
    }

    private record Page(JsonNode body, String next) {}

    private Page page(String path, String cursor) {
        String query = (path.contains("?") ? "&" : "?") + "limit=" + PAGE
                + (cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
        JsonNode body = get(path + query, JsonNode.class);
        String next = body.path("next").asText("");
        return new Page(body, next.isEmpty() ? null : next);
    }

    private HttpRequest.Builder writing(String method, String path, Object body) {
        return request(path, JSON)
                .header("Content-Type", JSON)
                .method(method, BodyPublishers.ofByteArray(Json.write(body)));
    }

    private HttpRequest.Builder request(String path, String accepted) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.apply(path))
                .header("Authorization", "Bearer " + token.get())
                .header("Accept", accepted);
        return principal == null ? request : request.header("On-Behalf-Of", principal);
    }
}
