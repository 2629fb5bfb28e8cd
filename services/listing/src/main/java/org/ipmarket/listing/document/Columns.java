package org.ipmarket.listing.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The columns of a CSV file, named in its first line in any order; {@code type}, {@code office}, {@code number} and a title must be there. Days are
 * {@code 2015-01-06} or {@code 20150106}; several values in one cell are parted by semicolons.
 */
enum Columns {
    /** {@code INVENTION}, {@code UTILITY_MODEL}, {@code DESIGN}, {@code SOFTWARE}, ... or 发明, 实用新型, 外观设计, 软件, ... */
    TYPE,
    /** Code of WIPO ST.3. */
    OFFICE,
    /** Of the grant or registration; of the application while there is none. */
    NUMBER,
    APPLICATION_NUMBER,
    /** With the kind code, such as {@code CN112345678B}. */
    PUBLICATION_NUMBER,
    PUBLICATION_DATE,
    TITLE_ZH,
    TITLE_EN,
    ABSTRACT_ZH,
    ABSTRACT_EN,
    /** A legal status; without it, what is granted or registered is IN_FORCE and the rest PENDING. */
    STATUS,
    /** Without it, the day of the publication, of the grant or of the filing. */
    STATUS_AS_OF,
    FILED,
    GRANTED,
    WORK_CREATED,
    FIRST_PUBLISHED,
    EXPIRES,
    ANNUITIES_PAID_UNTIL,
    IPC,
    CPC,
    APPLICANTS,
    INVENTORS,
    AUTHORS,
    /** Each as {@code JP 2007-290922 2007-11-08}. */
    PRIORITIES,
    CLAIM_COUNT,
    REFERENCES_CITED,
    FAMILY_ID,
    /** All offices at which the family was filed. */
    FAMILY_OFFICES,
    /** How many publications cite the patent, by the day in {@code citations_as_of}. */
    CITATIONS_RECEIVED,
    /** Of them, within five years of its first publication. */
    CITATIONS_IN_FIVE_YEARS,
    CITATIONS_AS_OF;

    private static final Map<String, Columns> BY_HEADER =
            Arrays.stream(values()).collect(Collectors.toMap(Columns::header, Function.identity()));

    String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Null where there is no such column. */
    static Columns of(String header) {
        return BY_HEADER.get(
                header.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_'));
    }

    static String all() {
        return Arrays.stream(values()).map(Columns::header).collect(Collectors.joining(", "));
    }
}
