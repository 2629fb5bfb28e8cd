package org.ipmarket.listing.store;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ipmarket.messages.LocalizedText;

/** What a search looks in, and how what is searched for is written as patterns of LIKE. */
public final class SearchText {
    private static final int MOST_WORDS = 8;
    private static final int LONGEST_QUERY = 100;

    private SearchText() {}

    /** Titles and numbers in lower case, one after the other. */
    public static String of(LocalizedText title, String... more) {
        StringBuilder text = new StringBuilder();
        append(text, title.zh());
        append(text, title.en());
        Arrays.stream(more).forEach(part -> append(text, part));
        return text.toString();
    }

    private static void append(StringBuilder text, String part) {
        if (part != null && !part.isBlank()) {
            text.append(text.isEmpty() ? "" : " ").append(part.toLowerCase(Locale.ROOT));
        }
    }

    /** One pattern for each word, at most {@value #MOST_WORDS}; what stands in them means itself. */
    public static List<String> patterns(String query) {
        if (query == null || query.isBlank()) {
            return List.of();
        }
        String bounded = query.length() > LONGEST_QUERY ? query.substring(0, LONGEST_QUERY) : query;
        return Arrays.stream(bounded.strip().toLowerCase(Locale.ROOT).split("[\\s\\p{Z}]+"))
                .limit(MOST_WORDS)
                .map(word -> "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .toList();
    }
}
