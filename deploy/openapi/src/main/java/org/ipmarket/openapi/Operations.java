package org.ipmarket.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.ipmarket.chassis.idempotency.Idempotent;

/** Makes the operation of a call from the methods that answer it. */
final class Operations {
    private final Schemas schemas;
    private final Words words;
    private final Parameters parameters;
    private final Map<String, JsonNode> examples;

    Operations(Schemas schemas, Words words, Parameters parameters, Map<String, JsonNode> examples) {
        this.schemas = schemas;
        this.words = words;
        this.parameters = parameters;
        this.examples = examples;
    }

    /** @param endpoints of one verb and path; several where they read or write different media types */
    ObjectNode of(List<Endpoint> endpoints) {
        Endpoint first = endpoints.getFirst();
        List<Answer> answers =
                endpoints.stream().flatMap(each -> Answers.of(each).stream()).toList();
        boolean list = answers.stream().anyMatch(Answer::isList);
        String id = OperationIds.of(first.verb(), first.path(), list);
        JsonNode example = examples.getOrDefault(id, Json.object());
        ObjectNode operation = Json.object();
        operation.putArray("tags").add(first.resourceName());
        operation.put("operationId", id);
        describe(operation, first, list);
        ArrayNode inputs = Json.MAPPER.createArrayNode();
        endpoints.forEach(each -> parameters.of(each).forEach(parameter -> addNew(inputs, parameter)));
        if (isIdempotent(endpoints)) {
            addNew(inputs, Parameters.shared("IdempotencyKey"));
        }
        if (first.isOpen()) {
            operation.putArray("security"); // instead of the document's: none
        } else {
            addNew(inputs, Parameters.shared("OnBehalfOf"));
        }
        operation.set("parameters", inputs);
        ObjectNode body = body(endpoints, example);
        if (body != null) {
            operation.set("requestBody", body);
        }
        operation.set("responses", responses(first, inputs, body != null, answers, example));
        return operation;
    }

    private void describe(ObjectNode operation, Endpoint endpoint, boolean list) {
        Operation given = endpoint.method().getAnnotation(Operation.class);
        Words.Said said = words.method(endpoint.method()).orElse(new Words.Said("", "", Map.of()));
        String usual = OperationIds.summary(endpoint.verb(), endpoint.path(), list);
        operation.put("summary", given == null || given.summary().isEmpty() ? usual : given.summary());
        if (given != null && !given.description().isEmpty()) {
            operation.put("description", given.description());
        } else if (!said.whole().isEmpty()) {
            operation.put("description", said.whole());
        }
    }

    private static boolean isIdempotent(List<Endpoint> endpoints) {
        return endpoints.stream()
                .anyMatch(endpoint -> endpoint.method().isAnnotationPresent(Idempotent.class)
                        || endpoint.resource().isAnnotationPresent(Idempotent.class));
    }

    private static void addNew(ArrayNode inputs, ObjectNode parameter) {
        for (JsonNode known : inputs) {
            if (known.equals(parameter)
                    || known.has("name") && known.path("name").equals(parameter.path("name"))) {
                return;
            }
        }
        inputs.add(parameter);
    }

    private ObjectNode body(List<Endpoint> endpoints, JsonNode example) {
        ObjectNode content = Json.object();
        for (Endpoint endpoint : endpoints) {
            Bodies.of(endpoint, schemas).forEach(content::set);
        }
        if (content.isEmpty()) {
            return null;
        }
        if (example.has("request") && content.has("application/json")) {
            ((ObjectNode) content.get("application/json")).set("example", example.get("request"));
        }
        ObjectNode body = Json.object();
        body.put("required", true);
        body.set("content", content);
        return body;
    }

    private ObjectNode responses(
            Endpoint endpoint, ArrayNode inputs, boolean hasBody, List<Answer> answers, JsonNode example) {
        ObjectNode responses = Json.object();
        for (Answer answer : answers) {
            ObjectNode response = responses.has(answer.status())
                    ? (ObjectNode) responses.get(answer.status())
                    : responses.putObject(answer.status());
            response.put("description", answer.description());
            headers(response, endpoint, answer, inputs);
            if (answer.mediaType() != null) {
                ObjectNode content =
                        response.has("content") ? (ObjectNode) response.get("content") : response.putObject("content");
                ObjectNode media = content.putObject(answer.mediaType());
                media.set("schema", answer.schema(schemas));
                if (answer.isJson() && example.path("status").asText().equals(answer.status())) {
                    media.set("example", example.get("answer"));
                }
            }
        }
        for (String status : refusals(endpoint, inputs, hasBody)) {
            responses.putObject(status).put("$ref", "#/components/responses/Problem" + status);
        }
        return responses;
    }

    private static void headers(ObjectNode response, Endpoint endpoint, Answer answer, ArrayNode inputs) {
        ObjectNode headers =
                response.has("headers") ? (ObjectNode) response.get("headers") : response.putObject("headers");
        for (String name : List.of("X-Correlation-Id", "RateLimit", "RateLimit-Policy")) {
            headers.putObject(name).put("$ref", "#/components/headers/" + name);
        }
        if (answer.isPage()) {
            headers.putObject("Link").put("$ref", "#/components/headers/Link");
        } else if (endpoint.verb().equals("GET") && answer.isJson() && !answer.isList()) {
            headers.putObject("ETag").put("$ref", "#/components/headers/ETag");
        }
        if (inputs.toString().contains("/IdempotencyKey\"")) {
            headers.putObject("Idempotency-Replayed").put("$ref", "#/components/headers/Idempotency-Replayed");
        }
    }

    /** What a call may be refused with, by what it takes; 304 is none but stands with them. */
    private static TreeSet<String> refusals(Endpoint endpoint, ArrayNode inputs, boolean hasBody) {
        TreeSet<String> statuses =
                new TreeSet<>(List.of("400", "401", "403", "404", "406", "429", "500", "503", "504"));
        String taken = inputs.toString();
        if (endpoint.isOpen()) {
            statuses.removeAll(List.of("401", "403"));
        }
        if (hasBody) {
            statuses.addAll(List.of("413", "415", "422"));
        }
        if (taken.contains("/limit\"")) {
            statuses.add("422");
        }
        if (!endpoint.verb().equals("GET")) {
            statuses.addAll(List.of("409", "422"));
        }
        if (taken.contains("/IfMatch\"")) {
            statuses.addAll(List.of("412", "428"));
        }
        return statuses;
    }
}
