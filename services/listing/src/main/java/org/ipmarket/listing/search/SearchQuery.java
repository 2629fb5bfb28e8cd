package org.ipmarket.listing.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ipmarket.listing.search.Analyser.Form;
import org.ipmarket.listing.search.Analyser.Token;

/**
 * What is looked for, as conditions on vectors ({@code tsquery}) that are made of analysed terms alone, never of the text as typed. All words
 * must be there; one with a minus before it must not. A single Chinese character is found in every word that has it.
 *
 * @param all what a vector must satisfy
 * @param title what one satisfies that has all the words in a title
 */
public record SearchQuery(String all, String title) {
    /** Nothing is found by it: no word of it can be looked for. */
    public static final SearchQuery NOTHING = new SearchQuery("", "");

    public static final int LONGEST = 200;
    private static final int MOST_TERMS = 40;
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern NUMBER_IN_GROUPS = Pattern.compile("[a-z]{0,3}\\d{6,}[a-z]?\\d?");
    private static final Pattern IPC =
            Pattern.compile("[A-H](?:\\d{2}(?:[A-Z](?:(?<group>\\d{1,4})(?<subgroup>/\\d{1,6})?)?)?)?");

    /**
     * Reads what somebody typed, at most {@value #LONGEST} characters; {@link #NOTHING} where there is no word in it.
     *
     * @param typed not blank
     */
    public static SearchQuery of(String typed) {
        String text = Analyser.normalised(typed).strip();
        Set<String> all = new LinkedHashSet<>();
        Set<String> title = new LinkedHashSet<>();
        Set<String> not = new LinkedHashSet<>();
        for (String word : SPACE.split(text)) {
            if (word.startsWith("-") && word.length() > 1) {
                String unwanted = clause(word.substring(1), false);
                if (!unwanted.isEmpty()) {
                    not.add("!(" + unwanted + ")");
                }
            } else {
                take(clause(word, false), all);
                take(clause(word, true), title);
            }
        }
        String number = numberInGroups(text);
        if (all.isEmpty() && number.isEmpty()) {
            return NOTHING;
        }
        return new SearchQuery(joined(all, not, number), joined(title, not, number));
    }

    /** The condition that an IPC symbol, or a part of one down from the class, sets; null where the text is none. */
    public static String ipc(String symbol) {
        var form = IPC.matcher(symbol);
        if (!form.matches()) {
            return null;
        }
        String term = SearchTerms.IPC + symbol.toLowerCase(Locale.ROOT);
        if (form.group("subgroup") != null) {
            return quoted(term);
        }
        return quoted(form.group("group") == null ? term : term + "/") + ":*";
    }

    public boolean isNothing() {
        return all.isEmpty();
    }

    /** The same with one more condition. */
    public SearchQuery and(String condition) {
        return isNothing() ? this : new SearchQuery(all + " & " + condition, title + " & " + condition);
    }

    private static void take(String clause, Set<String> clauses) {
        if (!clause.isEmpty() && clauses.size() < MOST_TERMS) {
            clauses.add(clause);
        }
    }

    private static String joined(Set<String> wanted, Set<String> unwanted, String number) {
        List<String> words = new ArrayList<>();
        String together = String.join(" & ", wanted);
        if (number.isEmpty()) {
            words.add(together);
        } else {
            words.add(wanted.isEmpty() ? number : "((" + together + ") | " + number + ")");
        }
        words.addAll(unwanted);
        return String.join(" & ", words);
    }

    /** One typed word: all its terms, or the number that it is. */
    private static String clause(String word, boolean inTitle) {
        Set<String> terms = Analyser.tokens(word).stream()
                .limit(MOST_TERMS)
                .map(token -> term(token, inTitle))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String words = String.join(" & ", terms);
        String number = number(Numbers.asked(word));
        if (number.isEmpty()) {
            return words;
        }
        return words.isEmpty() ? number : "((" + words + ") | " + number + ")";
    }

    private static String term(Token token, boolean inTitle) {
        String suffix = token.form() == Form.SINGLE ? ":*" : "";
        String inTheTitle = quoted(SearchTerms.TITLE + token.term()) + suffix;
        return inTitle ? inTheTitle : "(" + quoted(token.term()) + suffix + " | " + inTheTitle + ")";
    }

    /** The whole text as one number written in groups, such as {@code ZL 2017 1 0601862.3}; empty where it is none. */
    private static String numberInGroups(String text) {
        if (!text.contains(" ")) {
            return "";
        }
        Numbers.Asked asked = Numbers.asked(text);
        return NUMBER_IN_GROUPS.matcher(Numbers.squeezed(text)).matches()
                        || asked.whole().size() > 1
                ? number(asked)
                : "";
    }

    private static String number(Numbers.Asked asked) {
        if (asked.isNothing()) {
            return "";
        }
        List<String> terms = new ArrayList<>();
        asked.whole().forEach(number -> terms.add(quoted(SearchTerms.NUMBER + number)));
        asked.beginnings().forEach(number -> terms.add(quoted(SearchTerms.NUMBER + number) + ":*"));
        return "(" + String.join(" | ", terms) + ")";
    }

    private static String quoted(String term) {
        return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
