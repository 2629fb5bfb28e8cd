package org.ipmarket.listing.asset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.ipmarket.listing.Violation;

/** What the register asks of a bibliography: bounds, and codes of offices and kinds that there are. */
final class BibliographyRules {
    static final int MOST_LANGUAGES = 40;
    static final int MOST_ENTRIES = 5_000;
    static final int LONGEST_NAME = 2_000;
    static final int LONGEST_TEXT = 100_000;
    static final int LONGEST_ALL = 2_000_000;
    private static final int LONGEST_NUMBER = 60;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private BibliographyRules() {}

    /** Violations, each at its field under {@code bibliography}. */
    static List<Violation> check(Bibliography all) {
        List<Violation> found = new ArrayList<>();
        long length = texts("titles", all.titles(), found) + texts("abstracts", all.abstracts(), found);
        length += list("claims", all.claims(), LONGEST_TEXT, found);
        length += list("citedLiterature", all.citedLiterature(), LONGEST_TEXT, found);
        length += list("applicants", all.applicants(), LONGEST_NAME, found);
        length += list("inventors", all.inventors(), LONGEST_NAME, found);
        length += list("authors", all.authors(), LONGEST_NAME, found);
        length += list("ipc", all.ipc(), LONGEST_NUMBER, found);
        length += list("cpc", all.cpc(), LONGEST_NUMBER, found);
        numbers("publications", all.publications(), found);
        numbers("priorities", all.priorities(), found);
        numbers("citedPatents", all.citedPatents(), found);
        numbers("family", all.family(), found);
        if (!all.application().equals(Bibliography.Number.NONE)) {
            numbers("application", List.of(all.application()), found);
        }
        if (all.familyId().length() > LONGEST_NUMBER) {
            found.add(new Violation("bibliography.familyId", "at most " + LONGEST_NUMBER + " characters"));
        }
        if (length > LONGEST_ALL) {
            found.add(new Violation("bibliography", "at most " + LONGEST_ALL + " characters in all"));
        }
        return found;
    }

    private static long texts(String field, Map<String, String> texts, List<Violation> found) {
        if (texts.size() > MOST_LANGUAGES) {
            found.add(new Violation("bibliography." + field, "at most " + MOST_LANGUAGES + " languages"));
        }
        for (String language : texts.keySet()) {
            if (!LANGUAGE.matcher(language).matches()) {
                found.add(new Violation("bibliography." + field, "'" + language + "' is no language of BCP 47"));
            }
        }
        return list(field, texts.values(), LONGEST_TEXT, found);
    }

    private static long list(String field, Collection<String> entries, int longest, List<Violation> found) {
        if (entries.size() > MOST_ENTRIES) {
            found.add(new Violation("bibliography." + field, "at most " + MOST_ENTRIES + " entries"));
        }
        long length = 0;
        for (String entry : entries) {
            if (entry.length() > longest) {
                found.add(new Violation("bibliography." + field, "an entry has at most " + longest + " characters"));
                break;
            }
            length += entry.length();
        }
        return length;
    }

    private static void numbers(String field, List<Bibliography.Number> numbers, List<Violation> found) {
        if (numbers.size() > MOST_ENTRIES) {
            found.add(new Violation("bibliography." + field, "at most " + MOST_ENTRIES + " entries"));
        }
        for (Bibliography.Number number : numbers) {
            if (!OfficeCodes.isKnown(number.office())) {
                found.add(new Violation(
                        "bibliography." + field, "'" + number.office() + "' is no code of an office in WIPO ST.3"));
                return;
            }
            if (number.number().isBlank() || number.number().length() > LONGEST_NUMBER) {
                found.add(
                        new Violation("bibliography." + field, "a number has 1 to " + LONGEST_NUMBER + " characters"));
                return;
            }
            if (!number.kind().isEmpty() && !KindCode.isKnown(number.kind())) {
                found.add(new Violation(
                        "bibliography." + field, "'" + number.kind() + "' is no kind code of WIPO ST.16"));
                return;
            }
        }
    }
}
