package org.ipmarket.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every operation has an example: what the market said. They keep to their schemas. */
class ExamplesTest {
    private static final Path FOLDER = Documents.ROOT.resolve("deploy/openapi/src/main/resources/examples");

    private final JsonNode document = Documents.checkedIn();

    @Test
    void everyOperationThatAnswersJsonHasAnExample() {
        assertThat(Documents.operations(document).values().stream()
                        .filter(ExamplesTest::answersJson)
                        .map(operation -> operation.path("operationId").asText())
                        .filter(id -> !Files.exists(FOLDER.resolve(id + ".json"))))
                .isEmpty();
    }

    /** One that is of another status than the operation answers with would be left out unseen. */
    @Test
    void everyExampleIsInTheDocument() throws IOException {
        for (JsonNode operation : Documents.operations(document).values()) {
            Path file = FOLDER.resolve(operation.path("operationId").asText() + ".json");
            if (Files.exists(file)) {
                JsonNode example = Json.MAPPER.readTree(file.toFile());
                assertThat(operation
                                .path("responses")
                                .path(example.path("status").asText())
                                .at("/content/application~1json/example"))
                        .as(file.getFileName().toString())
                        .isEqualTo(example.path("answer"));
            }
        }
    }

    @Test
    void everyExampleIsOfAnOperation() throws IOException {
        Set<String> ids = Documents.operations(document).values().stream()
                .map(operation -> operation.path("operationId").asText())
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .allMatch(ids::contains);
        }
    }

    @Test
    void everyExampleKeepsToItsSchema() {
        List<String> faults = Documents.operations(document).entrySet().stream()
                .flatMap(operation -> Stream.concat(
                        faults(
                                operation.getKey() + " body",
                                operation.getValue().path("requestBody")),
                        Stream.of("200", "201", "202")
                                .flatMap(status -> faults(
                                        operation.getKey() + " " + status,
                                        operation.getValue().path("responses").path(status)))))
                .toList();
        assertThat(faults).isEmpty();
    }

    private Stream<String> faults(String place, JsonNode content) {
        JsonNode media = content.at("/content/application~1json");
        if (!media.has("example")) {
            return Stream.empty();
        }
        ObjectNode schema = Json.object();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.setAll((ObjectNode) media.path("schema"));
        schema.set("components", Json.object().set("schemas", document.at("/components/schemas")));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(media.path("example"))
                .stream()
                .map(fault -> place + ": " + fault.getMessage());
    }

    private static boolean answersJson(JsonNode operation) {
        return operation.path("responses").findValues("content").stream()
                .anyMatch(content -> content.has("application/json"));
    }
}
