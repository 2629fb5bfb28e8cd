package org.ipmarket.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The document is OpenAPI 3.1, hangs together and says what it has to. */
class SoundnessTest {
    private final JsonNode document = Documents.checkedIn();

    @Test
    void aParserOfOpenApiReadsItWithoutAWord() throws IOException {
        SwaggerParseResult result =
                new OpenAPIV3Parser().readContents(Files.readString(Documents.FILE), null, new ParseOptions());
        assertThat(result.getMessages()).isEmpty();
        assertThat(result.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
        assertThat(result.getOpenAPI().getPaths()).hasSameSizeAs(document.path("paths"));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        document.findValues("$ref").forEach(reference -> {
            String target = reference.asText();
            if (!target.startsWith("#/") || document.at(target.substring(1)).isMissingNode()) {
                broken.add(target);
            }
        });
        assertThat(broken).isEmpty();
    }

    @Test
    void everyOperationHasAnIdOfItsOwnAndWordsForItsParameters() {
        Set<String> ids = new HashSet<>();
        Documents.operations(document).forEach((name, operation) -> {
            assertThat(ids.add(operation.path("operationId").asText())).as(name).isTrue();
            assertThat(operation.path("summary").asText()).as(name).isNotBlank();
            for (JsonNode each : operation.path("parameters")) {
                JsonNode parameter = each.has("$ref")
                        ? document.at(each.path("$ref").asText().substring(1))
                        : each;
                assertThat(parameter.path("description").asText())
                        .as(name + " " + parameter.path("name"))
                        .isNotBlank();
            }
        });
    }

    @Test
    void everySchemaIsOneAndTheExamplesOfEventsKeepTheirs() {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        JsonNode whole = document.deepCopy();
        document.path("webhooks").fields().forEachRemaining(hook -> {
            JsonNode media = hook.getValue().at("/post/requestBody/content/application~1cloudevents+json");
            var schema = Json.object();
            schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
            schema.setAll((com.fasterxml.jackson.databind.node.ObjectNode) media.path("schema"));
            schema.set("components", Json.object().set("schemas", whole.at("/components/schemas")));
            assertThat(factory.getSchema(schema).validate(media.path("example")))
                    .as(hook.getKey())
                    .isEmpty();
        });
    }
}
