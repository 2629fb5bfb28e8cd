package org.ipmarket.listing.store;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ipmarket.messages.LocalizedText;

/** How participants are found by name: what is looked in, and what is looked for as patterns of LIKE. */
public final class SearchText {
    private static final int MOST_WORDS = 8;
    private static final int LONGEST_QUERY = 100;

    private SearchText() {}

    /** Both names in lower case, one after the other. */
    public static String of(LocalizedText name) {
        return Stream.of(name.zh(), name.en())
                .filter(part -> part != null && !part.isBlank())
                .map(part -> part.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
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
