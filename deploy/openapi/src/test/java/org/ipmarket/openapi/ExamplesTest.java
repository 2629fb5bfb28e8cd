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
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Examples are what the market said; which operations have none yet is known by name, and those that are there keep to their schemas. */
class ExamplesTest {
    private static final Path FOLDER = Documents.ROOT.resolve("deploy/openapi/src/main/resources/examples");
    private static final Path NOT_YET =
            Documents.ROOT.resolve("deploy/openapi/src/test/resources/examples-not-yet.txt");

    private final JsonNode document = Documents.checkedIn();

    @Test
    void everyOperationHasAnExampleOrIsNamed() throws IOException {
        Set<String> without = new TreeSet<>();
        Documents.operations(document).values().forEach(operation -> {
            String id = operation.path("operationId").asText();
            if (answersJson(operation) && !Files.exists(FOLDER.resolve(id + ".json"))) {
                without.add(id);
            }
        });
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(NOT_YET.getParent());
            Files.write(NOT_YET, without);
        }
        assertThat(Files.readAllLines(NOT_YET)).containsExactlyElementsOf(without);
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
