package org.ipmarket.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The one OpenAPI 3.1 document of the market. The same checkout always gives the same text. */
final class ApiDocument {
    private static final List<String> VERBS = List.of("GET", "PUT", "POST", "PATCH", "DELETE");

    private final Path root;
    private final Words words;
    private final List<ProblemTypes.Type> problems;

    private ApiDocument(Path root) throws IOException {
        this.root = root;
        this.words = Words.of(SourceFiles.folders(root));
        this.problems = ProblemTypes.of(SourceFiles.folders(root), resource("problems.json"));
    }

    /** @param root of the checkout: its documentation comments, problems and examples are read from the sources */
    static ObjectNode of(Path root) {
        try {
            ApiDocument document = new ApiDocument(root);
            TypeNames learning = TypeNames.learning();
            document.make(learning);
            return document.make(learning.learned());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode make(TypeNames names) throws IOException {
        Schemas schemas = new Schemas(words, names);
        ObjectNode document = (ObjectNode) resource("frame.json");
        ObjectNode components = (ObjectNode) document.get("components");
        document.set("tags", tags());
        document.set("paths", paths(schemas));
        document.set(
                "webhooks", new Webhooks(schemas, root.resolve("services/messages/src/test/resources/examples")).all());
        problems(components);
        ObjectNode types = schemas.collect();
        types.set("CloudEvent", Webhooks.envelope());
        ((ObjectNode) components.get("schemas"))
                .fields()
                .forEachRemaining(own -> types.set(own.getKey(), own.getValue()));
        components.set("schemas", Json.sorted(types));
        document.remove("components");
        document.set("components", components);
        return document;
    }

    private ObjectNode paths(Schemas schemas) throws IOException {
        Operations operations =
                new Operations(schemas, words, new Parameters(schemas, words, resource("parameters.json")), examples());
        TreeMap<String, TreeMap<Integer, List<Endpoint>>> calls = new TreeMap<>();
        for (Endpoint endpoint : Resources.all()) {
            calls.computeIfAbsent(endpoint.path(), path -> new TreeMap<>())
                    .computeIfAbsent(VERBS.indexOf(endpoint.verb()), verb -> new ArrayList<>())
                    .add(endpoint);
        }
        ObjectNode paths = Json.object();
        calls.forEach((path, verbs) -> {
            ObjectNode item = paths.putObject(path);
            verbs.forEach((verb, endpoints) -> {
                endpoints.sort(
                        java.util.Comparator.comparing(each -> each.method().toString()));
                item.set(VERBS.get(verb).toLowerCase(), operations.of(endpoints));
            });
        });
        return paths;
    }

    private Map<String, JsonNode> examples() throws IOException {
        Path folder = root.resolve("deploy/openapi/src/main/resources/examples");
        Map<String, JsonNode> examples = new HashMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".json"))
                        .forEach(file -> examples.put(
                                file.getFileName().toString().replaceFirst("\\.json$", ""), Json.read(file)));
            }
        }
        return examples;
    }

    private static JsonNode tags() throws IOException {
        var tags = Json.MAPPER.createArrayNode();
        resource("tags.json").fields().forEachRemaining(tag -> {
            ObjectNode entry = tags.addObject().put("name", tag.getKey());
            entry.put(
                    "description",
                    tag.getValue().path("zh").asText() + " · "
                            + tag.getValue().path("en").asText());
            entry.set("x-name", tag.getValue());
        });
        return tags;
    }

    /** For each status an answer with an example of each type of problem that has it. */
    private void problems(ObjectNode components) throws IOException {
        ObjectNode examples = components.putObject("examples");
        TreeMap<Integer, ObjectNode> byStatus = new TreeMap<>();
        for (ProblemTypes.Type type : problems) {
            String name = "problem-" + type.slug() + "-" + type.status();
            ObjectNode value = examples.putObject(name).putObject("value");
            value.put("type", "/problems/" + type.slug());
            value.put("title", title(type.slug()));
            value.put("status", type.status());
            value.put("detail", type.detail().isEmpty() ? title(type.slug()) + "." : type.detail());
            byStatus.computeIfAbsent(type.status(), status -> Json.object())
                    .putObject(type.slug())
                    .put("$ref", "#/components/examples/" + name);
        }
        ObjectNode responses = components.putObject("responses");
        JsonNode meanings = resource("statuses.json");
        byStatus.forEach((status, types) -> {
            ObjectNode response = responses.putObject("Problem" + status);
            response.put("description", meanings.path(String.valueOf(status)).asText());
            if (status == 429 || status == 503) {
                response.putObject("headers").putObject("Retry-After").put("$ref", "#/components/headers/Retry-After");
            }
            ObjectNode media = response.putObject("content").putObject("application/problem+json");
            media.putObject("schema").put("$ref", "#/components/schemas/Problem");
            media.set("examples", types);
        });
    }

    private static String title(String slug) {
        return org.ipmarket.chassis.problem.Problems.title(slug);
    }

    private static JsonNode resource(String name) throws IOException {
        try (InputStream stream = ApiDocument.class.getResourceAsStream("/openapi/" + name)) {
            return Json.MAPPER.readTree(stream);
        }
    }
}
