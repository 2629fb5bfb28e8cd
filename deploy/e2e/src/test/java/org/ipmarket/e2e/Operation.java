package org.ipmarket.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.ipmarket.messages.id.Ids;

/**
 * One operation of the market's document.
 *
 * @param path below {@code /api/v1}, with its parameters in braces
 */
record Operation(String verb, String path, JsonNode form) {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String toString() {
        return verb + " " + path;
    }

    /** The document in {@code docs/openapi}. */
    static JsonNode document(Path root) {
        try {
            return JSON.readTree(root.resolve("docs/openapi/ipmarket.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Operation> of(JsonNode document) {
        List<Operation> operations = new ArrayList<>();
        document.path("paths").fields().forEachRemaining(path -> path.getValue()
                .fields()
                .forEachRemaining(verb ->
                        operations.add(new Operation(verb.getKey().toUpperCase(), path.getKey(), verb.getValue()))));
        return operations;
    }

    boolean takesJson() {
        return form.at("/requestBody/content").has("application/json");
    }

    /** Whether a call without a body, or with one of JSON, is looked at. */
    boolean takesNoFileAlone() {
        return !form.has("requestBody") || takesJson();
    }

    boolean takesOnlyJson() {
        return takesJson() && form.at("/requestBody/content").size() == 1;
    }

    boolean takes(String parameter) {
        return form.path("parameters").toString().contains("/parameters/" + parameter + "\"");
    }

    /** Whether its path is the proof, and no token is asked for. */
    boolean isOpen() {
        return form.path("security").isArray() && form.path("security").isEmpty();
    }

    boolean isAboutOne() {
        return path.contains("{");
    }

    /** Whether a plain call of it gives a part of a list. */
    boolean isList() {
        return form.path("operationId").asText().startsWith("list") && !isAboutOne();
    }

    /** Its good answers all are JSON. */
    boolean answersOnlyJson() {
        boolean[] only = {true};
        form.path("responses").fields().forEachRemaining(answer -> {
            if (answer.getKey().startsWith("2")) {
                answer.getValue()
                        .path("content")
                        .fieldNames()
                        .forEachRemaining(type -> only[0] &= type.equals("application/json"));
                only[0] &= answer.getValue().has("content");
            }
        });
        return only[0];
    }

    /** The path with parameters that are well formed and name nothing. */
    String ofNothing() {
        StringBuilder filled = new StringBuilder();
        for (String segment : path.substring(1).split("/")) {
            filled.append('/').append(segment.replaceAll("\\{[^}]*}", unknown(segment)));
        }
        return filled + required(Ids.next().toString());
    }

    /** The path of a list, with what it must be asked by: where that is about an asset, about this one. */
    String about(String asset) {
        return path + required(asset);
    }

    private String required(String asset) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        form.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")
                    && parameter.path("required").asBoolean()) {
                String name = parameter.path("name").asText();
                query.add(name + "=" + asked(name, asset));
            }
        });
        return query.toString();
    }

    private static String asked(String name, String asset) {
        return switch (name) {
            case "subject" -> "asset";
            case "owner" -> "platform";
            default -> asset;
        };
    }

    private static String unknown(String segment) {
        return switch (segment) {
            case "{code}" -> "ZZZZ";
            case "{username}" -> "nobody.here";
            case "{number}", "{version}", "{index}", "{which}" -> "999999";
            case "{year}" -> "2099";
            case "{matter}" -> "TRANSFER";
            case "{account}" -> "nothing";
            case "{kind}.pdf", "{kind}" -> "contract";
            default -> Ids.next().toString();
        };
    }
}
