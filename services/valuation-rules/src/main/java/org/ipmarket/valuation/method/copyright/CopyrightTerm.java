package org.ipmarket.valuation.method.copyright;

import java.time.LocalDate;
import java.time.Month;
import java.util.Collection;

/**
 * Until when a work's economic rights are protected in China. All terms end on 31 December (Copyright Law of 2020, articles 23
 * and 65; Regulations on Computers Software Protection, article 14; Implementing Regulations of the Copyright Law, article 18).
 * Authorship and integrity have no term (article 22) and no part in this.
 *
 * @param lastDay of protection
 * @param open true where it may yet be later: an author lives, or a work may yet be published
 * @param source the rule from which it follows
 */
public record CopyrightTerm(LocalDate lastDay, boolean open, String source) {
    private static final int YEARS = 50;

    /** From here on photographs last as long as other works; those that had ended before do not come back. */
    private static final LocalDate PHOTOGRAPHS_LIKE_OTHERS = LocalDate.of(2021, 6, 1);

    private static final String LAW = "Copyright Law (2020) ";
    private static final String SOFTWARE_RULES = "Regulations on Computers Software Protection 14: ";

    /** Whose it is, which decides from when the years count. */
    public enum Kind {
        /** Of people, other than what stands below. */
        WORK(LAW + "23(1): "),
        /** A program by people. */
        SOFTWARE(SOFTWARE_RULES),
        /** By people; see {@link #photograph}. */
        PHOTOGRAPH(LAW + "23(1): ");

        private final String source;

        Kind(String source) {
            this.source = source;
        }
    }

    /** A work by people of whom all are dead: to the end of the 50th year after the last one's death. */
    public static CopyrightTerm afterDeath(Kind kind, Collection<LocalDate> deaths) {
        LocalDate last = deaths.stream()
                .max(LocalDate::compareTo)
                .orElseThrow(() -> new IllegalArgumentException("a work by people has an author"));
        return new CopyrightTerm(
                endOf(last), false, kind.source + "to the end of the 50th year after the last author's death");
    }

    /**
     * A work of which an author lives: at least 50 years more, however the author fares.
     *
     * @param day on which the author is known to live
     */
    public static CopyrightTerm whileAlive(Kind kind, LocalDate day) {
        return new CopyrightTerm(
                endOf(day), true, kind.source + "an author lives; at least to the end of the 50th year from now");
    }

    /**
     * A photograph: as any work by people, unless its term under the law before, 50 years from publication, had ended by then.
     *
     * @param term as it would be for any work by people
     * @param published null where it was not by that day
     */
    public static CopyrightTerm photograph(CopyrightTerm term, LocalDate published) {
        if (published == null || !endOf(published).isBefore(PHOTOGRAPHS_LIKE_OTHERS)) {
            return term;
        }
        return new CopyrightTerm(
                endOf(published), false, LAW + "65: a photograph whose term had ended before 2021-06-01 stays free");
    }

    /**
     * A work of a firm, a work for hire of which a firm has the rights, or an audiovisual work: to the end of the 50th year after
     * its first publication; one that was not published within 50 years of its making is protected no longer.
     *
     * @param kind {@link Kind#SOFTWARE} for a program
     * @param published null where it was not yet
     */
    public static CopyrightTerm ofFirm(Kind kind, LocalDate made, LocalDate published) {
        String source = kind == Kind.SOFTWARE ? SOFTWARE_RULES : LAW + "23(2), (3): ";
        if (published == null) {
            return new CopyrightTerm(
                    endOf(made),
                    true,
                    source + "to the end of the 50th year after it was made, unless published by then");
        }
        if (published.isBefore(made)) {
            throw new IllegalArgumentException("published on " + published + ", before it was made on " + made);
        }
        if (published.isAfter(endOf(made))) {
            return new CopyrightTerm(endOf(made), false, source + "not published within 50 years of its making");
        }
        return new CopyrightTerm(
                endOf(published), false, source + "to the end of the 50th year after first publication");
    }

    /** A work of which nobody knows the author: from its first publication, until the author becomes known. */
    public static CopyrightTerm anonymous(LocalDate published) {
        return new CopyrightTerm(
                endOf(published),
                true,
                "Implementing Regulations 18: to the end of the 50th year after first publication, unless the author becomes known");
    }

    /** Whether it is protected on a day, so far as is known. */
    public boolean protects(LocalDate day) {
        return !day.isAfter(lastDay);
    }

    private static LocalDate endOf(LocalDate event) {
        return LocalDate.of(event.getYear() + YEARS, Month.DECEMBER, 31);
    }
}
