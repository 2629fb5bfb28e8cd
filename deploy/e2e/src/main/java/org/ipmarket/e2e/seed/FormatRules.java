package org.ipmarket.e2e.seed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.ipmarket.client.Caller;

/** What the demonstration's centres state for their formats: pauses, turns and stages of seconds, and one price for several licences. */
final class FormatRules {
    private static final Map<String, Object> VALUES = new LinkedHashMap<>();

    static {
        VALUES.put("LISTING_AUCTION", "PT20S");
        VALUES.put("ROUNDS_FIRST_PAUSE", "PT5S");
        VALUES.put("ROUNDS_TURN", "PT8S");
        VALUES.put("ROUNDS_PAUSE", "PT4S");
        VALUES.put("CLOCK_PAUSE", "PT2S");
        VALUES.put("CLOCK_SILENCE", "PT8S");
        VALUES.put("DUTCH_EVERY", "PT2S");
        VALUES.put("DUTCH_SHARE_MOST", 1_000);
        VALUES.put("SEALED_STAGE", "PT20S");
        VALUES.put("BEST_STAGE", "PT10S");
        VALUES.put("UNIFORM_PRICE", true);
    }

    private record Rule(String code, Object value) {}

    private record Change(List<Rule> rules, String reason) {}

    private FormatRules() {}

    /** States what the centre does not say yet. */
    static void state(Caller manager, Centres centre) {
        String path = "/centres/" + centre.code() + "/rules";
        JsonNode book = manager.get(path, JsonNode.class);
        List<Rule> missing = VALUES.entrySet().stream()
                .filter(rule -> !rule.getValue().toString().equals(valueOf(book, rule.getKey())))
                .map(rule -> new Rule(rule.getKey(), rule.getValue()))
                .toList();
        if (!missing.isEmpty()) {
            manager.put(
                    path,
                    new Change(missing, "演示"),
                    Caller.tag(book.path("version").asLong()),
                    JsonNode.class);
        }
    }

    private static String valueOf(JsonNode book, String code) {
        return StreamSupport.stream(book.path("items").spliterator(), false)
                .filter(item -> item.path("code").asText().equals(code))
                .map(item -> item.path("value").asText())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no centre knows of the rule " + code));
    }
}
