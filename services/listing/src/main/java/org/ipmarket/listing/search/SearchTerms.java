package org.ipmarket.listing.search;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.listing.search.Analyser.Form;
import org.ipmarket.listing.search.Analyser.Token;
import org.ipmarket.messages.LocalizedText;

/**
 * The terms under which something is found, as stored: separated by spaces, each once. What stands in a title has {@value #TITLE} before it,
 * numbers have {@value #NUMBER}; the database adds symbols of the IPC with {@value #IPC}. Words have no such character.
 *
 * <p>Of each run of Chinese characters the last one is a term of its own too: so a single character is found as the beginning of a term
 * wherever it stands.
 */
public final class SearchTerms {
    static final char TITLE = '^';
    static final char NUMBER = '#';
    static final char IPC = '@';

    private static final int MOST_TERMS = 5_000;

    private final Set<String> terms = new LinkedHashSet<>();

    /** Of a title in whatever languages. */
    public static String ofTitle(LocalizedText title, String... numbers) {
        return new SearchTerms()
                .title(title.zh())
                .title(title.en())
                .numbers(Arrays.asList(numbers))
                .toString();
    }

    /** Of a name: found like the text of an abstract. */
    public static String ofName(LocalizedText name) {
        return new SearchTerms().text(name.zh()).text(name.en()).toString();
    }

    /** Of what an office publishes: titles and abstracts in every language, and the numbers of its publications. */
    public static String ofBibliography(Bibliography document) {
        SearchTerms terms = new SearchTerms();
        document.titles().values().forEach(terms::title);
        document.abstracts().values().forEach(terms::text);
        document.publications().forEach(number -> terms.numbers(List.of(number.text())));
        return terms.toString();
    }

    public SearchTerms title(String text) {
        return add(text, String.valueOf(TITLE));
    }

    public SearchTerms text(String text) {
        return add(text, "");
    }

    /** Numbers of rights and notices, in whatever writing; null ones are left out. */
    public SearchTerms numbers(Collection<String> numbers) {
        numbers.forEach(number -> {
            String squeezed = Numbers.squeezed(number);
            if (!squeezed.isEmpty()) {
                put(NUMBER + squeezed);
            }
        });
        return this;
    }

    private SearchTerms add(String text, String mark) {
        if (text == null || text.isBlank()) {
            return this;
        }
        String normalised = Analyser.normalised(text);
        List<Token> tokens = Analyser.tokens(normalised);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            put(mark + token.term());
            if (token.form() == Form.PAIR && endsRun(tokens, i)) {
                int last = normalised.codePointBefore(token.end());
                put(mark + Character.toString(last));
            }
        }
        return this;
    }

    private static boolean endsRun(List<Token> tokens, int i) {
        return i + 1 == tokens.size()
                || tokens.get(i + 1).form() != Form.PAIR
                || tokens.get(i + 1).start() >= tokens.get(i).end();
    }

    private void put(String term) {
        if (terms.size() < MOST_TERMS) {
            terms.add(term);
        }
    }

    @Override
    public String toString() {
        return String.join(" ", terms);
    }
}
