package org.ipmarket.listing.asset;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.ipmarket.listing.Violation;

/** What the register asks of a bibliography: bounds, and codes of offices and kinds that there are. */
public final class BibliographyRules {
    static final int MOST_LANGUAGES = 40;
    static final int MOST_ENTRIES = 5_000;
    static final int LONGEST_NAME = 2_000;
    static final int LONGEST_TEXT = 100_000;
    static final int LONGEST_ALL = 2_000_000;
    static final int MOST_CITING = 1_000;
    static final int MOST_COUNTED = 100_000;
    private static final int MOST_SYMBOLS = 100;
    private static final int LONGEST_SOURCE = 200;
    private static final int LONGEST_NUMBER = 60;
    private static final Pattern IPC = Pattern.compile("[A-H]\\d{2}[A-Z](\\d{1,4}/\\d{2,6})?");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private BibliographyRules() {}

    /** Violations, each at its field under {@code bibliography}. */
    public static List<Violation> check(Bibliography all, LocalDate today) {
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
        family(all, found);
        if (all.citationsReceived() != null) {
            citations(all, today, found);
        }
        if (all.familyId().length() > LONGEST_NUMBER) {
            found.add(new Violation("bibliography.familyId", "at most " + LONGEST_NUMBER + " characters"));
        }
        if (length > LONGEST_ALL) {
            found.add(new Violation("bibliography", "at most " + LONGEST_ALL + " characters in all"));
        }
        return found;
    }

    private static void family(Bibliography all, List<Violation> found) {
        FamilyTold told = all.familyOffices();
        if (told == null) {
            return;
        }
        source("familyOffices", told.source(), found);
        if (told.offices().isEmpty()) {
            found.add(new Violation("bibliography.familyOffices", "names one office at least"));
        }
        for (String office : told.offices()) {
            if (!OfficeCodes.isKnown(office)) {
                found.add(new Violation(
                        "bibliography.familyOffices", "'" + office + "' is no code of an office in WIPO ST.3"));
            }
        }
        for (Bibliography.Number member : all.family()) {
            if (!told.offices().contains(member.office())) {
                found.add(new Violation(
                        "bibliography.familyOffices",
                        "lacks " + member.office() + ", at which the member " + member.text() + " was filed"));
                return;
            }
        }
    }

    private static void citations(Bibliography all, LocalDate today, List<Violation> found) {
        CitationsTold told = all.citationsReceived();
        String field = "citationsReceived";
        int before = found.size();
        source(field, told.source(), found);
        LocalDate first = Citations.firstPublished(all);
        if (told.asOf().isAfter(today) || first != null && told.asOf().isBefore(first)) {
            found.add(new Violation(
                    "bibliography." + field + ".asOf",
                    "lies " + (first == null ? "" : "between the first publication, " + first + ", and ") + "today, "
                            + today + ", at the latest"));
        }
        if (told.count() < told.citing().size() || told.count() > MOST_COUNTED) {
            found.add(new Violation(
                    "bibliography." + field + ".count",
                    "from " + told.citing().size() + ", those told one by one, to " + MOST_COUNTED));
        }
        if (told.inFiveYears() != null && (told.inFiveYears() < 0 || told.inFiveYears() > told.count())) {
            found.add(new Violation("bibliography." + field + ".inFiveYears", "from 0 to the count, " + told.count()));
        }
        if (told.citing().size() > MOST_CITING) {
            found.add(new Violation("bibliography." + field + ".citing", "at most " + MOST_CITING + " entries"));
        }
        numbers(
                field + ".citing",
                told.citing().stream().map(CitationsTold.Citing::publication).toList(),
                found);
        if (found.size() > before) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (CitationsTold.Citing one : told.citing()) {
            LocalDate day = one.publication().date();
            if (day != null && (day.isAfter(told.asOf()) || first != null && day.isBefore(first))) {
                found.add(new Violation(
                        "bibliography." + field + ".citing",
                        one.publication().text() + " is of " + day + ": not between the first publication"
                                + (first == null ? "" : ", " + first + ",") + " and asOf, " + told.asOf()));
                return;
            }
            if (!seen.add(one.publication().text())) {
                found.add(new Violation(
                        "bibliography." + field + ".citing", one.publication().text() + " is named twice"));
                return;
            }
            if (one.ipc().size() > MOST_SYMBOLS
                    || one.ipc().stream().anyMatch(symbol -> !IPC.matcher(symbol.replaceAll("\\s", ""))
                            .matches())) {
                found.add(new Violation(
                        "bibliography." + field + ".citing",
                        "the classes of " + one.publication().text() + ": at most " + MOST_SYMBOLS
                                + " symbols of the IPC, or its subclasses, such as B25J"));
                return;
            }
        }
    }

    private static void source(String field, String source, List<Violation> found) {
        if (source != null && (source.isBlank() || source.length() > LONGEST_SOURCE)) {
            found.add(new Violation("bibliography." + field + ".source", "1 to " + LONGEST_SOURCE + " characters"));
        }
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
