package org.ipmarket.listing.grant;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.ipmarket.listing.Violation;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.Right;

/** Reads the extent of an offer into one form, so that equal ones are written alike, and says what is wrong with it. */
public final class Extents {
    public static final int MOST_TERRITORIES = 300;
    public static final int MOST_FIELDS = 50;
    public static final int LONGEST_FIELD = 200;

    private Extents() {}

    /** What was read. */
    public sealed interface Reading {
        record Accepted(Extent extent) implements Reading {}

        record Refused(List<Violation> violations) implements Reading {}
    }

    /** @param stated as written; it or any of its parts may be null */
    public static Reading read(Right right, Stated stated) {
        if (stated == null) {
            return new Reading.Accepted(Extent.ALL);
        }
        if (right == Right.ASSIGNMENT) {
            return new Reading.Refused(
                    List.of(new Violation("extent", "an assignment passes the whole title; it has no extent")));
        }
        List<Violation> found = new ArrayList<>();
        Set<String> territories = territories(stated.territories(), found);
        Set<String> fields = fields(stated.fields(), found);
        if (stated.until() != null && stated.from() != null && !stated.until().isAfter(stated.from())) {
            found.add(new Violation("extent.until", "the first day without the licence is after its first day"));
        }
        return found.isEmpty()
                ? new Reading.Accepted(new Extent(territories, fields, stated.from(), stated.until()))
                : new Reading.Refused(found);
    }

    /** What is wrong with offering it on that day. */
    public static List<Violation> ended(Extent extent, LocalDate today) {
        return extent.until() == null || extent.until().isAfter(today)
                ? List.of()
                : List.of(new Violation("extent.until", "the licence would have ended on " + extent.until()));
    }

    /**
     * One that an office or an operator wrote, in the form in which offers are written. A territory that has no code is
     * taken for everywhere: what lies on a right is not made smaller than it may be.
     */
    public static Extent normal(Extent written) {
        Set<String> territories = new HashSet<>();
        boolean known = written.territories() != null;
        for (String text : known ? written.territories() : Set.<String>of()) {
            known &= Territories.code(text).map(territories::add).isPresent();
        }
        Set<String> fields = written.fields() == null
                ? null
                : written.fields().stream().map(Extents::normal).collect(Collectors.toSet());
        return new Extent(known ? territories : null, fields, written.from(), written.until());
    }

    /** An extent as somebody writes it. */
    public record Stated(List<String> territories, List<String> fields, LocalDate from, LocalDate until) {}

    private static Set<String> territories(List<String> written, List<Violation> found) {
        if (!bounded("extent.territories", written, MOST_TERRITORIES, found)) {
            return null;
        }
        Set<String> codes = new HashSet<>();
        for (String text : written) {
            if (text == null || Territories.code(text).isEmpty()) {
                found.add(new Violation(
                        "extent.territories",
                        "no code of ISO 3166-1 or 3166-2: " + (text == null ? "null" : cut(text))));
                return null;
            }
            codes.add(Territories.code(text).get());
        }
        return codes;
    }

    private static Set<String> fields(List<String> written, List<Violation> found) {
        if (!bounded("extent.fields", written, MOST_FIELDS, found)) {
            return null;
        }
        Set<String> fields = new HashSet<>();
        for (String text : written) {
            String field = text == null ? "" : normal(text);
            if (field.isEmpty() || field.length() > LONGEST_FIELD) {
                found.add(new Violation("extent.fields", "a field of use has 1 to " + LONGEST_FIELD + " characters"));
                return null;
            }
            fields.add(field);
        }
        return fields;
    }

    private static boolean bounded(String name, List<String> written, int most, List<Violation> found) {
        if (written == null) {
            return false;
        }
        if (written.isEmpty() || written.size() > most) {
            found.add(new Violation(name, "1 to " + most + " of them, or left out where there is no bound"));
            return false;
        }
        return true;
    }

    /** Full-width and half-width letters alike, lower case, single spaces. */
    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}\\p{Cc}]+", " ")
                .strip();
    }

    private static String cut(String text) {
        return text.length() > 20 ? text.substring(0, 20) + "…" : text;
    }
}
