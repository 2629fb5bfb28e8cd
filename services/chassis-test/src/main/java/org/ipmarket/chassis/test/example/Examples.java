package org.ipmarket.chassis.test.example;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Keeps the first good answer to each operation, with its request, as the example of the API's document: what a service really said.
 * Lists are kept once they have something in them, and two items of it.
 */
public final class Examples {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 20_000;
    private static final int MOST_ITEMS = 2;

    private final Path folder;
    private final ApiOperations operations;

    /** @param root of the checkout */
    public Examples(Path root) {
        this.folder = root.resolve("deploy/openapi/src/main/resources/examples");
        this.operations = new ApiOperations(root);
    }

    /** Notes a good exchange. @param request JSON, or nothing */
    synchronized void note(String verb, String path, byte[] request, int status, byte[] answer) {
        Path file = operations
                .id(verb, path)
                .map(id -> folder.resolve(id + ".json"))
                .orElse(null);
        if (file == null || Files.exists(file)) {
            return;
        }
        try {
            ObjectNode example = JSON.createObjectNode();
            if (request.length > 0) {
                example.set("request", JSON.readTree(request));
            }
            example.put("status", status);
            JsonNode said = JSON.readTree(answer);
            if (said.path("items") instanceof ArrayNode items) {
                if (items.isEmpty()) {
                    return;
                }
                while (items.size() > MOST_ITEMS) {
                    items.remove(items.size() - 1);
                }
            }
            example.set("answer", said);
            String text = new FixedNames(LocalDate.now(ZoneOffset.UTC)).of(pretty(example));
            if (text.length() <= LONGEST) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pretty(JsonNode example) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return JSON.writer(new DefaultPrettyPrinter()
                                .withObjectIndenter(indenter)
                                .withArrayIndenter(indenter))
                        .writeValueAsString(example)
                + "\n";
    }
}
