package org.ipmarket.e2e;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Flow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the first good answer to each operation, with its request, as the example of the API's document: what the market really said.
 * Ids and times are put in the place of those of the day. Works only where {@code -Dexamples.write=<root of the checkout>} is given.
 */
final class Examples {
    private static final String ROOT = System.getProperty("examples.write");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 20_000;
    private static final int MOST_ITEMS = 2;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern INSTANT =
            Pattern.compile("\"(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z)\"");
    private static final Instant FIRST = Instant.parse("2026-03-02T01:30:00Z");

    private Examples() {}

    /** Notes an exchange; the answer's body is not touched. */
    static synchronized void note(HttpRequest request, HttpResponse<byte[]> answer) {
        if (ROOT == null || answer.statusCode() >= 300 || !isJson(answer)) {
            return;
        }
        try {
            String id = operation(request);
            Path file = Path.of(ROOT, "deploy/openapi/src/main/resources/examples", id + ".json");
            if (id == null || Files.exists(file) || answer.body().length > LONGEST && !id.startsWith("list")) {
                return;
            }
            ObjectNode example = JSON.createObjectNode();
            byte[] body = body(request);
            if (body.length > 0) {
                example.set("request", JSON.readTree(body));
            }
            example.put("status", answer.statusCode());
            JsonNode said = JSON.readTree(answer.body());
            if (said.path("items").isArray()) {
                com.fasterxml.jackson.databind.node.ArrayNode items =
                        (com.fasterxml.jackson.databind.node.ArrayNode) said.path("items");
                if (items.isEmpty()) {
                    return;
                }
                while (items.size() > MOST_ITEMS) {
                    items.remove(items.size() - 1);
                }
            }
            example.set("answer", said);
            Files.createDirectories(file.getParent());
            Files.writeString(file, normal(text(example)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isJson(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
    }

    /** Of the document; null where it has none of this path. */
    private static String operation(HttpRequest request) throws IOException {
        String path = request.uri().getPath();
        if (!path.startsWith("/api/v1/")) {
            return null;
        }
        String[] asked = path.substring("/api/v1".length()).split("/");
        String best = null;
        int most = -1;
        var paths = JSON.readTree(Path.of(ROOT, "docs/openapi/ipmarket.json").toFile())
                .path("paths")
                .fields();
        while (paths.hasNext()) {
            var each = paths.next();
            int literal = likeness(each.getKey().split("/"), asked);
            String verb = request.method().toLowerCase();
            if (literal > most && each.getValue().has(verb)) {
                most = literal;
                best = each.getValue().path(verb).path("operationId").asText();
            }
        }
        return best;
    }

    private static int likeness(String[] template, String[] asked) {
        if (template.length != asked.length) {
            return -1;
        }
        int literal = 0;
        for (int i = 0; i < asked.length; i++) {
            if (template[i].equals(asked[i])) {
                literal++;
            } else if (!template[i].contains("{")) {
                return -1;
            }
        }
        return literal;
    }

    /** Ids in the order of their appearance, times in their own order, a minute apart. */
    private static String normal(String text) {
        Map<String, String> ids = new HashMap<>();
        String renamed = ID.matcher(text)
                .replaceAll(match -> ids.computeIfAbsent(
                        match.group(), id -> "01900000-0000-7000-8000-%012x".formatted(ids.size() + 1)));
        TreeSet<Instant> times = new TreeSet<>();
        Matcher found = INSTANT.matcher(renamed);
        while (found.find()) {
            times.add(instant(found.group(1)));
        }
        return INSTANT.matcher(renamed)
                .replaceAll(match -> "\""
                        + FIRST.plusSeconds(
                                60L * times.headSet(instant(match.group(1))).size()) + "\"");
    }

    private static Instant instant(String text) {
        return java.time.OffsetDateTime.parse(text).toInstant();
    }

    private static String text(JsonNode example) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return JSON.writer(new DefaultPrettyPrinter()
                                .withObjectIndenter(indenter)
                                .withArrayIndenter(indenter))
                        .writeValueAsString(example)
                + "\n";
    }

    private static byte[] body(HttpRequest request) {
        if (request.bodyPublisher().isEmpty()) {
            return new byte[0];
        }
        var subscriber = HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8);
        request.bodyPublisher().get().subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscriber.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer part) {
                subscriber.onNext(java.util.List.of(part));
            }

            @Override
            public void onError(Throwable failure) {
                subscriber.onError(failure);
            }

            @Override
            public void onComplete() {
                subscriber.onComplete();
            }
        });
        return subscriber.getBody().toCompletableFuture().join().getBytes(StandardCharsets.UTF_8);
    }
}
