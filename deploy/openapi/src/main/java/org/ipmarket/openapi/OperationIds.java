package org.ipmarket.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Names operations by what their paths say: {@code GET /lots} is {@code listLots}, {@code GET /lots/{id}} {@code getLot},
 * {@code POST /lots/{id}/bids} {@code postLotBid}. A name changes only with its path.
 */
final class OperationIds {
    private static final Map<String, String> SINGULAR = Map.of(
            "taxes", "tax", "fapiao", "fapiao", "me", "me", "royalties", "royalty", "adjustments", "adjustments");

    private static final List<String> OWN = List.of("me", "mine");

    private OperationIds() {}

    /** @param list whether the answer is a part of a list */
    static String of(String verb, String path, boolean list) {
        List<String> segments = List.of(path.substring(1).split("/"));
        List<String> words = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (isParameter(segment)) {
                continue;
            }
            boolean last = i == segments.size() - 1;
            boolean one = last ? verb.equals("POST") : isParameter(segments.get(i + 1));
            words.add(one ? singular(segment) : segment);
        }
        StringBuilder name = new StringBuilder(list ? "list" : verb.toLowerCase());
        words.forEach(word -> name.append(camel(word)));
        return name.toString();
    }

    /** In words for people: {@code Post: release request of deposit}. */
    static String summary(String verb, String path, boolean list) {
        List<String> segments = List.of(path.substring(1).split("/"));
        StringBuilder words = new StringBuilder();
        for (int i = segments.size() - 1; i >= 0; i--) {
            String segment = segments.get(i);
            if (isParameter(segment) || OWN.contains(segment)) {
                continue;
            }
            String next = i == segments.size() - 1 ? "" : segments.get(i + 1);
            boolean one = next.isEmpty() ? verb.equals("POST") : isParameter(next);
            String word = (one ? singular(segment) : segment).replace('-', ' ').replace('.', ' ');
            words.append(words.isEmpty() ? "" : " of ")
                    .append(OWN.contains(next) ? "own " : "")
                    .append(word);
        }
        String action =
                switch (verb) {
                    case "GET" -> list ? "List" : "Read";
                    case "POST" -> "Post";
                    case "PUT" -> "Put";
                    case "PATCH" -> "Change";
                    case "DELETE" -> "Delete";
                    default -> verb;
                };
        return action + ": " + words;
    }

    static String singular(String word) {
        if (SINGULAR.containsKey(word)) {
            return SINGULAR.get(word);
        }
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.endsWith("ches") || word.endsWith("sses")) {
            return word.substring(0, word.length() - 2);
        }
        return word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }

    private static String camel(String word) {
        StringBuilder name = new StringBuilder();
        for (String part : word.replaceAll("[{}]", "").split("[-.]")) {
            name.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
        }
        return name.toString();
    }
}
