package org.ipmarket.chassis.test.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The operations of the API's document. */
final class ApiOperations {
    private static final String BASE = "/api/v1";

    private final JsonNode paths;

    ApiOperations(Path root) {
        try {
            paths = new ObjectMapper()
                    .readTree(root.resolve("docs/openapi/ipmarket.json").toFile())
                    .path("paths");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The id of the one that a call is of: where several paths fit, the one that names the most segments. */
    Optional<String> id(String verb, String path) {
        if (!path.startsWith(BASE + "/")) {
            return Optional.empty();
        }
        String[] asked = path.substring(BASE.length()).split("/");
        String best = null;
        int most = -1;
        var each = paths.fields();
        while (each.hasNext()) {
            var known = each.next();
            JsonNode operation = known.getValue().path(verb.toLowerCase(Locale.ROOT));
            int literal = likeness(known.getKey().split("/"), asked);
            if (literal > most && !operation.isMissingNode()) {
                most = literal;
                best = operation.path("operationId").asText();
            }
        }
        return Optional.ofNullable(best);
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
}
