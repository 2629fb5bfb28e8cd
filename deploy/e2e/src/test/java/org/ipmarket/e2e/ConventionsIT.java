package org.ipmarket.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.local.Settings;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The conventions of the API, for every operation of its document, through the door. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConventionsIT {
    private static final Path ROOT = Settings.findRoot(Path.of(System.getProperty("ipmarket.root", "")));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode DOCUMENT = Operation.document(ROOT);
    private static final String ADMINISTRATOR = "admin";
    private static final int LARGER_THAN_ANY_JSON = 2 * 1024 * 1024;

    /** In whose eyes lists are looked at: the first who may read one. */
    private static final List<String> READERS =
            List.of("admin", "uni.trader", "gz.finance1", "gz.manager", "regulator", "appraiser");

    private final MarketClient market = Stack.market();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final String asset = market.as(ADMINISTRATOR)
            .get("/assets?limit=1", JsonNode.class)
            .at("/items/0/id")
            .asText();

    static Stream<Operation> every() {
        return Operation.of(DOCUMENT).stream();
    }

    static Stream<Operation> withJson() {
        return every().filter(Operation::takesJson);
    }

    static Stream<Operation> withJsonOnly() {
        return every().filter(Operation::takesOnlyJson);
    }

    static Stream<Operation> answeringJson() {
        return every().filter(Operation::answersOnlyJson).filter(Operation::takesNoFileAlone);
    }

    static Stream<Operation> readingOne() {
        return every().filter(operation -> operation.verb().equals("GET") && operation.isAboutOne());
    }

    static Stream<Operation> lists() {
        return every().filter(operation -> operation.verb().equals("GET") && operation.isList());
    }

    static Stream<Operation> needingAToken() {
        return every().filter(operation -> !operation.isOpen());
    }

    @ParameterizedTest
    @MethodSource("needingAToken")
    void withoutATokenItIs401(Operation operation) {
        Answer answer = send(operation, operation.ofNothing(), null, "{}", Map.of());
        keeps("token", operation, answer.isProblem(401) && answer.header("WWW-Authenticate") != null, answer);
    }

    @ParameterizedTest
    @MethodSource("withJson")
    void aBodyThatIsNoJsonIs400WithItsPlace(Operation operation) {
        Answer answer = send(operation, operation.ofNothing(), ADMINISTRATOR, "{\"a\": ", Map.of());
        keeps("no-json", operation, answer.isProblem(400) && answer.detail().contains("line"), answer);
    }

    @ParameterizedTest
    @MethodSource("withJson")
    void anUnknownFieldIs400WithItsName(Operation operation) {
        Answer answer = send(operation, operation.ofNothing(), ADMINISTRATOR, "{\"surprise\": 1}", Map.of());
        keeps(
                "unknown-field",
                operation,
                answer.isProblem(400) && answer.body().path("field").asText().equals("surprise"),
                answer);
    }

    @ParameterizedTest
    @MethodSource("withJsonOnly")
    void aBodyOfAnotherMediaTypeIs415(Operation operation) {
        Answer answer =
                send(operation, operation.ofNothing(), ADMINISTRATOR, "text", Map.of("Content-Type", "text/plain"));
        keeps("media-type", operation, answer.isProblem(415), answer);
    }

    @ParameterizedTest
    @MethodSource("answeringJson")
    void anAnswerThatNobodyCanGiveIs406(Operation operation) {
        Answer answer =
                send(operation, operation.ofNothing(), ADMINISTRATOR, "{}", Map.of("Accept", "application/x-nothing"));
        keeps("accept", operation, answer.isProblem(406), answer);
    }

    @ParameterizedTest
    @MethodSource("withJson")
    void nothingInABodyIsRefusedByName(Operation operation) {
        Answer answer = send(operation, operation.ofNothing(), ADMINISTRATOR, "{}", Map.of());
        boolean named = answer.status() != 422 || answer.body().has("field");
        keeps(
                "empty-object",
                operation,
                answer.status() < 500 && (answer.status() < 300 || answer.isProblem() && named),
                answer);
    }

    @ParameterizedTest
    @MethodSource("withJson")
    void aBodyThatIsTooLargeIs413(Operation operation) {
        Answer answer =
                send(operation, operation.ofNothing(), ADMINISTRATOR, " ".repeat(LARGER_THAN_ANY_JSON), Map.of());
        keeps("too-large", operation, answer.isProblem(413), answer);
    }

    @ParameterizedTest
    @MethodSource("readingOne")
    void whatIsUnknownIs404(Operation operation) {
        Answer answer = send(operation, operation.ofNothing(), ADMINISTRATOR, null, Map.of());
        keeps("unknown", operation, answer.isProblem(404) || answer.isProblem(403), answer);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aListHasItemsInTheFormThatIsDocumentedAndItsLimitIsBounded(Operation operation) {
        Answer answer = firstWhoMay(operation);
        keeps(
                "list",
                operation,
                answer.status() == 200 && answer.body().path("items").isArray(),
                answer);
        if (answer.status() == 200) {
            keeps("list-form", operation, "", faults(operation, answer));
        }
        if (operation.takes("limit")) {
            Answer tooMany = send(operation, and(operation.about(asset), "limit=101"), answer.reader(), null, Map.of());
            keeps(
                    "limit",
                    operation,
                    tooMany.isProblem(422)
                            && tooMany.body().path("field").asText().equals("limit"),
                    tooMany);
            Answer cursor =
                    send(operation, and(operation.about(asset), "cursor=%7E%7E"), answer.reader(), null, Map.of());
            keeps("cursor", operation, cursor.isProblem(400), cursor);
        }
    }

    private static String and(String path, String parameter) {
        return path + (path.contains("?") ? "&" : "?") + parameter;
    }

    @ParameterizedTest
    @MethodSource("lists")
    void whatAListNamesCanBeReadAndReadAgainForNothing(Operation list) {
        Answer listed = firstWhoMay(list);
        JsonNode item = listed.body().path("items").path(0);
        every().filter(operation -> operation.verb().equals("GET"))
                .filter(operation -> operation.path().matches(java.util.regex.Pattern.quote(list.path()) + "/\\{\\w+}"))
                .forEach(operation -> {
                    String name = operation.path().replaceAll(".*\\{|}", "");
                    if (item.has(name)) {
                        read(operation, list.path() + "/" + item.path(name).asText(), listed.reader());
                    }
                });
    }

    private void read(Operation operation, String path, String reader) {
        Answer one = send(operation, path, reader, null, Map.of());
        keeps("read", operation, one.status() == 200, one);
        if (one.status() != 200 || !operation.answersOnlyJson()) {
            return;
        }
        keeps("read-form", operation, "", faults(operation, one));
        String tag = one.header("ETag");
        keeps("etag", operation, tag != null || !isEdited(operation), one);
        String keeping = one.header("Cache-Control");
        if (tag != null && keeping != null && keeping.contains("no-cache")) {
            Answer again = send(operation, path, reader, null, Map.of("If-None-Match", tag));
            keeps("not-modified", operation, again.status() == 304, again);
        }
    }

    /** Whether somebody may change what this reads, and so must say what he has seen. */
    private static boolean isEdited(Operation operation) {
        JsonNode path = DOCUMENT.path("paths").path(operation.path());
        return path.has("put") || path.has("patch");
    }

    /** What of an answer is not as the document says. */
    private static String faults(Operation operation, Answer answer) {
        JsonNode schema = operation.form().at("/responses/" + answer.status() + "/content/application~1json/schema");
        ObjectNode whole = JSON.createObjectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.setAll((ObjectNode) schema);
        whole.set("components", JSON.createObjectNode().set("schemas", DOCUMENT.at("/components/schemas")));
        JsonSchema form =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole);
        return form.validate(answer.body()).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .limit(3)
                .collect(Collectors.joining("; "));
    }

    private Answer firstWhoMay(Operation operation) {
        Answer last = null;
        for (String reader : READERS) {
            last = send(operation, operation.about(asset), reader, null, Map.of());
            if (last.status() == 200 && !last.body().path("items").isEmpty()) {
                return last;
            }
        }
        for (String reader : READERS) {
            last = send(operation, operation.about(asset), reader, null, Map.of());
            if (last.status() == 200) {
                return last;
            }
        }
        return last;
    }

    private void keeps(String convention, Operation operation, String expected, String found) {
        judge(convention, operation, expected.equals(found), found);
    }

    private void keeps(String convention, Operation operation, boolean kept, Answer answer) {
        judge(convention, operation, kept, answer.status() + " " + answer.body());
        boolean byTheDoorBeforeItKnewTheCaller = answer.status() == 401 || answer.status() == 413;
        judge(
                "rate-limit",
                operation,
                byTheDoorBeforeItKnewTheCaller || answer.header("RateLimit") != null,
                "no RateLimit");
        judge("documented", operation, isDocumented(operation, answer), answer.status() + " " + answer.type());
    }

    /** A refusal's status is one of the operation's, its type one of those that the status has. */
    private static boolean isDocumented(Operation operation, Answer answer) {
        if (answer.status() == 304) {
            return true;
        }
        JsonNode response = operation.form().path("responses").path(String.valueOf(answer.status()));
        if (answer.status() < 300 || response.isMissingNode()) {
            return !response.isMissingNode();
        }
        return DOCUMENT.at(response.path("$ref").asText().substring(1))
                .at("/content/application~1problem+json/examples")
                .has(answer.type().replaceFirst("^/problems/", ""));
    }

    private static void judge(String convention, Operation operation, boolean kept, String found) {
        assertThat(kept).as("%s of %s: %s", convention, operation, found).isTrue();
    }

    /** @param reader who asked; null for nobody */
    record Answer(int status, JsonNode body, HttpResponse<byte[]> response, String reader) {
        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        String type() {
            return body.path("type").asText();
        }

        String detail() {
            return body.path("detail").asText();
        }

        boolean isProblem() {
            String mediaType = header("Content-Type");
            return mediaType != null
                    && mediaType.startsWith("application/problem+json")
                    && type().matches("/problems/[a-z0-9-]+")
                    && body.path("status").asInt() == status
                    && !body.path("title").asText().isEmpty();
        }

        boolean isProblem(int expected) {
            return status == expected && isProblem();
        }
    }

    private Answer send(Operation operation, String path, String user, String body, Map<String, String> headers) {
        boolean hasBody = body != null && operation.form().has("requestBody");
        HttpRequest.Builder request = HttpRequest.newBuilder(market.addresses().api(path))
                .timeout(Duration.ofSeconds(30))
                .method(operation.verb(), hasBody ? BodyPublishers.ofString(body) : BodyPublishers.noBody())
                .setHeader("Accept", operation.answersOnlyJson() ? "application/json" : "*/*")
                .setHeader("Content-Type", "application/json");
        if (operation.takes("IdempotencyKey")) {
            request.setHeader(
                    "Idempotency-Key", org.ipmarket.messages.id.Ids.next().toString());
        }
        if (user != null) {
            request.setHeader("Authorization", "Bearer " + market.tokenOf(user));
        }
        headers.forEach(request::setHeader);
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), json(response), response, user);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(operation + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        boolean isJson =
                response.headers().firstValue("Content-Type").orElse("").contains("json");
        return isJson && response.body().length > 0 ? JSON.readTree(response.body()) : JSON.createObjectNode();
    }
}
