package org.ipmarket.valuation.method.copyright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.ipmarket.valuation.method.copyright.CopyrightTerm.Kind;
import org.junit.jupiter.api.Test;

class CopyrightTermTest {
    @Test
    void aLifeAndFiftyYears() {
        CopyrightTerm term = CopyrightTerm.afterDeath(Kind.WORK, List.of(day("1990-01-01")));
        assertThat(term.lastDay()).isEqualTo("2040-12-31");
        assertThat(term.open()).isFalse();
        assertThat(term.protects(day("2040-12-31"))).isTrue();
        assertThat(term.protects(day("2041-01-01"))).isFalse();
        assertThat(term.source()).startsWith("Copyright Law (2020) 23(1)");
        assertThat(CopyrightTerm.afterDeath(Kind.SOFTWARE, List.of(day("1990-12-31")))
                        .source())
                .startsWith("Regulations on Computers Software Protection 14");
    }

    @Test
    void theLastOfSeveralAuthorsCounts() {
        assertThat(CopyrightTerm.afterDeath(Kind.WORK, List.of(day("1990-05-05"), day("2003-12-31"), day("1950-01-01")))
                        .lastDay())
                .isEqualTo("2053-12-31");
        assertThatThrownBy(() -> CopyrightTerm.afterDeath(Kind.WORK, List.of())).hasMessageContaining("has an author");
    }

    @Test
    void aLivingAuthorLeavesItOpen() {
        CopyrightTerm term = CopyrightTerm.whileAlive(Kind.WORK, day("2026-03-01"));
        assertThat(term.lastDay()).isEqualTo("2076-12-31");
        assertThat(term.open()).isTrue();
    }

    @Test
    void aFirmsFiftyYearsCountFromPublication() {
        CopyrightTerm term = CopyrightTerm.ofFirm(Kind.SOFTWARE, day("2001-02-03"), day("2004-07-01"));
        assertThat(term.lastDay()).isEqualTo("2054-12-31");
        assertThat(term.open()).isFalse();
        CopyrightTerm unpublished = CopyrightTerm.ofFirm(Kind.WORK, day("2001-02-03"), null);
        assertThat(unpublished.lastDay()).isEqualTo("2051-12-31");
        assertThat(unpublished.open()).isTrue();
    }

    /** On the last day of the fiftieth year is in time; a day later is for ever too late. */
    @Test
    void whatIsNotPublishedInFiftyYearsIsFree() {
        assertThat(CopyrightTerm.ofFirm(Kind.WORK, day("1960-06-06"), day("2010-12-31"))
                        .lastDay())
                .isEqualTo("2060-12-31");
        assertThat(CopyrightTerm.ofFirm(Kind.WORK, day("1960-06-06"), day("2011-01-01"))
                        .lastDay())
                .isEqualTo("2010-12-31");
        assertThatThrownBy(() -> CopyrightTerm.ofFirm(Kind.WORK, day("2001-01-01"), day("2000-12-31")))
                .hasMessageContaining("before it was made");
    }

    /** Published in 1970 it was free from 2021-01-01 on, five months before the new law; published in 1971 it was not. */
    @Test
    void aPhotographThatWasFreeStaysFree() {
        CopyrightTerm asAnyWork = CopyrightTerm.afterDeath(Kind.PHOTOGRAPH, List.of(day("1999-09-09")));
        assertThat(CopyrightTerm.photograph(asAnyWork, day("1970-12-31")).lastDay())
                .isEqualTo("2020-12-31");
        assertThat(CopyrightTerm.photograph(asAnyWork, day("1971-01-01"))).isEqualTo(asAnyWork);
        assertThat(CopyrightTerm.photograph(asAnyWork, null)).isEqualTo(asAnyWork);
    }

    @Test
    void anUnknownAuthorsYearsCountFromPublication() {
        CopyrightTerm term = CopyrightTerm.anonymous(day("1999-09-09"));
        assertThat(term.lastDay()).isEqualTo("2049-12-31");
        assertThat(term.open()).isTrue();
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
