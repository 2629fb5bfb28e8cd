package org.ipmarket.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;

/** A document that clients were promised: its version, and what may change without a new one. */
final class Release {
    private static final List<String> WORDS = List.of("description", "summary", "example", "x-name");

    private Release() {}

    /** Whether the step from one version to another tells clients that they may break: a new first number, before 1.0 a new second one. */
    static boolean mayBreak(String from, String to) {
        int[] old = numbers(from);
        int[] now = numbers(to);
        return now[0] > old[0] || old[0] == 0 && now[0] == 0 && now[1] > old[1];
    }

    /** The same without words and examples: what clients rely on. */
    static JsonNode promise(JsonNode document) {
        JsonNode promise = document.deepCopy();
        ((ObjectNode) promise.path("components")).remove("examples");
        strip(promise, false);
        return promise;
    }

    /** @param named whether the members are names that somebody gave, not words of OpenAPI */
    private static void strip(JsonNode node, boolean named) {
        if (node instanceof ObjectNode object) {
            if (!named) {
                object.remove(WORDS);
            }
            object.fields()
                    .forEachRemaining(member -> strip(
                            member.getValue(),
                            !named
                                    && List.of("properties", "schemas", "parameters", "headers", "webhooks")
                                            .contains(member.getKey())));
        } else {
            node.forEach(each -> strip(each, false));
        }
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
