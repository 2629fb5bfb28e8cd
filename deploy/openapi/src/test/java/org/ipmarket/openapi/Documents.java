package org.ipmarket.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The documents that tests read, each made or read once. */
final class Documents {
    static final Path ROOT = Path.of(System.getProperty("ipmarket.checkout", "../.."));
    static final Path FILE = ROOT.resolve("docs/openapi/ipmarket.json");

    private static ObjectNode made;

    private Documents() {}

    static synchronized ObjectNode made() {
        if (made == null) {
            made = ApiDocument.of(ROOT);
        }
        return made.deepCopy();
    }

    static JsonNode checkedIn() {
        return Json.read(FILE);
    }

    /** Every operation, by {@code VERB /path}. */
    static Map<String, JsonNode> operations(JsonNode document) {
        Map<String, JsonNode> operations = new TreeMap<>();
        document.path("paths").fields().forEachRemaining(path -> path.getValue()
                .fields()
                .forEachRemaining(
                        verb -> operations.put(verb.getKey().toUpperCase() + " " + path.getKey(), verb.getValue())));
        return operations;
    }
}
