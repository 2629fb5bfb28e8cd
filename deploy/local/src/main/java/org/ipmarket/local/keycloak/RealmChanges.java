package org.ipmarket.local.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ipmarket.local.Fault;

/**
 * Numbered changes to a realm that exists already, from {@code deploy/keycloak/changes/NNNN-what.json}: each is applied
 * once, in order, through the admin API, with the clients' secrets in place of placeholders; the number of the last one is kept in the realm itself, so it shares the fate
 * of the realm's data. A change that fails half-way is sent again from its beginning, so its requests must bear that.
 */
final class RealmChanges {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+)}");
    private static final String MARK = "ipmarket.change";

    record Change(int number, Path file) {}

    private final Path folder;
    private final AdminApi api;
    private final Map<String, String> secrets;

    /** @param secrets the clients' secrets by the names of their placeholders */
    RealmChanges(Path root, AdminApi api, Map<String, String> secrets) {
        this.folder = root.resolve("deploy/keycloak/changes");
        this.api = api;
        this.secrets = secrets;
    }

    /** Applies what has not been applied yet and answers how many there were. */
    int apply() {
        List<Change> changes = list(folder);
        if (changes.isEmpty()) {
            return 0;
        }
        int last = lastApplied();
        List<Change> due =
                changes.stream().filter(change -> change.number() > last).toList();
        due.forEach(this::apply);
        return due.size();
    }

    private void apply(Change change) {
        try {
            for (JsonNode request : JSON.readTree(filled(Files.readString(change.file()), secrets))
                    .get("requests")) {
                api.send(request.get("method").asText(), request.get("path").asText(), request.get("body"));
            }
            mark(change.number());
        } catch (IOException e) {
            throw new Fault(change.file() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The text with its placeholders {@code ${...}} replaced; one that nobody has a secret for is a fault. */
    static String filled(String text, Map<String, String> secrets) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String secret = secrets.get(found.group(1));
            if (secret == null) {
                throw new Fault("No client of realm.json has the secret " + found.group() + ".");
            }
            return Matcher.quoteReplacement(secret);
        });
    }

    private int lastApplied() {
        JsonNode mark = api.send("GET", "", null).path("attributes").path(MARK);
        return mark.isMissingNode() ? 0 : Integer.parseInt(mark.asText());
    }

    private void mark(int number) {
        ObjectNode attributes = ((ObjectNode) api.send("GET", "", null))
                .withObject("attributes")
                .put(MARK, "" + number);
        ObjectNode body = JSON.createObjectNode();
        body.set("attributes", attributes);
        api.send("PUT", "", body);
    }

    /** In order of number; two of the same number, or a name without one, are a fault of the source tree. */
    static List<Change> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Change> changes = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(RealmChanges::change)
                    .toList();
            if (changes.stream().map(Change::number).distinct().count() != changes.size()) {
                throw new Fault("Two changes in " + folder + " have the same number.");
            }
            return changes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Change change(Path file) {
        String name = file.getFileName().toString();
        if (!name.matches("\\d{4}-[a-z0-9-]+\\.json")) {
            throw new Fault(file + " must be named like 0001-what-it-does.json.");
        }
        return new Change(Integer.parseInt(name.substring(0, 4)), file);
    }
}
